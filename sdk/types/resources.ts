// Written by `npm run build` from the schemas and their comments: change those.
import type { Inputs } from "../inputs";

/** Which requests of a gateway's clients belong to a group. All conditions that are given must hold. */
export interface ClientRoute {
    /** Paths under which the group answers, the first match wins. At least one, each with a leading slash. */
    relativePathList: string[];
    /** HTTP methods: GET POST PUT HEAD OPTIONS DELETE PATCH TRACE ALL. Default: all of them. */
    methodList?: HttpMethod[] | null | undefined;
    /** Host names. Default: any. */
    hostList?: string[] | null | undefined;
    /** Headers that a request must carry. Names are compared without regard to case, values exactly. Default: none. */
    headerList?: RouteHeader[] | null | undefined;
    /** Whether the gateway reads a request whole before it passes it on. Default: true. */
    bufferRequest?: boolean | null | undefined;
    /** Whether the gateway reads a response whole before it passes it on. Default: true. */
    bufferResponse?: boolean | null | undefined;
}

/** An HTTP method as the gateway knows it; `ALL` is any. */
export type HttpMethod = "GET" | "POST" | "PUT" | "HEAD" | "OPTIONS" | "DELETE" | "PATCH" | "TRACE" | "ALL";

/** A header that a request must carry, to belong to a group. */
export interface RouteHeader {
    /** Name of the header. */
    name: string;
    /** Its value. */
    value: string;
}

/** What a program says about an {@link ApiProxyGroup}. */
export interface ApiProxyGroupArgs {
    /** Project that the group belongs to. A change replaces the group. Default: `apinizer:projectName`. */
    projectName?: Inputs<string | null | undefined>;
    /** Name of the group, unique in its project. A change replaces the group. Default: the resource's Pulumi name. */
    name?: Inputs<string | null | undefined>;
    /** What the group is for. Default: none. */
    description?: Inputs<string | null | undefined>;
    /** Which requests belong to the group. */
    clientRoute: Inputs<ClientRoute>;
    /**
     * Environment to deploy to after every write. Default: none. Removing or changing it leaves the old deployment
     * running.
     */
    environmentName?: Inputs<string | null | undefined>;
    /** Entry of `apinizer:connections` that names the Manager. Default: the Manager of the stack's own settings. */
    connection?: Inputs<string | null | undefined>;
    /** Take over a group of this name that exists already, overwriting its definition. Default: false. */
    adoptExisting?: Inputs<boolean | null | undefined>;
}

/** What a program says about an {@link ApiProxyGroupDeployment}. */
export interface ApiProxyGroupDeploymentArgs {
    /** Project of the group. A change replaces the deployment. Default: `apinizer:projectName`. */
    projectName?: Inputs<string | null | undefined>;
    /** Name of the group. A change replaces the deployment. */
    groupName: Inputs<string>;
    /** Environment that the group is deployed to. A change replaces the deployment. */
    environmentName: Inputs<string>;
    /** Entry of `apinizer:connections` that names the Manager. Default: the Manager of the stack's own settings. */
    connection?: Inputs<string | null | undefined>;
    /** Note for the deploy history; goes with the next deployment. Default: the Manager's own words. */
    description?: Inputs<string | null | undefined>;
    /** Whether the history keeps the record for ever; goes with the next deployment. Default: false. */
    persistent?: Inputs<boolean | null | undefined>;
    /** Values of JSON, of any kind: when one of them changes, the group is deployed again. Default: none. */
    triggers?: Inputs<unknown[] | null | undefined>;
}

/** What a program says about an {@link ApiProxyGroupMember}. Any change replaces it. */
export interface ApiProxyGroupMemberArgs {
    /** Project of the group and of the API proxy. Default: `apinizer:projectName`. */
    projectName?: Inputs<string | null | undefined>;
    /** Name of the group. */
    groupName: Inputs<string>;
    /** Name of the API proxy that becomes a member. */
    apiProxyName: Inputs<string>;
    /** Entry of `apinizer:connections` that names the Manager. Default: the Manager of the stack's own settings. */
    connection?: Inputs<string | null | undefined>;
}

/** What a deployment or an undeployment did, one row for each gateway pod. */
export interface DeploymentResult {
    /** The Manager's summary. The package believes it only if no row of `detailList` contradicts it. */
    success: boolean;
    /** How long it took in all, in milliseconds. */
    responseTime?: number | undefined;
    /** The Manager's own words about the whole of it. */
    message?: string | undefined;
    /** One row for each gateway pod, or for each environment where the Manager does not name the pods. */
    detailList: PodResult[];
    /** How many more rows there were. At most 100 are kept, first of all those that failed. Absent if all are kept. */
    omittedRows?: number | undefined;
}

/** What a deployment or an undeployment did on one gateway pod. */
export interface PodResult {
    /** Name of the environment. */
    envName?: string | undefined;
    /** Name of the gateway pod. */
    podName?: string | undefined;
    /** Address of the pod. */
    podIp?: string | undefined;
    /** Whether the pod now serves, or no longer serves, the group. A row that does not say so counts as failed. */
    success: boolean;
    /** How long the pod took, in milliseconds. */
    responseTime?: number | undefined;
    /** The pod's own words. They are in the API's openapi.yaml, but not on its pages. */
    detail?: string | undefined;
}

/**
 * What the last write left undone. The next `up` finishes it.
 *
 * - `"deployment"`: the definition is written, but its deployment did not complete.
 * - `"creation"`: it is not known whether the object was created.
 * - `"update"`: it is not known whether the update was carried out.
 */
export type Unfinished = "deployment" | "creation" | "update";
