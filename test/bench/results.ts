import { z } from "zod";

/** What the bench found out; written beside the page, so that the page can be made again from it. */
const variant = z.enum(["floor", "empty", "ours", "usual"]);
const step = z.enum(["preview", "create", "previewSame", "same", "change", "refresh", "destroy"]);

const engineRow = z.object({
    variant,
    size: z.number(),
    step,
    round: z.number(),
    wallMs: z.number(),
    requests: z.record(z.string(), z.number()),
    load: z.number(),
});
export type EngineRow = z.output<typeof engineRow>;

const stateRow = z.object({ variant, size: z.number(), fileBytes: z.number(), beyondValues: z.number() });
export type StateRow = z.output<typeof stateRow>;

const startUpRow = z.object({ variant: z.enum(["empty", "ours"]), wallMs: z.number(), load: z.number() });
export type StartUpRow = z.output<typeof startUpRow>;

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
    terraform: z.array(terraformRow),
});
export type Results = z.output<typeof results>;
