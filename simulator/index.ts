import { text } from "node:stream/consumers";
import { z } from "zod";
import { type Answer, notFound } from "./answer";
import { Tokens } from "./authentication";
import { type Fault, FaultScript } from "./faults";
import { SimulatedManager } from "./manager";
import type { StoredData } from "./model";
import { type SimulatorOptions, simulatorOptions } from "./options";
import { load, save } from "./persistence";
import { Routes } from "./routes";
import { createManagerServer, type RecordedRequest } from "./server";

export type { Fault } from "./faults";
export type { StoredData, StoredGroup } from "./model";
export type { SimulatorOptions } from "./options";
export type { RecordedRequest } from "./server";

/** What a simulator holds: its groups, and how often each fault of its script came. */
export interface SimulatorState extends StoredData {
    readonly faults: readonly { readonly name: string; readonly applied: number }[];
}

/** A running simulator. */
export interface Simulator {
    /** Its origin, for `apinizer:url`. */
    readonly url: string;
    /** Every request so far, in the order of arrival. */
    requests(): readonly RecordedRequest[];
    /** Forgets the requests so far. */
    clearRequests(): void;
    /** Replaces the script of faults. Throws when it is not one. */
    setFaults(faults: readonly Fault[]): void;
    /** What it holds now. */
    state(): SimulatorState;
    /** Ends the life of every token that clients exchanged their secrets for. */
    expireTokens(): void;
    /** Stops it, and ends all connections. */
    close(): Promise<void>;
}

/**
 * Starts a stand-in for the Management API on the loopback interface, for tests and first steps without a Manager. It
 * answers as the documentation says, also to what is wrong, and keeps nothing unless `dataFile` is given.
 *
 * @param options What it holds and how it behaves; everything has a default.
 * @returns the running simulator, once it can be reached.
 * @throws when an option is wrong, when the port is taken, and when the data file holds something else.
 *
 * @example
 * ```ts
 * const manager = await startSimulator({ projects: ["Retail"], environments: { production: 3 } });
 * // … apinizer:url = manager.url, apinizer:token = "simulator-token"
 * await manager.close();
 * ```
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
    const behaviour = simulatorOptions.parse(options);
    const manager = new SimulatedManager(behaviour, load(behaviour.dataFile));
    const tokens = new Tokens(behaviour.token, behaviour.clients, behaviour.tokenLifetimeSeconds);
    const faults = new FaultScript();
    const requests: RecordedRequest[] = [];
    const state = () => ({ ...manager.groups.data(), faults: faults.applied() });

    /** What can be asked over HTTP, for simulators in another process. Without a token, and never recorded. */
    const controls: Readonly<Record<string, (body: string) => unknown>> = {
        "GET /requests": () => requests,
        "DELETE /requests": () => requests.splice(0),
        "GET /state": state,
        "POST /faults": (body) => faults.set(z.array(z.unknown()).parse(JSON.parse(body))),
        "POST /expire-tokens": () => tokens.expire(),
    };
    const server = createManagerServer({
        behaviour,
        routes: new Routes(manager, tokens),
        faults,
        record: (request) => requests.push(request),
        processed: () => save(behaviour.dataFile, () => manager.groups.data()),
        control: async (request, path) => {
            const control = controls[`${request.method} ${path}`];
            return control === undefined ? notFound : controlled(control, await text(request));
        },
    });
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(behaviour.port, "127.0.0.1", resolve);
    });
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : behaviour.port;
    return {
        url: `${behaviour.tls === undefined ? "http" : "https"}://127.0.0.1:${port}`,
        requests: () => requests,
        clearRequests: () => {
            requests.splice(0);
        },
        setFaults: (script) => faults.set(script),
        state,
        expireTokens: () => tokens.expire(),
        close: async () => {
            const closed = new Promise<void>((resolve) => server.close(() => resolve()));
            server.closeAllConnections();
            await closed;
        },
    };
}

function controlled(control: (body: string) => unknown, body: string): Answer {
    try {
        const result = control(body);
        return { raw: { status: 200, type: "application/json", body: JSON.stringify(result ?? {}) } };
    } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        return { raw: { status: 400, type: "text/plain", body: words } };
    }
}
