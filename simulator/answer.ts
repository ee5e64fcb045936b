import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { DeploymentFault } from "./deployments";
import type { OpenRecord } from "./recording";
import { texts } from "./texts";

/** The form around an answer: what the page of older releases shows, and what the current pages show. */
export type Envelope = "new" | "old";

/** What an endpoint says, before an envelope is put around it. */
export type Answer =
    | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
    | { readonly ok: false; readonly status: number; readonly text: string }
    /** Sent as it is: tokens, plain text, the empty 404 of an unknown path. */
    | { readonly raw: Wire };

/** What goes over the wire. */
export interface Wire {
    readonly status: number;
    readonly type: string;
    readonly body: string;
}

export const jsonType = "application/json;charset=UTF-8";

export function success(body: Readonly<Record<string, unknown>> = {}): Answer {
    return { ok: true, body };
}

/** A list answer; those that the documentation gives a count have one. */
export function listed(resultList: readonly unknown[]): Answer {
    return success({ resultList, resultCount: resultList.length });
}

export function failure(text: string, status = 400): Answer {
    return { ok: false, status, text };
}

export function plain(body: string, status = 200): Answer {
    return { raw: { status, type: "text/plain", body } };
}

/** JSON without an envelope. */
export function bare(body: unknown, status = 200): Answer {
    return { raw: { status, type: jsonType, body: JSON.stringify(body) } };
}

export const notFound: Answer = plain("", 404);
export const unexpected: Answer = failure(texts.unexpected, 500);

/** Status, type and body of an answer in one of the two envelopes. */
export function enveloped(answer: Answer, envelope: Envelope): Wire {
    if ("raw" in answer) {
        return answer.raw;
    }
    if (answer.ok) {
        const outer = envelope === "new" ? { status: "SUCCESS" } : { success: true };
        return { status: 200, type: jsonType, body: JSON.stringify({ ...outer, ...answer.body }) };
    }
    const body = JSON.stringify(failureFields(answer.text, answer.status, envelope));
    return { status: answer.status, type: jsonType, body };
}

/** The fields of the envelope around a failure. */
export function failureFields(text: string, status: number, envelope: Envelope): Readonly<Record<string, string>> {
    return envelope === "new"
        ? { status: "FAILURE", resultMessage: text }
        : { error: errorWord(status), error_description: text };
}

/** Only 400 has its word on the old page; those of 401 and 500 are the token endpoint's. */
function errorWord(status: number): string {
    return status === 401 ? "unauthorized_client" : status === 500 ? "server_error" : "bad_request";
}

/** One request that waits for its answer. */
export interface PendingRequest {
    readonly response: ServerResponse;
    readonly record: OpenRecord;
    readonly envelope: Envelope;
    /** Ends every wait when the simulator closes. */
    readonly closing: AbortSignal;
    /** Carries the request out. */
    process(fault?: DeploymentFault): Answer;
}

/** Sends the status and the headers, and records the status. */
export function sendHead({ response, record }: PendingRequest, status: number, headers: OutgoingHttpHeaders): void {
    record.status = status;
    response.writeHead(status, headers);
}

/** Sends a whole answer. */
export function send(pending: PendingRequest, { status, type, body }: Wire): void {
    sendHead(pending, status, { "content-type": type, "content-length": Buffer.byteLength(body) });
    pending.response.end(body);
}
