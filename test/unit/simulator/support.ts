import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../../simulator";

/** An answer as it came. */
export interface Reply {
    readonly status: number;
    readonly headers: IncomingMessage["headers"];
    readonly text: string;
    /** The body as JSON; undefined where it is none. */
    readonly json: unknown;
}

/** What a test may say about a request besides its method and path. */
export interface Details {
    /** Sent as JSON, a string as it is. */
    readonly body?: unknown;
    /** On top of the usual ones; an empty one leaves a header out. */
    readonly headers?: Readonly<Record<string, string>>;
}

/** A simulator, and a way to call it that leaves every byte of a path as it is. */
export interface Api {
    readonly simulator: Simulator;
    /** Calls a path below `/apiops`. */
    call(line: string, body?: unknown): Promise<Reply>;
    /** Calls any path. */
    send(line: string, details?: Details): Promise<Reply>;
}

const open = new Set<Simulator>();

/** Closes every simulator that a test left open; for afterEach. */
export async function closeAll(): Promise<void> {
    await Promise.all([...open].map((simulator) => simulator.close()));
    open.clear();
}

export async function simulate(options: SimulatorOptions = {}): Promise<Api> {
    const simulator = await startSimulator(options);
    open.add(simulator);
    const send = (line: string, details: Details = {}) => {
        const [method = "", path = ""] = line.split(" ");
        return sendTo(simulator.url, method, path, details);
    };
    return {
        simulator,
        send,
        call: (line, body) => send(line.replace(" ", " /apiops"), body === undefined ? {} : { body }),
    };
}

function sendTo(origin: string, method: string, path: string, { body, headers }: Details): Promise<Reply> {
    const bytes = body === undefined ? undefined : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
    const usual = {
        authorization: "Bearer simulator-token",
        // Node.js sends the body of a GET or a DELETE without its length, which is no request, unless it is told.
        ...(bytes === undefined ? {} : { "content-type": "application/json", "content-length": String(bytes.length) }),
        ...headers,
    };
    const sent = Object.fromEntries(Object.entries(usual).filter(([, value]) => value !== ""));
    return new Promise((resolve, reject) => {
        const { hostname, port } = new URL(origin);
        request({ hostname, port, method, path, headers: sent, agent: false }, (response) => {
            const { statusCode: status = 0, headers } = response;
            text(response).then((text) => resolve({ status, headers, text, json: jsonOf(text) }), reject);
        })
            .on("error", reject)
            .end(bytes);
    });
}

function jsonOf(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

export const groups = "/projects/Retail/apiProxyGroups/";
export const payments = `${groups}Payments/`;

/** A group's definition, the least that is valid and what a test is about. */
export function groupOf(patch: object = {}): object {
    return { name: "Payments", clientRoute: { relativePathList: ["/pay"] }, ...patch };
}

/** What the current envelope says about a failure. */
export function failed(status: number, resultMessage: string): object {
    return { status, json: { status: "FAILURE", resultMessage } };
}
