import { z } from "zod";

const pods = z.strictObject({
    /** Which pods fail: all, the first so many, or those of these names. */
    failing: z.union([z.literal("all"), z.int().min(1), z.array(z.string())]),
    /** What a failing pod says about it. */
    detail: z.string().optional(),
});

const effect = z.union([
    /** Answers this instead. */
    z.strictObject({
        answer: z.strictObject({
            status: z.int().min(100).max(599),
            headers: z.record(z.string(), z.string()).optional(),
            body: z.string().optional(),
            json: z.unknown().optional(),
        }),
    }),
    /** Ends the connection without a word. */
    z.strictObject({ drop: z.literal(true) }),
    /** Sends half of the true answer, then ends the connection. The request was processed then. */
    z.strictObject({ truncate: z.literal(true) }),
    /** Never answers. */
    z.strictObject({ hang: z.literal(true) }),
    /** Answers as it should, so many milliseconds later. */
    z.strictObject({ delayMs: z.number().min(0) }),
    /** Lets pods fail in a deployment or an undeployment. */
    z.strictObject({ pods }),
    /** Leaves `deploymentResult` out. With moment `before` nothing was deployed either. */
    z.strictObject({ deploymentResult: z.literal("omit") }),
    /** Processes the request, then says FAILURE with HTTP 200. */
    z.strictObject({ outerFailure: z.string() }),
    /** Answers as it should, compressed though nobody asked for it. */
    z.strictObject({ gzip: z.literal(true) }),
]);
export type Effect = z.output<typeof effect>;

/** Something that goes wrong: for which requests, how often, when, and how. */
export const fault = z.strictObject({
    /** Name in `state().faults`. */
    name: z.string().optional(),
    /** Which operations; any where absent. */
    operation: z.union([z.string(), z.array(z.string())]).optional(),
    /** Only those about this project, group or environment. */
    project: z.string().optional(),
    group: z.string().optional(),
    environment: z.string().optional(),
    /** Lets so many pass first. */
    skip: z.int().min(0).default(0),
    /** Applies to so many after that; 0 is for ever. */
    times: z.int().min(0).default(1),
    /** Before the request is processed, or after. */
    moment: z.enum(["before", "after"]).default("before"),
    effect,
});

/** A fault as a script gives it. */
export type Fault = z.input<typeof fault>;
type ScriptedFault = z.output<typeof fault>;

/** What a request is about. */
export interface Target {
    readonly operation: string;
    readonly project?: string | undefined;
    readonly group?: string | undefined;
    readonly environment?: string | undefined;
}

/** The faults that are still to come, and how often each of them came. */
export class FaultScript {
    #faults: { readonly fault: ScriptedFault; met: number; applied: number }[] = [];

    set(faults: readonly unknown[]): void {
        this.#faults = z
            .array(fault)
            .parse(faults)
            .map((entry) => ({ fault: entry, met: 0, applied: 0 }));
    }

    /** The fault that this request meets: the first one that matches and is not used up. */
    meet(target: Target): ScriptedFault | undefined {
        for (const entry of this.#faults) {
            const { skip, times } = entry.fault;
            if (matches(entry.fault, target) && (times === 0 || entry.applied < times)) {
                entry.met += 1;
                if (entry.met > skip) {
                    entry.applied += 1;
                    return entry.fault;
                }
            }
        }
        return undefined;
    }

    applied(): { name: string; applied: number }[] {
        return this.#faults.map(({ fault: { name }, applied }, index) => ({ name: name ?? String(index), applied }));
    }
}

function matches(entry: ScriptedFault, target: Target): boolean {
    const operations = entry.operation === undefined ? undefined : [entry.operation].flat();
    return (
        (operations === undefined || operations.includes(target.operation)) &&
        (entry.project === undefined || entry.project === target.project) &&
        (entry.group === undefined || entry.group === target.group) &&
        (entry.environment === undefined || entry.environment === target.environment)
    );
}
