const groups = "/projects/{project}/apiProxyGroups/";
const group = `${groups}{group}/` as const;
const member = `${group}apiProxies/{proxy}/` as const;
const environment = `${group}environments/{environment}/` as const;
const record = `${group}deploy-histories/{revision}/` as const;

/** The calls of the Management API by the names that records and faults use: method, and path below `/apiops`. */
export const endpoints = {
    listGroups: { method: "GET", path: groups },
    createGroup: { method: "POST", path: groups },
    updateGroup: { method: "PUT", path: groups },
    deleteGroup: { method: "DELETE", path: group },
    addMember: { method: "POST", path: member },
    removeMember: { method: "DELETE", path: member },
    // The only one about groups without a slash at its end.
    listGroupMembers: { method: "GET", path: `${group}proxies/forpromotion` },
    listGroupEnvironments: { method: "GET", path: `${group}environments/` },
    deployGroup: { method: "POST", path: environment },
    undeployGroup: { method: "DELETE", path: environment },
    listDeployHistory: { method: "GET", path: `${group}deploy-histories/` },
    getDeployHistory: { method: "GET", path: record },
    deleteDeployHistory: { method: "DELETE", path: record },
    listProjects: { method: "GET", path: "/projects/" },
    listEnvironments: { method: "GET", path: "/environments/" },
    listProjectEnvironments: { method: "GET", path: "/projects/{project}/environments/" },
    token: { method: "POST", path: "/auth/token" },
    healthcheck: { method: "GET", path: "/test/healthcheck" },
    hello: { method: "GET", path: "/test/hello/{name}" },
} as const;

type Endpoints = typeof endpoints;
export type Endpoint = keyof Endpoints;

export const endpointNames = keysOf(endpoints);

/** What a request can be for: an endpoint, and `unknown` for everything else. */
export const operations = [...endpointNames, "unknown"] as const;

/**
 * The name of a call; `unknown` where the path or the method is none of the API's.
 *
 * @useDeclaredType
 */
export type SimulatedOperation = (typeof operations)[number];

/** `project` and `group` for `/projects/{project}/apiProxyGroups/{group}/`. */
type NameIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NameIn<Rest> : never;

/** The values that the path of an endpoint has, decoded. */
export type PathValues<Name extends Endpoint> = Readonly<Record<NameIn<Endpoints[Name]["path"]>, string>>;

/** What a request is about, as far as its path and its body say. */
export interface RequestTarget {
    /** The call; `unknown` where the path or the method is none of the API's. */
    readonly operation: SimulatedOperation;
    /** Decoded name of the project. */
    readonly project?: string | undefined;
    /** Decoded name of the group; for a create and an update it stands in the body. */
    readonly group?: string | undefined;
    /** Decoded name of the environment; for a create and an update it stands in the body. */
    readonly environment?: string | undefined;
}

/** The compiler knows the keys of a type parameter only in a loop of this form. */
function keysOf<Table extends object>(table: Table): readonly Extract<keyof Table, string>[] {
    const keys: Extract<keyof Table, string>[] = [];
    for (const key in table) {
        keys.push(key);
    }
    return keys;
}
