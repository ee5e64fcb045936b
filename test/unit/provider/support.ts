import { ApinizerClient, type ClientOptions } from "../../../provider/apinizer/client";
import { Semaphore } from "../../../provider/apinizer/semaphore";
import type { Exchange, WireRequest } from "../../../provider/apinizer/transport";
import { Transport } from "../../../provider/apinizer/transport";
import type { Values } from "../../../provider/resources/resource";
import { Run } from "../../../provider/resources/run";
import { configurationOr, type SettingsSource } from "../../../provider/settings/source";

/** The Manager that most tests speak of; nothing answers there. */
export const manager = "https://manager.example.com";

/** Settings that can be used, and nothing more. */
export const usable: Readonly<Record<string, string>> = { url: manager, token: "token-of-a-test" };

/** A client that repeats nothing, and what a test is about. */
export function clientWith(options: Partial<ClientOptions> = {}): ApinizerClient {
    return new ApinizerClient({
        manager,
        credentials: { token: "token-of-a-test" },
        requestTimeoutMs: 1000,
        deployTimeoutMs: 1000,
        maxRetries: 0,
        maxConcurrency: 1,
        semaphore: new Semaphore(options.maxConcurrency ?? 1),
        insecureSkipVerify: false,
        agent: "test",
        ...options,
    });
}

/** Settings of a stack's configuration, and of an environment. */
export function sourceOf(
    values: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>> = {},
): SettingsSource {
    return configurationOr(environment, (key) => values[key]);
}

/** A run with these settings, and what it says to the user. */
export function runWith(settings = usable): { run: Run; said: string[] } {
    const said: string[] = [];
    return { run: new Run(sourceOf(settings), "test", (_, text) => said.push(text)), said };
}

/** Properties of a group that differ from {@link inputsOf}'s; `route` holds those of its client route. */
export interface Patch {
    readonly [property: string]: unknown;
    readonly route?: Values;
}

/** Inputs of a group, the least that is valid and what a test is about. */
export function inputsOf({ route, ...others }: Patch = {}): Values {
    return {
        projectName: "Retail",
        name: "Payments",
        clientRoute: { relativePathList: ["/pay"], ...route },
        ...others,
    };
}

/** The state of such a group. */
export function stateWith(patch: Patch = {}): Values {
    return { manager, ...inputsOf(patch) };
}

/** The same values with another one at a path; lists and objects on the way must be there. */
export function withValueAt(values: Values, path: readonly (string | number)[], value: unknown): Values {
    const changed = replaced(values, path, value);
    if (typeof changed !== "object" || changed === null) {
        throw new TypeError("a path into values ends in values");
    }
    return { ...changed };
}

function replaced(value: unknown, [step, ...rest]: readonly (string | number)[], to: unknown): unknown {
    if (step === undefined) {
        return to;
    }
    if (Array.isArray(value)) {
        return value.map((element, index) => (index === step ? replaced(element, rest, to) : element));
    }
    if (typeof value !== "object" || value === null) {
        throw new TypeError(`no ${String(step)} in ${JSON.stringify(value)}`);
    }
    return { ...value, [step]: replaced(Reflect.get(value, step), rest, to) };
}

/** An exchange as the transport reports it. */
export function exchangeOf(status: number, body: unknown, headers: Exchange["headers"] = {}): Exchange {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return { method: "GET", status, headers: { "content-type": "application/json;charset=UTF-8", ...headers }, text };
}

/** Answers every request of every client in place of the network, and records it. */
export function answerWith(answer: (request: WireRequest) => Exchange | Promise<Exchange>): WireRequest[] {
    const requests: WireRequest[] = [];
    jest.spyOn(Transport.prototype, "send").mockImplementation(async (request) => {
        requests.push(request);
        return answer(request);
    });
    return requests;
}
