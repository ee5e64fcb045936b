import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { type Answer, type Exchange, enveloped, failureFields, jsonType, send, sendHead } from "./answer";
import type { Effect, ScriptedFault } from "./faults";

type EffectOf<Name extends string> = Extract<Effect, Readonly<Record<Name, unknown>>>;

/** Answers as a fault says. `before` means that the request is not processed, where the effect leaves that open. */
export async function spoil({ effect, moment }: ScriptedFault, exchange: Exchange): Promise<void> {
    const { response, envelope, closing } = exchange;
    const answered = () => enveloped(exchange.process(), envelope);
    if ("pods" in effect) {
        return send(exchange, enveloped(exchange.process({ pods: effect.pods }), envelope));
    }
    if ("deploymentResult" in effect) {
        const answer = exchange.process(moment === "before" ? { skipped: true } : {});
        return send(exchange, enveloped(withoutResult(answer), envelope));
    }
    if ("outerFailure" in effect) {
        return sendOuterFailure(effect, exchange);
    }
    if ("delayMs" in effect) {
        const early = moment === "after" ? answered() : undefined;
        await wait(effect.delayMs, undefined, { signal: closing });
        return send(exchange, early ?? answered());
    }
    if ("slowDrip" in effect) {
        return drip(effect, exchange);
    }
    if ("gzip" in effect) {
        const { status, type, body } = answered();
        const bytes = gzipSync(body);
        const headers = { "content-type": type, "content-encoding": "gzip", "content-length": bytes.length };
        sendHead(exchange, status, headers);
        response.end(bytes);
        return;
    }
    if ("truncate" in effect) {
        const { status, type, body } = answered();
        const bytes = Buffer.from(body);
        sendHead(exchange, status, { "content-type": type, "content-length": bytes.length });
        response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
        return;
    }
    if (moment === "after") {
        exchange.process();
    }
    if ("drop" in effect) {
        response.destroy();
    } else if ("answer" in effect) {
        sendInstead(effect, exchange);
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

function sendOuterFailure({ outerFailure }: EffectOf<"outerFailure">, exchange: Exchange): void {
    const answer = exchange.process();
    const besides = "ok" in answer && answer.ok ? answer.body : {};
    const body = JSON.stringify({ ...failureFields(outerFailure, 400, exchange.envelope), ...besides });
    send(exchange, { status: 200, type: jsonType, body });
}

async function drip({ slowDrip }: EffectOf<"slowDrip">, exchange: Exchange): Promise<void> {
    const { response, closing } = exchange;
    const { status, type, body } = enveloped(exchange.process(), exchange.envelope);
    const bytes = Buffer.from(body);
    // At most twenty pieces a second: a fast drip needs no timer for each byte.
    const piece = Math.max(1, Math.round(slowDrip.bytesPerSecond / 20));
    sendHead(exchange, status, { "content-type": type, "content-length": bytes.length });
    for (let sent = 0; sent < bytes.length && !response.destroyed; sent += piece) {
        response.write(bytes.subarray(sent, sent + piece));
        await wait((piece * 1000) / slowDrip.bytesPerSecond, undefined, { signal: closing });
    }
    response.end();
}

function sendInstead({ answer: { status, headers = {}, body, json } }: EffectOf<"answer">, exchange: Exchange): void {
    // Names in lower case, so that a script's own content type takes the place of ours.
    const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    sendHead(exchange, status, { "content-type": jsonType, ...Object.fromEntries(given) });
    exchange.response.end(body ?? (json === undefined ? "" : JSON.stringify(json)));
}
