import { setTimeout as wait } from "node:timers/promises";
import { Deadline } from "./deadline";

/** The bounds of one operation's retries. */
export interface RetryPolicy {
    /** Attempts in all, 1 or more. */
    readonly attempts: number;
    /** After this time no further attempt starts, and the running one is ended; milliseconds. */
    readonly deadlineMs: number;
}

/** What a failed attempt says about the next one. */
export interface RetryDecision {
    /** Whether another attempt can help and does no harm. */
    readonly again: boolean;
    /** How long the server asks to wait at least, in milliseconds. */
    readonly retryAfterMs?: number | undefined;
}

/** The upper bound of the first pause; each further one doubles. Milliseconds. */
const firstPauseMs = 500;

/** No pause of ours is longer than this, however many came before. What a server asks for comes on top. Milliseconds. */
const longestPauseMs = 8000;

/**
 * Runs an attempt until it succeeds, until another one makes no sense, or until the bounds are reached; then throws
 * the last error. Pauses grow exponentially with full jitter, so that many resources that met one fault at the same
 * moment do not come back at the same moment:
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 * The pause that the server asks for comes before ours, because all of them were asked for the same one.
 */
export async function retry<Result>(
    policy: RetryPolicy,
    attempt: (deadline: Deadline, number: number) => Promise<Result>,
    judge: (error: unknown, number: number) => RetryDecision,
): Promise<Result> {
    const deadline = new Deadline(policy.deadlineMs);
    try {
        for (let number = 1; ; number += 1) {
            try {
                return await attempt(deadline, number);
            } catch (error) {
                const decision = judge(error, number);
                const pause = (decision.retryAfterMs ?? 0) + pauseBefore(number);
                if (!decision.again || number >= policy.attempts || pause >= deadline.leftMs) {
                    throw error;
                }
                await wait(pause);
            }
        }
    } finally {
        deadline.close();
    }
}

function pauseBefore(number: number): number {
    return Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (number - 1));
}
