import type { z } from "zod";
import type { envelope } from "./messages/answers";

/** What stands around an answer's content, in either form. */
export type Envelope = z.output<typeof envelope>;

/** Whether the answer is one of this API at all: it says how the call ended. */
export function saysHowItEnded(outer: Envelope): boolean {
    return outer.status !== undefined || outer.success !== undefined || outer.error !== undefined;
}

/** Whether the answer says that the call succeeded, and nothing in it says otherwise. */
export function saysSuccess({ status, success, error }: Envelope): boolean {
    const claims = status === "SUCCESS" || success === true;
    const denies =
        (status !== undefined && status !== "SUCCESS") ||
        (success !== undefined && success !== true) ||
        error !== undefined;
    return claims && !denies;
}

/** Whether the answer is a refusal in the words of this API. Errors of web frameworks and proxies have an `error` too. */
export function saysRefusal(outer: Envelope): boolean {
    return outer.status === "FAILURE" || outer.success === false || outer.error_description !== undefined;
}

/** The reason that the answer gives. */
export function messageOf(outer: Envelope): string | undefined {
    return (
        outer.resultMessage ?? outer.error_description ?? (typeof outer.error === "string" ? outer.error : undefined)
    );
}
