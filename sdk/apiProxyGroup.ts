import * as pulumi from "@pulumi/pulumi";
import { managed } from "./managed";
import type { ApiProxyGroupArgs, ClientRoute, DeploymentResult, Unfinished } from "./types/resources";

/**
 * An API Proxy Group: bundles API proxies behind one client route, and is deployed to environments, which are sets of
 * gateway pods.
 *
 * Created, updated and deleted by the calls of the Management API's section "API Proxy Groups". With `environmentName`
 * every write deploys, and the update fails, naming each pod, when one of them could not be deployed.
 *
 * @example
 * ```ts
 * const payments = new ApiProxyGroup("payments", {
 *     projectName: "Retail",
 *     name: "PaymentAPIGroup",
 *     clientRoute: { relativePathList: ["/api/v2/payment"], methodList: ["GET", "POST"] },
 *     environmentName: "production",
 * });
 * export const deployment = payments.deploymentResult;
 * ```
 */
export class ApiProxyGroup extends pulumi.CustomResource {
    /** Project that the group belongs to. */
    declare public readonly projectName: pulumi.Output<string>;
    /** Name of the group, unique in its project. */
    declare public readonly name: pulumi.Output<string>;
    /** What the group is for. */
    declare public readonly description: pulumi.Output<string | undefined>;
    /** Which requests belong to the group. */
    declare public readonly clientRoute: pulumi.Output<ClientRoute>;
    /** Environment that every write deploys to. */
    declare public readonly environmentName: pulumi.Output<string | undefined>;
    /** Entry of `apinizer:connections` that names the Manager. */
    declare public readonly connection: pulumi.Output<string | undefined>;
    /** Origin of the Manager that holds the group. */
    declare public readonly manager: pulumi.Output<string>;
    /** What the last deployment did, one row for each gateway pod. Absent without `environmentName`. */
    declare public readonly deploymentResult: pulumi.Output<DeploymentResult | undefined>;
    /** Whether the environment runs an older definition, as the last refresh saw it. Absent without `environmentName`. */
    declare public readonly redeployRequired: pulumi.Output<boolean | undefined>;
    /** What the last write left undone, and the next `up` finishes. Absent when it ended well. */
    declare public readonly unfinished: pulumi.Output<Unfinished | undefined>;

    /**
     * @param name Pulumi name of the resource, and the group's name where `args.name` is absent.
     * @param args Its inputs.
     * @param opts Options of the engine. `import` and `id` are refused: `adoptExisting` takes over what exists.
     */
    constructor(name: string, args: ApiProxyGroupArgs, opts?: pulumi.CustomResourceOptions) {
        super(...managed("ApiProxyGroup", name, { ...args }, computed, opts));
    }
}

const computed = [
    "projectName",
    "description",
    "environmentName",
    "connection",
    "manager",
    "deploymentResult",
    "redeployRequired",
    "unfinished",
];
