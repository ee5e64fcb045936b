import { setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { type Answer, bare, enveloped, notFound, type PendingRequest, plain, send, unexpected } from "./answer";
import { applyFault } from "./applyFault";
import type { RequestTarget } from "./endpoints";
import type { FaultScript } from "./faultScript";
import { inOneLine } from "./oneLineErrors";
import type { Behaviour } from "./options";
import type { Recorder } from "./recording";
import { jsonOf, namesInBody } from "./requestBodies";
import type { Routed, Routes } from "./routes";

/** What the server needs to answer. */
export interface Parts {
    readonly behaviour: Behaviour;
    readonly routes: Routes;
    readonly faults: FaultScript;
    readonly recorder: Recorder;
    /** Called after a request was processed, before it is answered. */
    readonly processed: () => void;
    readonly controls: Controls;
}

/** What can be asked of a running simulator besides the Management API. */
export interface Controls {
    requests(): unknown;
    clearRequests(): void;
    setFaults(faults: unknown): void;
    state(): unknown;
    expireTokens(): void;
}

/** A server that can be reached, and its end. */
export interface RunningServer {
    readonly url: string;
    close(): Promise<void>;
}

const controlPrefix = "/__simulator";

/** Listens on the loopback interface. Throws when the port is taken. */
export async function listen(parts: Parts): Promise<RunningServer> {
    const closing = new AbortController();
    setMaxListeners(0, closing.signal); // one for each request that waits
    const server = serverOf(parts.behaviour.tls, (request, response) => {
        // It fails when the client goes away in the middle of its request, and when the simulator closes.
        answer(parts, request, response, closing.signal).catch(() => response.destroy());
    });
    server.keepAliveTimeout = 60_000;
    const sockets = new Set<Socket>();
    server.on("connection", (socket: Socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
    });
    const { port } = parts.behaviour;
    await new Promise<void>((resolve, reject) => {
        server.once("error", (error: NodeJS.ErrnoException) => {
            reject(error.code === "EADDRINUSE" ? new Error(`port ${port} is taken already`, { cause: error }) : error);
        });
        server.listen(port, "127.0.0.1", resolve);
    });
    const address = server.address();
    const bound = typeof address === "object" && address !== null ? address.port : port;
    return {
        url: `${parts.behaviour.tls === undefined ? "http" : "https"}://127.0.0.1:${bound}`,
        close: async () => {
            closing.abort();
            const closed = new Promise<void>((resolve) => server.close(() => resolve()));
            // Of every kind: kept alive, hanging, and in the middle of a TLS handshake, which the server does not count.
            for (const socket of sockets) {
                socket.destroy();
            }
            await closed;
        },
    };
}

function serverOf(tls: Behaviour["tls"], listener: RequestListener): Server {
    if (tls === undefined) {
        return createServer(listener);
    }
    const { requireClientCert = tls.ca !== undefined, ...certificates } = tls;
    return createTlsServer(
        { ...certificates, requestCert: requireClientCert, rejectUnauthorized: requireClientCert },
        listener,
    );
}

async function answer(
    parts: Parts,
    request: IncomingMessage,
    response: ServerResponse,
    closing: AbortSignal,
): Promise<void> {
    const { method = "", url = "" } = request;
    const [path = ""] = url.split("?", 1); // no endpoint has query parameters: ignored
    const body = await text(request);
    if (path.startsWith(`${controlPrefix}/`)) {
        const line = `${method} ${path.slice(controlPrefix.length)}`;
        const wire = enveloped(control(parts.controls, line, body), "new");
        const headers = { "content-type": wire.type, "content-length": Buffer.byteLength(wire.body) };
        response.writeHead(wire.status, headers).end(wire.body);
        return;
    }
    const routed = parts.routes.find(method, path);
    const json = jsonOf(body);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const target = completed(routed.target, json);
    const record = parts.recorder.add({ ...target, method, path: url, headers, body }, response);
    const fault = parts.faults.meet(target);
    const { latencyMs, envelope } = parts.behaviour;
    if (latencyMs > 0) {
        await wait(latencyMs, undefined, { signal: closing });
    }
    const { "content-type": contentType, authorization } = headers;
    const sent = { contentType, authorization, body, json };
    const process: PendingRequest["process"] = (onDeployment = {}) =>
        carryOut(() => routed.act(sent, onDeployment), parts.processed);
    const pending: PendingRequest = { response, record, envelope, closing, process };
    if (fault === undefined) {
        send(pending, enveloped(process(), envelope));
    } else {
        await applyFault(fault, pending);
    }
}

/** The controls over HTTP, for simulators in another process. Without a token, and never recorded. */
function control(controls: Controls, line: string, body: string): Answer {
    const table = new Map<string, () => unknown>([
        ["GET /requests", () => controls.requests()],
        ["DELETE /requests", () => controls.clearRequests()],
        ["GET /state", () => controls.state()],
        ["POST /faults", () => controls.setFaults(JSON.parse(body))],
        ["POST /expire-tokens", () => controls.expireTokens()],
    ]);
    const control = table.get(line);
    if (control === undefined) {
        return notFound;
    }
    try {
        return bare(control() ?? {});
    } catch (error) {
        return plain(inOneLine(error), 400);
    }
}

/** The simulator's own faults, a data file that cannot be written among them, are told apart from scripted ones. */
function carryOut(act: () => ReturnType<Routed["act"]>, processed: () => void): Answer {
    try {
        const answer = act();
        processed();
        return answer;
    } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error), { code: "APINIZER_SIMULATOR" });
        return unexpected;
    }
}

/** The group and the environment of a write stand in its body. */
function completed(target: RequestTarget, json: unknown): RequestTarget {
    if (target.operation !== "createGroup" && target.operation !== "updateGroup") {
        return target;
    }
    const { name, environmentName } = namesInBody.parse(json);
    return { ...target, group: name, environment: environmentName };
}
