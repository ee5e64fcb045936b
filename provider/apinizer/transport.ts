import { readFileSync } from "node:fs";
import type { EnvHttpProxyAgent } from "undici";
import type { Deadline } from "./deadline";
import { type DecodedBody, decodedBody } from "./decoding";
import { FaultError } from "./errors";
import { faultOf } from "./networkFaults";
import { proxiesOf, proxyPool } from "./proxies";
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

/** How to reach a Manager. */
export interface TransportOptions {
    /** Most requests at a time, and so most connections. */
    readonly maxConcurrency: number;
    /** Timeout of connecting, in milliseconds. */
    readonly connectTimeoutMs: number;
    readonly caFile?: string | undefined;
    readonly clientCertFile?: string | undefined;
    readonly clientKeyFile?: string | undefined;
    readonly insecureSkipVerify: boolean;
}

/**
 * More bytes than any answer of this API has, to a request that reads and to one that writes; a runaway answer must not
 * fill the memory of the provider.
 */
const largestAnswer = { read: 64 * 1024 * 1024, write: 32 * 1024 * 1024 };

/**
 * Kept-alive connections to one Manager. HTTP_PROXY, HTTPS_PROXY and NO_PROXY are obeyed, redirects are not followed
 * (a redirected PUT would become a GET of a login page), and nothing is repeated here.
 */
export class Transport {
    #undici: typeof import("undici") | undefined;
    #agent: EnvHttpProxyAgent | undefined;

    constructor(
        private readonly origin: string,
        private readonly options: TransportOptions,
    ) {}

    /** Sends one request. Throws a {@link FaultError} when no whole answer came. */
    async send(request: WireRequest): Promise<Exchange> {
        this.#undici ??= load(); // here, because a package that is missing is no fault of the network
        const { deadline, timeoutMs, method, path, headers, body } = request;
        let sending: Sending | undefined;
        try {
            this.#agent ??= connect(this.#undici, this.options);
            sending = new Sending(this.#agent, deadline);
            const answer = await sending.answer({
                origin: this.origin,
                method,
                path,
                headers,
                body: body ?? null,
                headersTimeout: timeoutMs,
                bodyTimeout: timeoutMs,
            });
            const received: Record<string, string | undefined> = {};
            for (const [name, value] of Object.entries(answer.headers)) {
                received[name] = Array.isArray(value) ? value[0] : value;
            }
            const { "content-encoding": encoding = [] } = answer.headers;
            const most = method === "GET" ? largestAnswer.read : largestAnswer.write;
            const decoded = decodedBody(answer.bytes, [encoding].flat().join(), most);
            return { method, status: answer.status, headers: received, ...decoded };
        } catch (error) {
            if (error instanceof FaultError) {
                throw error; // before anything was sent
            }
            const { origin, options } = this;
            const anonymous = options.clientCertFile === undefined;
            const begun = sending?.begun ?? false;
            const deadlinePassed = deadline.reason !== undefined;
            throw new FaultError(faultOf(error, { origin, anonymous, timeoutMs, begun, deadlinePassed }));
        }
    }

    async close(): Promise<void> {
        await this.#agent?.destroy();
    }
}

/**
 * Called with the first request: an `up` with nothing to do sends none, and undici takes longer to load than all the
 * rest of this provider. Not by `import()`, which Yarn Plug'n'Play does not serve in the engine's process.
 */
function load(): typeof import("undici") {
    return require("undici");
}

function connect({ EnvHttpProxyAgent, Pool }: typeof import("undici"), options: TransportOptions): EnvHttpProxyAgent {
    const authorities = options.caFile === undefined ? {} : { ca: contents(options.caFile) };
    const tls = {
        ...authorities,
        ...(options.clientCertFile === undefined ? {} : { cert: contents(options.clientCertFile) }),
        ...(options.clientKeyFile === undefined ? {} : { key: contents(options.clientKeyFile) }),
        rejectUnauthorized: !options.insecureSkipVerify,
    };
    const timeout = options.connectTimeoutMs;
    return new EnvHttpProxyAgent({
        ...proxiesOf(process.env),
        connections: options.maxConcurrency,
        connect: { ...tls, timeout },
        // Through a proxy, the Manager is trusted in the same way; the proxy may stand behind the same company CA.
        requestTls: { ...tls, timeout },
        proxyTls: { ...authorities, timeout },
        clientFactory: (proxy, how) => proxyPool(new Pool(proxy, how)),
        maxResponseSize: largestAnswer.read,
        allowH2: false,
    });
}

function contents(file: string): Buffer {
    try {
        return readFileSync(file);
    } catch (cause) {
        const what = `the file ${file} of the settings cannot be read any more`;
        throw new FaultError({ kind: "unavailable", what, advice: "", sent: false, passing: false, cause });
    }
}
