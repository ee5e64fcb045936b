import { z } from "zod";
import { operations, type Target } from "./operations";
import { checked } from "./problems";

const pods = z.strictObject({
    /** Which pods fail: all, the first so many, or those of these names. */
    failing: z.union([z.literal("all"), z.int().min(1), z.array(z.string())]),
    /** What a failing pod says about it. Default: nothing. */
    detail: z.string().optional(),
});

const instead = z
    .strictObject({
        /** HTTP status, 200 to 599. */
        status: z.int().min(200).max(599),
        /** Added to, and stronger than, the JSON content type of the Manager's answers. */
        headers: z.record(z.string(), z.string()).optional(),
        /** Sent as it is. */
        body: z.string().optional(),
        /** Sent as JSON. */
        json: z.json().optional(),
    })
    .refine(({ body, json }) => body === undefined || json === undefined, { error: "has both a body and a json" });

const effect = z.union(
    [
        z.strictObject({
            /** Answers this instead. */
            answer: instead,
        }),
        z.strictObject({
            /** Ends the connection without a word. */
            drop: z.literal(true),
        }),
        z.strictObject({
            /** Sends the true answer's head and half of its body, then ends the connection. It was processed then. */
            truncate: z.literal(true),
        }),
        z.strictObject({
            /** Never answers. */
            hang: z.literal(true),
        }),
        z.strictObject({
            /** Answers as it should, so many milliseconds later: `before` waits first, `after` processes first. */
            delayMs: z.number().min(0),
        }),
        z.strictObject({
            /** Answers as it should, at so many bytes of body a second. */
            slowDrip: z.strictObject({
                /** Bytes of the body a second, more than 0. */
                bytesPerSecond: z.number().positive(),
            }),
        }),
        z.strictObject({
            /** Lets pods fail in a deployment or an undeployment. */
            pods,
        }),
        z.strictObject({
            /** Leaves `deploymentResult` out. With moment `before` nothing was deployed either. */
            deploymentResult: z.literal("omit"),
        }),
        z.strictObject({
            /** Processes the request, then says FAILURE with HTTP 200, and with whatever the answer has besides. */
            outerFailure: z.string(),
        }),
        z.strictObject({
            /** Answers as it should, compressed though nobody asked for it. */
            gzip: z.literal(true),
        }),
    ],
    {
        error: ({ code }) =>
            code === "invalid_union"
                ? "needs one effect in its right form: answer, drop, truncate, hang, delayMs, slowDrip, pods, deploymentResult, outerFailure or gzip"
                : undefined,
    },
);

/**
 * What goes wrong.
 *
 * @useDeclaredType
 */
export type Effect = z.output<typeof effect>;

/** A string by its type, so that a table of tests needs no casts; but a fault that can never come is refused. */
const operation = z.string().refine((name) => operations.some((known) => known === name), {
    error: ({ input }) => `there is no operation ${JSON.stringify(input)}: they are ${operations.join(", ")}`,
});

/** Something that goes wrong: for which requests, how often, when, and how. */
export const faultSchema = z.strictObject({
    /** Name in `state().faults`. Default: its place in the script, from 0. */
    name: z.string().optional(),
    /** Which operations; any where absent. */
    operation: z.union([operation, z.array(operation).min(1)]).optional(),
    /** Only those about this project; decoded, as it is named. */
    project: z.string().optional(),
    /** Only those about this group. */
    group: z.string().optional(),
    /** Only those about this environment. */
    environment: z.string().optional(),
    /** Lets so many matching requests pass first. Default: 0. */
    skip: z.int().min(0).default(0),
    /** Applies to so many after that; 0 is for ever. Default: 1. */
    times: z.int().min(0).default(1),
    /** Before the request is processed, or after. Default: `before`. */
    moment: z.enum(["before", "after"]).default("before"),
    /** Exactly one of them. */
    effect,
});

/**
 * A fault as a script gives it.
 *
 * @example
 * ```ts
 * const fault: Fault = { operation: "createGroup", group: "Payments", moment: "after", effect: { drop: true } };
 * ```
 *
 * @interface
 */
export type Fault = z.input<typeof faultSchema>;

/** A fault with every default filled in. */
export type ScriptedFault = z.output<typeof faultSchema>;

/** The faults that are still to come, and how often each of them came. */
export class FaultScript {
    #faults: { readonly fault: ScriptedFault; met: number; applied: number }[] = [];

    /** Replaces the script. Throws one line where it is none, and then keeps the old one. */
    set(faults: unknown): void {
        const script = checked(z.array(faultSchema), faults, "the script of faults is wrong");
        this.#faults = script.map((fault) => ({ fault, met: 0, applied: 0 }));
    }

    /** The fault that this request meets: the first one that matches and is not used up. Later ones do not see it. */
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

function matches({ operation, project, group, environment }: ScriptedFault, target: Target): boolean {
    return (
        (operation === undefined || [operation].flat().includes(target.operation)) &&
        (project === undefined || project === target.project) &&
        (group === undefined || group === target.group) &&
        (environment === undefined || environment === target.environment)
    );
}
