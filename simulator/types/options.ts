// Written by `npm run build` from the schemas and their comments: change those.

/** Options of {@link startSimulator}; each has a default. */
export interface SimulatorOptions {
    /** Port on the loopback interface, 0 to 65535; 0 lets the system choose. Default: 0. */
    port?: number | undefined;
    /** Names of the projects, at least one. Default: `["Retail"]`. */
    projects?: string[] | undefined;
    /**
     * Environments by name, each with the names of its gateway pods or their number, at most 100.
     * Default: `{ production: 2 }`. Example: `{ production: 3, sandbox: ["pod-a"] }`.
     */
    environments?: Record<string, number | string[]> | undefined;
    /** Names of the API proxies, which exist in every project. Default: none. */
    proxies?: string[] | undefined;
    /** The token that never expires, without white space. Default: `simulator-token`. */
    token?: string | undefined;
    /** Secrets by client id, to be exchanged for tokens. Default: none. Example: `{ ci: "secret" }`. */
    clients?: Record<string, string> | undefined;
    /** Life of an exchanged token, in seconds, at least 1. Default: 3600. */
    tokenLifetimeSeconds?: number | undefined;
    /** The envelope around answers: `new` has `status`, `old` has `success` and `error`. Default: `new`. */
    envelope?: "new" | "old" | undefined;
    /** Waited before every request is processed, in milliseconds. Default: 0. */
    latencyMs?: number | undefined;
    /**
     * File that keeps the groups over a restart; it is replaced as a whole after each change, which costs time in
     * proportion to what it holds. Default: none, they are forgotten.
     */
    dataFile?: string | undefined;
    /**
     * Key and certificate in PEM for HTTPS; `ca` is what client certificates must be signed by, and makes one mandatory
     * unless `requireClientCert` says otherwise. Default: HTTP.
     */
    tls?: {
        /** The server's private key. */
        key: string;
        /** The server's certificate. */
        cert: string;
        /** What client certificates must be signed by. Default: none are asked for. */
        ca?: string | undefined;
        /** Whether a client without a certificate is refused. Default: true where `ca` is given. */
        requireClientCert?: boolean | undefined;
    } | undefined;
    /** Whether the list of groups has `clientRoute`, as in openapi.yaml, or `id`, as on the page. Default: false. */
    listsClientRoute?: boolean | undefined;
    /**
     * Whether the call that lists the members of a group exists, as in openapi.yaml since August 2026; else it is an
     * empty 404, as any unknown path is. Default: false.
     */
    listsMembers?: boolean | undefined;
    /**
     * The `relativePath` of projects that have it enabled: the Manager stores the paths of their groups with it in front.
     * `""` and `"/"` are in front of nothing. Default: none. Example: `{ Retail: "/retail" }`.
     */
    relativePaths?: Record<string, string> | undefined;
    /**
     * Whether each redeployment of a group puts `relativePath` in front once more, as releases before 2026.04.8 did.
     * Default: false.
     */
    repeatsRelativePath?: boolean | undefined;
    /** A write that names an environment which does not exist: refused before or after the group is written. */
    unknownEnvironment?: "refuse" | "writeThenRefuse" | undefined;
    /** What an update without `description` does to the old one. Default: `clear`. */
    absentDescription?: "clear" | "keep" | undefined;
    /** What a group's environments list: every environment, or those with a deploy record. Default: `all`. */
    groupEnvironments?: "all" | "recorded" | undefined;
    /**
     * Whether an undeployed environment leaves the list of a group's environments, where `groupEnvironments` is
     * `recorded`; else it stays with `deployed: false`. Default: false.
     */
    forgetsUndeployed?: boolean | undefined;
    /** Undeploying where nothing is deployed. Default: `success`. */
    undeployNothing?: "success" | "error" | undefined;
}
