import { readFileSync } from "node:fs";
import { z } from "zod";
import { DynamicHost } from "./dynamicHost";
import { deployment as deploymentResource } from "./resources/deployment";
import { group as groupResource } from "./resources/group";
import { member as memberResource } from "./resources/member";

/**
 * What the state of every resource names: `require("pulumi-apinizer/provider").group`. This path and the names below
 * are public for ever, because states written today are read by releases of any later day.
 */
const manifest = z.object({ version: z.string() });
const { version } = manifest.parse(JSON.parse(readFileSync(require.resolve("pulumi-apinizer/package.json"), "utf8")));

/** One session for all kinds of resources: the engine's process loads this module once. */
const host = new DynamicHost(version);

export const group = host.provider(groupResource);
export const deployment = host.provider(deploymentResource);
export const member = host.provider(memberResource);
