import * as pulumi from "@pulumi/pulumi";
import { managed } from "./managed";
import { carriedTriggers } from "./triggers";
import type { ApiProxyGroupDeploymentArgs, DeploymentResult, Unfinished } from "./types/resources";

/**
 * An API Proxy Group in one environment: deployed when the resource is created and when one of its `triggers` changes,
 * undeployed when it is deleted. One for each environment puts a group without `environmentName` into any number of
 * them, in an order that `dependsOn` gives.
 *
 * Speaks to the Management API's calls "Deploy API Proxy Group" and "Undeploy API Proxy Group". A pod that fails makes
 * the update fail; the next `up` deploys again.
 *
 * A trigger is any value of JSON: what the group has, such as its route and its members, and a release of your own, whose
 * change deploys whatever else happened. A Date, a Map or a resource is none and is refused. `pulumi up` deletes last: see {@link ApiProxyGroupMember} about members that leave.
 *
 * @example
 * ```ts
 * const staging = new ApiProxyGroupDeployment("staging", {
 *     projectName: "Retail",
 *     groupName: group.name,
 *     environmentName: "staging",
 *     triggers: [group.clientRoute, members.map(({ apiProxyName }) => apiProxyName)],
 * });
 * ```
 */
export class ApiProxyGroupDeployment extends pulumi.CustomResource {
    /** Project of the group. */
    declare public readonly projectName: pulumi.Output<string>;
    /** Name of the group. */
    declare public readonly groupName: pulumi.Output<string>;
    /** Environment that the group is deployed to. */
    declare public readonly environmentName: pulumi.Output<string>;
    /** Entry of `apinizer:connections` that names the Manager. */
    declare public readonly connection: pulumi.Output<string | undefined>;
    /** Note of the last deployment in the deploy history. */
    declare public readonly description: pulumi.Output<string | undefined>;
    /** Whether the history keeps the record of the last deployment for ever. */
    declare public readonly persistent: pulumi.Output<boolean | undefined>;
    /** Values whose change deploys again. */
    declare public readonly triggers: pulumi.Output<unknown[] | undefined>;
    /** Origin of the Manager that holds the group. */
    declare public readonly manager: pulumi.Output<string>;
    /** What the last deployment did, one row for each gateway pod. */
    declare public readonly deploymentResult: pulumi.Output<DeploymentResult | undefined>;
    /** `"deployment"` if the last one did not complete; the next `up` retries it. Absent if it did. */
    declare public readonly unfinished: pulumi.Output<Unfinished | undefined>;

    /**
     * @param name Pulumi name of the resource.
     * @param args Its inputs.
     * @param opts Options of the engine. `import` and `id` are refused: deploying what is deployed does no harm.
     */
    constructor(name: string, args: ApiProxyGroupDeploymentArgs, opts?: pulumi.CustomResourceOptions) {
        const inputs: pulumi.Inputs = { ...args };
        const triggers = carriedTriggers(name, inputs.triggers);
        super(...managed("ApiProxyGroupDeployment", name, { ...inputs, triggers }, computed, opts));
    }
}

const computed = [
    "projectName",
    "connection",
    "description",
    "persistent",
    "triggers",
    "manager",
    "deploymentResult",
    "unfinished",
];
