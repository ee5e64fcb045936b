import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Answer, Envelope, Wire } from "./answer";
import type { Mishap } from "./deployments";
import type { OpenRecord } from "./recording";

/** One request that waits for its answer. */
export interface Exchange {
    readonly response: ServerResponse;
    readonly record: OpenRecord;
    readonly envelope: Envelope;
    /** Ends every wait when the simulator closes. */
    readonly closing: AbortSignal;
    /** Carries the request out. */
    process(mishap?: Mishap): Answer;
}

/** Sends the status and the headers, and records the status. */
export function sendHead({ response, record }: Exchange, status: number, headers: OutgoingHttpHeaders): void {
    record.status = status;
    response.writeHead(status, headers);
}

/** Sends a whole answer. */
export function send(exchange: Exchange, { status, type, body }: Wire): void {
    sendHead(exchange, status, { "content-type": type, "content-length": Buffer.byteLength(body) });
    exchange.response.end(body);
}
