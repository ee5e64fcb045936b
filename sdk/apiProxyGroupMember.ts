import * as pulumi from "@pulumi/pulumi";
import { managed } from "./managed";
import type { ApiProxyGroupMemberArgs, Unfinished } from "./types/resources";

/**
 * An API proxy as a member of an API Proxy Group. Any change replaces the membership, the new one first.
 *
 * Speaks to the Management API's calls that add an API proxy to a group and remove it. Managers of August 2026 and later
 * list the members of a group: `pulumi refresh` then sees that a member was removed, once it has seen it in the list, and
 * the next `pulumi up` adds it again. Without that list, a member stays in the state while its group exists.
 *
 * The gateways serve what the group had when it was last deployed. `pulumi up` deletes last, so a member that leaves
 * the program is removed after the deployments of that run, and leaves the gateways with the next one. A member that is
 * replaced by another leaves with the deployments of the same run if it has the option `deleteBeforeReplace`.
 *
 * @example
 * ```ts
 * new ApiProxyGroupMember("cards", { projectName: "Retail", groupName: group.name, apiProxyName: "CardsAPI" });
 * ```
 */
export class ApiProxyGroupMember extends pulumi.CustomResource {
    /** Project of the group and of the API proxy. */
    declare public readonly projectName: pulumi.Output<string>;
    /** Name of the group. */
    declare public readonly groupName: pulumi.Output<string>;
    /** Name of the API proxy. */
    declare public readonly apiProxyName: pulumi.Output<string>;
    /** Entry of `apinizer:connections` that names the Manager. */
    declare public readonly connection: pulumi.Output<string | undefined>;
    /** Origin of the Manager that holds the group. */
    declare public readonly manager: pulumi.Output<string>;
    /** `"creation"` if it is not known whether the proxy was added. The next `up` adds it again. */
    declare public readonly unfinished: pulumi.Output<Unfinished | undefined>;
    /**
     * True after a refresh has found the API proxy in the Manager's list of the group's members, else absent. Only then
     * does a list without it mean that it was removed, because the list may show only API proxies that can be promoted.
     */
    declare public readonly listed: pulumi.Output<boolean | undefined>;

    /**
     * @param name Pulumi name of the resource.
     * @param args Its inputs.
     * @param opts Options of the engine. `import` and `id` are refused: adding a member again does no harm.
     */
    constructor(name: string, args: ApiProxyGroupMemberArgs, opts?: pulumi.CustomResourceOptions) {
        super(...managed("ApiProxyGroupMember", name, { ...args }, computed, opts));
    }
}

const computed = ["projectName", "connection", "manager", "unfinished", "listed"];
