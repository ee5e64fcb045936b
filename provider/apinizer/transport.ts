import type { Deadline } from "./deadline";
import { type DecodedBody, decodedBody, tooLarge } from "./decoding";
import { FaultError } from "./errors";
import { faultOf, proxyRefusal } from "./networkFaults";
import { type Route, type RouteOptions, routeTo } from "./route";
import { Sending } from "./sending";

/** What goes over the wire, once. */
export interface WireRequest {
    readonly method: string;
    /** From the root of the server, encoded. */
    readonly path: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
    /** Bounds the connecting, the wait for the answer's first byte, and each pause in it, in milliseconds. */
    readonly timeoutMs: number;
    /** Ends the whole operation when it passes. */
    readonly deadline: Deadline;
}

/** What came back, whatever it is. Header names are in lower case. */
export interface Exchange extends DecodedBody {
    /** Of the request. */
    readonly method: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * More bytes than any answer of this API has, to a request that reads and to one that writes; a runaway answer must not
 * fill the memory of the provider.
 */
const largestAnswer = { read: 64 * 1024 * 1024, write: 32 * 1024 * 1024 };

/** The status of a proxy that wants a user and a password (RFC 9110, section 15.5.8). */
const proxyAuthenticationRequired = 407;

/**
 * Kept-alive connections to one Manager. HTTP_PROXY, HTTPS_PROXY and NO_PROXY are obeyed, redirects are not followed
 * (a redirected PUT would become a GET of a login page), and nothing is repeated here.
 */
export class Transport {
    #undici: typeof import("undici") | undefined;
    #route: Route | undefined;

    constructor(
        private readonly origin: string,
        private readonly options: RouteOptions,
    ) {}

    /** Sends one request. Throws a {@link FaultError} when no whole answer came. */
    async send(request: WireRequest): Promise<Exchange> {
        this.#undici ??= load(); // here, because a package that is missing is no fault of the network
        const { deadline, timeoutMs, method, path, headers, body } = request;
        let sending: Sending | undefined;
        try {
            this.#route ??= routeTo(this.origin, this.#undici, this.options);
            const { dispatcher, origin, pathPrefix, headers: added } = this.#route;
            const most = method === "GET" ? largestAnswer.read : largestAnswer.write;
            sending = new Sending(dispatcher, deadline, most);
            const answer = await sending.answer({
                origin,
                method,
                path: pathPrefix + path,
                headers: { ...headers, ...added },
                body: body ?? null,
                headersTimeout: timeoutMs,
                bodyTimeout: timeoutMs,
            });
            if (answer.status === proxyAuthenticationRequired) {
                // Only a proxy asks for it, and what it was asked for it did not pass on.
                throw new FaultError({ kind: "unavailable", carriedOut: "no", ...proxyRefusal(answer.status) });
            }
            const received: Record<string, string | undefined> = {};
            for (const [name, value] of Object.entries(answer.headers)) {
                received[name] = Array.isArray(value) ? value[0] : value;
            }
            const { "content-encoding": encoding = [] } = answer.headers;
            const decoded = answer.tooLarge
                ? { text: "", unreadable: tooLarge(most) }
                : decodedBody(answer.bytes, [encoding].flat().join(), most);
            return { method, status: answer.status, headers: received, ...decoded };
        } catch (error) {
            if (error instanceof FaultError) {
                throw error; // before anything was sent
            }
            const origin = this.#route?.name ?? this.origin;
            const anonymous = this.options.clientCertFile === undefined;
            const begun = sending?.begun ?? false;
            const deadlinePassed = deadline.reason !== undefined;
            throw new FaultError(faultOf(error, { origin, anonymous, timeoutMs, begun, deadlinePassed }));
        }
    }

    async close(): Promise<void> {
        await this.#route?.dispatcher.destroy();
    }
}

/**
 * Called with the first request: an `up` with nothing to do sends none, and undici takes longer to load than all the
 * rest of this provider. Not by `import()`, which Yarn Plug'n'Play does not serve in the engine's process.
 */
function load(): typeof import("undici") {
    return require("undici");
}
