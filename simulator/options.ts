import { z } from "zod";

const name = z.string().min(1);

/**
 * What a simulated Manager holds and how it behaves. The last five say what the documentation leaves open, or what
 * differs between releases of the Manager.
 */
export const simulatorOptions = z.strictObject({
    /** Port on the loopback interface; 0 lets the system choose. Default: 0. */
    port: z.int().min(0).max(65535).default(0),
    /** Names of the projects. Default: one, `Retail`. */
    projects: z.array(name).min(1).default(["Retail"]),
    /** Environments by name, each with the names of its gateway pods or their number. Default: `production` with 2. */
    environments: z.record(name, z.union([z.int().min(0).max(100), z.array(name)])).default({ production: 2 }),
    /** Names of the API proxies, which exist in every project. Default: none. */
    proxies: z.array(name).default([]),
    /** The token that never expires. Default: `simulator-token`. */
    token: name.default("simulator-token"),
    /** Secrets by client id, to be exchanged for tokens. Default: none. */
    clients: z.record(name, name).default({}),
    /** Life of an exchanged token, in seconds. Default: 3600. */
    tokenLifetimeSeconds: z.int().min(1).default(3600),
    /** The envelope around answers: `new` has `status`, `old` has `success` and `error`. Default: `new`. */
    envelope: z.enum(["new", "old"]).default("new"),
    /** Added to every answer, in milliseconds. Default: 0. */
    latencyMs: z.number().min(0).default(0),
    /** File that keeps the groups over a restart. Default: none, they are forgotten. */
    dataFile: z.string().min(1).optional(),
    /** Certificate and key in PEM for HTTPS; `ca` makes a client certificate signed by it mandatory. Default: HTTP. */
    tls: z.strictObject({ cert: z.string(), key: z.string(), ca: z.string().optional() }).optional(),
    /** Whether the list of groups has `clientRoute`, as in openapi.yaml, or `id`, as on the page. Default: false. */
    listsClientRoute: z.boolean().default(false),
    /** A write that names an environment which does not exist: refused before or after the group is written. */
    unknownEnvironment: z.enum(["refuse", "writeThenRefuse"]).default("refuse"),
    /** What an update without `description` does to the old one. Default: `clear`. */
    absentDescription: z.enum(["clear", "keep"]).default("clear"),
    /** What a group's environments list: every environment, or those with a deploy record. Default: `all`. */
    groupEnvironments: z.enum(["all", "recorded"]).default("all"),
    /** Undeploying where nothing is deployed. Default: `success`. */
    undeployNothing: z.enum(["success", "error"]).default("success"),
});

/** Options of {@link startSimulator}; each has a default. */
export type SimulatorOptions = z.input<typeof simulatorOptions>;

/** Options with every default filled in. */
export type Behaviour = z.output<typeof simulatorOptions>;
