import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { type Answer, enveloped } from "./answer";
import type { Effect, FaultScript, Target } from "./faults";
import type { Behaviour } from "./options";
import type { Routes } from "./routes";

/** One request, as it came and as it was answered. */
export interface RecordedRequest extends Target {
    readonly method: string;
    /** As it was sent, encoded. */
    readonly path: string;
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly body: string;
    /** HTTP status of the answer; absent while there is none, and where there never was one. */
    status?: number;
}

/** What the server needs to answer. */
export interface Parts {
    readonly behaviour: Behaviour;
    readonly routes: Routes;
    readonly faults: FaultScript;
    readonly record: (request: RecordedRequest) => void;
    /** Called after a request was processed. */
    readonly processed: () => void;
    /** Answers the requests below `/__simulator`. */
    readonly control: (request: IncomingMessage, path: string) => Promise<Answer>;
}

export function createManagerServer(parts: Parts): Server {
    const listener = (request: IncomingMessage, response: ServerResponse) => {
        answer(parts, request, response).catch((error: unknown) => {
            response.statusCode = 500;
            response.end(String(error));
        });
    };
    const { tls } = parts.behaviour;
    return tls === undefined
        ? createServer(listener)
        : createTlsServer(
              { ...tls, requestCert: tls.ca !== undefined, rejectUnauthorized: tls.ca !== undefined },
              listener,
          );
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ""] = (request.url ?? "").split("?"); // no endpoint has query parameters: ignored
    if (path.startsWith("/__simulator/")) {
        send(response, enveloped(await parts.control(request, path.slice("/__simulator".length)), "new"));
        return;
    }
    const { method = "" } = request;
    const body = await text(request);
    const routed = path.startsWith("/apiops/")
        ? parts.routes.find(method, path.slice("/apiops".length))
        : parts.routes.find(method, "");
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const record: RecordedRequest = {
        ...routed.target,
        ...namedInBody(routed.target, body),
        method,
        path,
        headers,
        body,
    };
    parts.record(record);
    const fault = parts.faults.meet(record);
    if (parts.behaviour.latencyMs > 0) {
        await wait(parts.behaviour.latencyMs);
    }
    const act = (effect?: Effect) => {
        const asked = { method, contentType: headers["content-type"], authorization: headers.authorization, body };
        const came = routed.act(asked, effect);
        parts.processed();
        return came;
    };
    if (fault === undefined) {
        reply(response, record, enveloped(act(), parts.behaviour.envelope));
    } else {
        await spoilt({ ...fault, act, response, record, envelope: parts.behaviour.envelope });
    }
}

interface Spoilt {
    readonly moment: "before" | "after";
    readonly effect: Effect;
    readonly act: (effect?: Effect) => Answer;
    readonly response: ServerResponse;
    readonly record: RecordedRequest;
    readonly envelope: "new" | "old";
}

/** Answers as a fault says. `before` means that the request is not processed, where the effect leaves that open. */
async function spoilt({ moment, effect, act, response, record, envelope }: Spoilt): Promise<void> {
    const processed = () => enveloped(act(), envelope);
    if ("pods" in effect) {
        return reply(response, record, enveloped(act(effect), envelope));
    }
    if ("deploymentResult" in effect) {
        const pods = { failing: "all" as const };
        const came = act(moment === "after" ? undefined : { pods });
        return reply(response, record, enveloped(withoutResult(came), envelope));
    }
    if ("outerFailure" in effect) {
        const came = act();
        const result = "ok" in came && came.ok ? came.body : {};
        const outer =
            envelope === "new" ? { status: "FAILURE", resultMessage: effect.outerFailure } : { success: false };
        const body = { ...outer, ...(envelope === "old" ? { error_description: effect.outerFailure } : {}), ...result };
        return reply(response, record, { status: 200, type: "application/json", body: JSON.stringify(body) });
    }
    if ("delayMs" in effect) {
        const came = processed();
        await wait(effect.delayMs);
        return reply(response, record, came);
    }
    if ("gzip" in effect) {
        const { status, type, body } = processed();
        record.status = status;
        response.writeHead(status, { "content-type": type, "content-encoding": "gzip" }).end(gzipSync(body));
        return;
    }
    if ("truncate" in effect) {
        const { status, type, body } = processed();
        const bytes = Buffer.from(body);
        response.writeHead(status, { "content-type": type, "content-length": bytes.length });
        response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
        return;
    }
    if (moment === "after") {
        act();
    }
    if ("drop" in effect) {
        response.destroy();
    } else if ("answer" in effect) {
        const { status, headers, body, json } = effect.answer;
        record.status = status;
        response.writeHead(status, { "content-type": "application/json;charset=UTF-8", ...headers });
        response.end(body ?? (json === undefined ? "" : JSON.stringify(json)));
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

/** The group and the environment of a write stand in its body. */
function namedInBody(target: Target, body: string): Partial<Target> {
    if (target.operation !== "createGroup" && target.operation !== "updateGroup") {
        return {};
    }
    try {
        const json: unknown = JSON.parse(body);
        const has = typeof json === "object" && json !== null;
        return {
            ...(has && "name" in json ? { group: String(json.name) } : {}),
            ...(has && "environmentName" in json ? { environment: String(json.environmentName) } : {}),
        };
    } catch {
        return {}; // the route refuses it
    }
}

function reply(
    response: ServerResponse,
    record: RecordedRequest,
    came: { status: number; type: string; body: string },
): void {
    record.status = came.status;
    send(response, came);
}

function send(response: ServerResponse, { status, type, body }: { status: number; type: string; body: string }): void {
    response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) }).end(body);
}
