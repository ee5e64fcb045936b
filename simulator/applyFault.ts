import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { type Answer, enveloped, failureFields, jsonType, type PendingRequest, send, sendHead } from "./answer";
import type { ParsedFault } from "./faults";
import type { Effect } from "./types/faults";

type EffectOf<Name extends string> = Extract<Effect, Readonly<Record<Name, unknown>>>;

/** Answers as a fault says. `before` means that the request is not processed, where the effect leaves that open. */
export async function applyFault({ effect, moment }: ParsedFault, pending: PendingRequest): Promise<void> {
    const { response, envelope, closing } = pending;
    const answered = () => enveloped(pending.process(), envelope);
    if ("pods" in effect) {
        return send(pending, enveloped(pending.process({ pods: effect.pods }), envelope));
    }
    if ("deploymentResult" in effect) {
        const answer = pending.process(moment === "before" ? { skipped: true } : {});
        return send(pending, enveloped(withoutResult(answer), envelope));
    }
    if ("outerFailure" in effect) {
        return sendOuterFailure(effect, pending);
    }
    if ("delayMs" in effect) {
        const early = moment === "after" ? answered() : undefined;
        await wait(effect.delayMs, undefined, { signal: closing });
        return send(pending, early ?? answered());
    }
    if ("slowDrip" in effect) {
        return drip(effect, pending);
    }
    if ("gzip" in effect) {
        const { status, type, body } = answered();
        const bytes = gzipSync(body);
        const headers = { "content-type": type, "content-encoding": "gzip", "content-length": bytes.length };
        sendHead(pending, status, headers);
        response.end(bytes);
        return;
    }
    if ("truncate" in effect) {
        const { status, type, body } = answered();
        const bytes = Buffer.from(body);
        sendHead(pending, status, { "content-type": type, "content-length": bytes.length });
        response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
        return;
    }
    if (moment === "after") {
        pending.process();
    }
    if ("drop" in effect) {
        response.destroy();
    } else if ("answer" in effect) {
        sendInstead(effect, pending);
    }
    // What is left is `hang`: the connection stays open, and nothing is ever sent.
}

function withoutResult(answer: Answer): Answer {
    if ("ok" in answer && answer.ok) {
        const { deploymentResult: _, ...body } = answer.body;
        return { ...answer, body };
    }
    return answer;
}

function sendOuterFailure({ outerFailure }: EffectOf<"outerFailure">, pending: PendingRequest): void {
    const answer = pending.process();
    const besides = "ok" in answer && answer.ok ? answer.body : {};
    const body = JSON.stringify({ ...failureFields(outerFailure, 400, pending.envelope), ...besides });
    send(pending, { status: 200, type: jsonType, body });
}

async function drip({ slowDrip }: EffectOf<"slowDrip">, pending: PendingRequest): Promise<void> {
    const { response, closing } = pending;
    const { status, type, body } = enveloped(pending.process(), pending.envelope);
    const bytes = Buffer.from(body);
    // At most twenty pieces a second: a fast drip needs no timer for each byte.
    const piece = Math.max(1, Math.round(slowDrip.bytesPerSecond / 20));
    sendHead(pending, status, { "content-type": type, "content-length": bytes.length });
    for (let sent = 0; sent < bytes.length && !response.destroyed; sent += piece) {
        response.write(bytes.subarray(sent, sent + piece));
        await wait((piece * 1000) / slowDrip.bytesPerSecond, undefined, { signal: closing });
    }
    response.end();
}

function sendInstead(
    { answer: { status, headers = {}, body, json } }: EffectOf<"answer">,
    pending: PendingRequest,
): void {
    // Names in lower case, so that a script's own content type takes the place of ours.
    const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    sendHead(pending, status, { "content-type": jsonType, ...Object.fromEntries(given) });
    pending.response.end(body ?? (json === undefined ? "" : JSON.stringify(json)));
}
