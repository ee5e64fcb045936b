import { z } from "zod";
import { operations } from "./endpoints";

/** What JSON can say. */
export const json = z.json();

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
        json: json.optional(),
    })
    .refine(({ body, json }) => body === undefined || json === undefined, { error: "has both a body and a json" });

/** What goes wrong. */
export const effect = z.union(
    [
        z.strictObject({
            /**
             * Sends this answer instead.
             *
             * @example simulator.setFaults([{ effect: { answer: { status: 503, body: "busy" } } }]);
             */
            answer: instead,
        }),
        z.strictObject({
            /**
             * Closes the connection without an answer.
             *
             * @example simulator.setFaults([{ operation: "createGroup", effect: { drop: true } }]);
             */
            drop: z.literal(true),
        }),
        z.strictObject({
            /**
             * Processes the request, sends the head and half of the body of the answer, then closes the connection.
             *
             * @example simulator.setFaults([{ operation: "updateGroup", effect: { truncate: true } }]);
             */
            truncate: z.literal(true),
        }),
        z.strictObject({
            /**
             * Never answers.
             *
             * @example simulator.setFaults([{ operation: "listGroups", effect: { hang: true } }]);
             */
            hang: z.literal(true),
        }),
        z.strictObject({
            /**
             * Answers correctly after this many milliseconds: `before` waits first, `after` processes the request first.
             *
             * @example simulator.setFaults([{ operation: "deployGroup", effect: { delayMs: 500 } }]);
             */
            delayMs: z.number().min(0),
        }),
        z.strictObject({
            /**
             * Answers correctly, but sends only this many bytes of the body a second.
             *
             * @example simulator.setFaults([{ effect: { slowDrip: { bytesPerSecond: 100 } } }]);
             */
            slowDrip: z.strictObject({
                /** Bytes of the body a second, more than 0. */
                bytesPerSecond: z.number().positive(),
            }),
        }),
        z.strictObject({
            /**
             * Makes pods fail in a deployment or an undeployment.
             *
             * @example simulator.setFaults([{ operation: "deployGroup", effect: { pods: { failing: 1 } } }]);
             */
            pods,
        }),
        z.strictObject({
            /**
             * Omits `deploymentResult` from the answer. With moment `before`, nothing is deployed either.
             *
             * @example simulator.setFaults([{ operation: "deployGroup", effect: { deploymentResult: "omit" } }]);
             */
            deploymentResult: z.literal("omit"),
        }),
        z.strictObject({
            /**
             * Processes the request, then reports FAILURE with HTTP 200, along with the other fields of the answer.
             *
             * @example simulator.setFaults([{ operation: "deleteGroup", effect: { outerFailure: "no such group" } }]);
             */
            outerFailure: z.string(),
        }),
        z.strictObject({
            /**
             * Answers correctly, but compressed, although the request did not ask for it.
             *
             * @example simulator.setFaults([{ operation: "listGroups", effect: { gzip: true } }]);
             */
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

/** A string by its type, so that a table of tests needs no casts; but a fault that can never come is refused. */
const operation = z.string().refine((name) => operations.some((known) => known === name), {
    error: ({ input }) => `there is no operation ${JSON.stringify(input)}: they are ${operations.join(", ")}`,
});

/**
 * A fault as a script gives it: what goes wrong, for which requests, how often and when.
 *
 * @example
 * ```ts
 * const lostAnswer: ScriptedFault = { operation: "createGroup", moment: "after", effect: { drop: true } };
 * ```
 */
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

/** A fault with every default filled in. */
export type ParsedFault = z.output<typeof faultSchema>;
