import { userAgent } from "./connectedClient";
import { DynamicHost } from "./hosts/dynamic";
import type { DynamicProvider } from "./hosts/dynamicProvider";
import { deployment as deploymentResource } from "./resources/deployment";
import { group as groupResource } from "./resources/group";
import { member as memberResource } from "./resources/member";

/** One session for all kinds of resources: the engine's process loads this module once. */
const host = new DynamicHost(userAgent());

/**
 * What the state of every resource names: `require("pulumi-apinizer/provider").group`, and so on. This path and these
 * names are public for ever, because a state written today is read by releases of any later day.
 */
export const group: DynamicProvider = host.provider(groupResource);
export const deployment: DynamicProvider = host.provider(deploymentResource);
export const member: DynamicProvider = host.provider(memberResource);
