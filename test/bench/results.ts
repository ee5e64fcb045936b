import { z } from "zod";

/** What the bench found out; written beside the page, so that the page can be made again from it. */
const variant = z.enum(["floor", "empty", "declaring", "ours", "usual"]);
const step = z.enum(["preview", "create", "previewSame", "same", "change", "refresh", "destroy"]);

const engineRow = z.object({
    variant,
    size: z.number(),
    step,
    round: z.number(),
    wallMs: z.number(),
    provider: z.object({ cpuMs: z.number(), peakMb: z.number() }).optional(),
    requests: z.record(z.string(), z.number()),
    load: z.number(),
});
export type EngineRow = z.output<typeof engineRow>;

const stateRow = z.object({ variant, size: z.number(), fileBytes: z.number(), beyondValues: z.number() });
export type StateRow = z.output<typeof stateRow>;

const startUpRow = z.object({
    variant: z.enum(["empty", "ours"]),
    wallMs: z.number(),
    cpuMs: z.number(),
    load: z.number(),
});
export type StartUpRow = z.output<typeof startUpRow>;

const clientRow = z.object({
    client: z.enum(["ours", "undici", "curl"]),
    parallel: z.number(),
    latencyMs: z.number(),
    perSecond: z.number(),
    p50Ms: z.number(),
    p99Ms: z.number(),
    /** Processor time of the process that sends, for each request. */
    cpuUs: z.number().optional(),
    load: z.number(),
});
export type ClientRow = z.output<typeof clientRow>;

const profileRow = z.object({
    of: z.enum(["loading", "calls", "program", "engine"]),
    variant,
    owner: z.string(),
    /** Groups, where the time is that of a command; then it is for each of them. */
    size: z.number().optional(),
    ms: z.number(),
});
export type ProfileRow = z.output<typeof profileRow>;

/** A part of the memory of a provider process. */
const memoryRow = z.object({ process: z.string(), size: z.number(), part: z.string(), mb: z.number() });
export type MemoryRow = z.output<typeof memoryRow>;

const adviceRow = z.object({
    setting: z.string(),
    size: z.number(),
    createMs: z.number(),
    changeMs: z.number(),
    sameMs: z.number(),
    stateBytes: z.number(),
    load: z.number(),
});
export type AdviceRow = z.output<typeof adviceRow>;

const terraformRow = z.object({
    tool: z.string(),
    size: z.number(),
    step: z.enum(["create", "same", "change", "destroy"]),
    wallMs: z.number(),
    requests: z.record(z.string(), z.number()),
    load: z.number(),
});
export type TerraformRow = z.output<typeof terraformRow>;

export const results = z.object({
    machine: z.object({
        date: z.string(),
        processor: z.string(),
        cores: z.number(),
        memoryGb: z.number(),
        system: z.string(),
        versions: z.record(z.string(), z.string()),
        loadBefore: z.number(),
    }),
    engine: z.array(engineRow),
    state: z.array(stateRow),
    startUp: z.array(startUpRow),
    client: z.array(clientRow),
    profile: z.array(profileRow),
    memory: z.array(memoryRow),
    advice: z.array(adviceRow),
    terraform: z.array(terraformRow),
});
export type Results = z.output<typeof results>;
