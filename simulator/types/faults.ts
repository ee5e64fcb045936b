// Written by `npm run build` from the schemas and their comments: change those.

/**
 * A fault as a script gives it: what goes wrong, for which requests, how often and when.
 *
 * @example
 * ```ts
 * const lostAnswer: ScriptedFault = { operation: "createGroup", moment: "after", effect: { drop: true } };
 * ```
 */
export interface ScriptedFault {
    /** Name in `state().faults`. Default: its place in the script, from 0. */
    name?: string | undefined;
    /** Which operations; any where absent. */
    operation?: string | string[] | undefined;
    /** Only those about this project; decoded, as it is named. */
    project?: string | undefined;
    /** Only those about this group. */
    group?: string | undefined;
    /** Only those about this environment. */
    environment?: string | undefined;
    /** Lets so many matching requests pass first. Default: 0. */
    skip?: number | undefined;
    /** Applies to so many after that; 0 is for ever. Default: 1. */
    times?: number | undefined;
    /** Before the request is processed, or after. Default: `before`. */
    moment?: "before" | "after" | undefined;
    /** Exactly one of them. */
    effect: Effect;
}

/** What goes wrong. */
export type Effect = {
    /**
     * Sends this answer instead.
     *
     * @example simulator.setFaults([{ effect: { answer: { status: 503, body: "busy" } } }]);
     */
    answer: {
        /** HTTP status, 200 to 599. */
        status: number;
        /** Added to, and stronger than, the JSON content type of the Manager's answers. */
        headers?: Record<string, string> | undefined;
        /** Sent as it is. */
        body?: string | undefined;
        /** Sent as JSON. */
        json?: Json | undefined;
    };
} | {
    /**
     * Closes the connection without an answer.
     *
     * @example simulator.setFaults([{ operation: "createGroup", effect: { drop: true } }]);
     */
    drop: true;
} | {
    /**
     * Processes the request, sends the head and half of the body of the answer, then closes the connection.
     *
     * @example simulator.setFaults([{ operation: "updateGroup", effect: { truncate: true } }]);
     */
    truncate: true;
} | {
    /**
     * Never answers.
     *
     * @example simulator.setFaults([{ operation: "listGroups", effect: { hang: true } }]);
     */
    hang: true;
} | {
    /**
     * Answers correctly after this many milliseconds: `before` waits first, `after` processes the request first.
     *
     * @example simulator.setFaults([{ operation: "deployGroup", effect: { delayMs: 500 } }]);
     */
    delayMs: number;
} | {
    /**
     * Answers correctly, but sends only this many bytes of the body a second.
     *
     * @example simulator.setFaults([{ effect: { slowDrip: { bytesPerSecond: 100 } } }]);
     */
    slowDrip: {
        /** Bytes of the body a second, more than 0. */
        bytesPerSecond: number;
    };
} | {
    /**
     * Makes pods fail in a deployment or an undeployment.
     *
     * @example simulator.setFaults([{ operation: "deployGroup", effect: { pods: { failing: 1 } } }]);
     */
    pods: {
        /** Which pods fail: all, the first so many, or those of these names. */
        failing: "all" | number | string[];
        /** What a failing pod says about it. Default: nothing. */
        detail?: string | undefined;
    };
} | {
    /**
     * Omits `deploymentResult` from the answer. With moment `before`, nothing is deployed either.
     *
     * @example simulator.setFaults([{ operation: "deployGroup", effect: { deploymentResult: "omit" } }]);
     */
    deploymentResult: "omit";
} | {
    /**
     * Processes the request, then reports FAILURE with HTTP 200, along with the other fields of the answer.
     *
     * @example simulator.setFaults([{ operation: "deleteGroup", effect: { outerFailure: "no such group" } }]);
     */
    outerFailure: string;
} | {
    /**
     * Answers correctly, but compressed, although the request did not ask for it.
     *
     * @example simulator.setFaults([{ operation: "listGroups", effect: { gzip: true } }]);
     */
    gzip: true;
};

/** What JSON can say. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
