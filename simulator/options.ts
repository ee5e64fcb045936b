import { z } from "zod";

const name = z.string().min(1);

/**
 * What a simulated Manager holds and how it behaves. Those from `listsClientRoute` on say what the documentation leaves
 * open, or what differs between releases of the Manager.
 */
const eachOption = z.strictObject({
    /** Port on the loopback interface, 0 to 65535; 0 lets the system choose. Default: 0. */
    port: z.int().min(0).max(65535).default(0),
    /** Names of the projects, at least one. Default: `["Retail"]`. */
    projects: z.array(name).min(1).default(["Retail"]),
    /**
     * Environments by name, each with the names of its gateway pods or their number, at most 100.
     * Default: `{ production: 2 }`. Example: `{ production: 3, sandbox: ["pod-a"] }`.
     */
    environments: z.record(name, z.union([z.int().min(0).max(100), z.array(name).max(100)])).default({ production: 2 }),
    /** Names of the API proxies, which exist in every project. Default: none. */
    proxies: z.array(name).default([]),
    /** The token that never expires, without white space. Default: `simulator-token`. */
    token: z.string().regex(/^\S+$/).default("simulator-token"),
    /** Secrets by client id, to be exchanged for tokens. Default: none. Example: `{ ci: "secret" }`. */
    clients: z.record(name, name).default({}),
    /** Life of an exchanged token, in seconds, at least 1. Default: 3600. */
    tokenLifetimeSeconds: z.int().min(1).default(3600),
    /** The envelope around answers: `new` has `status`, `old` has `success` and `error`. Default: `new`. */
    envelope: z.enum(["new", "old"]).default("new"),
    /** Waited before every request is processed, in milliseconds. Default: 0. */
    latencyMs: z.number().min(0).default(0),
    /**
     * File that keeps the groups over a restart; it is replaced as a whole after each change, which costs time in
     * proportion to what it holds. Default: none, they are forgotten.
     */
    dataFile: z.string().min(1).optional(),
    /**
     * Key and certificate in PEM for HTTPS; `ca` is what client certificates must be signed by, and makes one mandatory
     * unless `requireClientCert` says otherwise. Default: HTTP.
     */
    tls: z
        .strictObject({
            /** The server's private key. */
            key: z.string(),
            /** The server's certificate. */
            cert: z.string(),
            /** What client certificates must be signed by. Default: none are asked for. */
            ca: z.string().optional(),
            /** Whether a client without a certificate is refused. Default: true where `ca` is given. */
            requireClientCert: z.boolean().optional(),
        })
        .optional(),
    /** Whether the list of groups has `clientRoute`, as in openapi.yaml, or `id`, as on the page. Default: false. */
    listsClientRoute: z.boolean().default(false),
    /**
     * Whether the call that lists the members of a group exists, as in openapi.yaml since August 2026; else it is an
     * empty 404, as any unknown path is. Default: false.
     */
    listsMembers: z.boolean().default(false),
    /**
     * The `relativePath` of projects that have it enabled: the Manager stores the paths of their groups with it in front.
     * `""` and `"/"` are in front of nothing. Default: none. Example: `{ Retail: "/retail" }`.
     */
    relativePaths: z.record(name, z.string()).default({}),
    /**
     * Whether each redeployment of a group puts `relativePath` in front once more, as releases before 2026.04.8 did.
     * Default: false.
     */
    repeatsRelativePath: z.boolean().default(false),
    /** A write that names an environment which does not exist: refused before or after the group is written. */
    unknownEnvironment: z.enum(["refuse", "writeThenRefuse"]).default("refuse"),
    /** What an update without `description` does to the old one. Default: `clear`. */
    absentDescription: z.enum(["clear", "keep"]).default("clear"),
    /** What a group's environments list: every environment, or those with a deploy record. Default: `all`. */
    groupEnvironments: z.enum(["all", "recorded"]).default("all"),
    /**
     * Whether an undeployed environment leaves the list of a group's environments, where `groupEnvironments` is
     * `recorded`; else it stays with `deployed: false`. Default: false.
     */
    forgetsUndeployed: z.boolean().default(false),
    /** Undeploying where nothing is deployed. Default: `success`. */
    undeployNothing: z.enum(["success", "error"]).default("success"),
});

/** Options of {@link startSimulator}; each has a default. */
export const simulatorOptions = eachOption.superRefine(({ projects, relativePaths }, context) => {
    for (const project of Object.keys(relativePaths).filter((project) => !projects.includes(project))) {
        context.addIssue({ code: "custom", path: ["relativePaths", project], message: "there is no such project" });
    }
});

/** Options with every default filled in. */
export type Behaviour = z.output<typeof simulatorOptions>;
