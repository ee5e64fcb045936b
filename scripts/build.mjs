import { stop } from "./say.mjs";
import { build } from "./setup.mjs";

build().catch(stop);
