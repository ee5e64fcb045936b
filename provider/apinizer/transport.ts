import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { EnvHttpProxyAgent } from "undici";
import type { Deadline } from "./deadline";
import { FaultError } from "./errors";
import { faultOf } from "./networkFaults";
import { proxiesOf } from "./proxies";

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
export interface Exchange {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly text: string;
    /** Whether the text has lost letters, because what came is not UTF-8. */
    readonly garbled?: boolean;
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

/** More than any answer of this API; a runaway answer must not fill the memory of the provider. */
const largestAnswer = 64 * 1024 * 1024;

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
        try {
            this.#agent ??= connect(this.#undici, this.options);
            const agent = this.#agent;
            // undici looks at the deadline only once it is connected, and a proxy may take a CONNECT and never answer.
            const answer = await request.deadline.bound(
                agent.request({
                    origin: this.origin,
                    path: request.path,
                    method: request.method,
                    headers: request.headers,
                    body: request.body ?? null,
                    headersTimeout: request.timeoutMs,
                    bodyTimeout: request.timeoutMs,
                    signal: request.deadline,
                }),
            );
            const bytes = Buffer.from(await answer.body.arrayBuffer());
            const headers: Record<string, string | undefined> = {};
            for (const [name, value] of Object.entries(answer.headers)) {
                headers[name] = Array.isArray(value) ? value[0] : value;
            }
            const plain = decoded(bytes, headers["content-encoding"]);
            return { status: answer.statusCode, headers, text: plain.toString("utf8"), garbled: !isUtf8(plain) };
        } catch (error) {
            if (error instanceof FaultError) {
                throw error; // before anything was sent
            }
            const { timeoutMs, deadline } = request;
            const { origin, options } = this;
            const anonymous = options.clientCertFile === undefined;
            throw new FaultError(faultOf(error, { origin, anonymous, timeoutMs, deadlinePassed: deadline.aborted }));
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

function connect({ EnvHttpProxyAgent }: typeof import("undici"), options: TransportOptions): EnvHttpProxyAgent {
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
        maxResponseSize: largestAnswer,
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

/** No encoding is asked for, yet reverse proxies are known to compress all the same. */
function decoded(bytes: Buffer, encoding: string | undefined): Buffer {
    const plain = { maxOutputLength: largestAnswer };
    switch (encoding?.toLowerCase()) {
        case "gzip":
        case "x-gzip":
            return gunzipSync(bytes, plain);
        case "br":
            return brotliDecompressSync(bytes, plain);
        case "deflate":
            return inflateSync(bytes, plain);
        default:
            return bytes;
    }
}
