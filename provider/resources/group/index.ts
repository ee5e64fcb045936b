import type { Resource } from "../resource";
import { check } from "./check";
import { create } from "./create";
import { remove } from "./delete";
import { diff } from "./diff";
import { read } from "./read";
import { update } from "./update";

/** An API Proxy Group: one client route in front of several API proxies, deployed to environments. */
export const group: Resource = { check, diff, create, update, read, delete: remove, reports: ["deploymentResult"] };
