import { readFileSync } from "node:fs";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { EnvHttpProxyAgent } from "undici";
import { type Fault, FaultError } from "./errors";

/** What goes over the wire, once. */
export interface WireRequest {
    readonly method: string;
    /** From the root of the server, encoded. */
    readonly path: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
    /** Bounds the connecting, the wait for the answer's first byte, and each pause in it, in milliseconds. */
    readonly timeoutMs: number;
    /** Ends the whole operation, when its deadline passes. */
    readonly signal: AbortSignal;
}

/** What came back, whatever it is. Header names are in lower case. */
export interface Exchange {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly text: string;
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
    #agent: Promise<EnvHttpProxyAgent> | undefined;

    constructor(
        private readonly origin: string,
        private readonly options: TransportOptions,
    ) {}

    /** Sends one request. Throws a {@link FaultError} when no whole answer came. */
    async send(request: WireRequest): Promise<Exchange> {
        try {
            this.#agent ??= connect(this.options);
            const agent = await this.#agent;
            const answer = await agent.request({
                origin: this.origin,
                path: request.path,
                method: request.method,
                headers: request.headers,
                body: request.body ?? null,
                headersTimeout: request.timeoutMs,
                bodyTimeout: request.timeoutMs,
                signal: request.signal,
            });
            const bytes = Buffer.from(await answer.body.arrayBuffer());
            const headers = Object.fromEntries(
                Object.entries(answer.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
            );
            return { status: answer.statusCode, headers, text: decoded(bytes, headers["content-encoding"]) };
        } catch (error) {
            throw new FaultError(faultOf(error, request.timeoutMs));
        }
    }

    async close(): Promise<void> {
        await (await this.#agent)?.destroy();
    }
}

async function connect(options: TransportOptions): Promise<EnvHttpProxyAgent> {
    // Loaded with the first request: an `up` with nothing to do sends none, and undici takes longer to load than all
    // the rest of this provider.
    const { EnvHttpProxyAgent } = await import("undici");
    const authorities = options.caFile === undefined ? {} : { ca: readFileSync(options.caFile) };
    const tls = {
        ...authorities,
        ...(options.clientCertFile === undefined ? {} : { cert: readFileSync(options.clientCertFile) }),
        ...(options.clientKeyFile === undefined ? {} : { key: readFileSync(options.clientKeyFile) }),
        rejectUnauthorized: !options.insecureSkipVerify,
    };
    return new EnvHttpProxyAgent({
        connections: options.maxConcurrency,
        connect: { ...tls, timeout: options.connectTimeoutMs },
        // Through a proxy, the Manager is trusted in the same way; the proxy may stand behind the same company CA.
        requestTls: tls,
        proxyTls: authorities,
        maxResponseSize: largestAnswer,
        allowH2: false,
    });
}

/** No encoding is asked for, yet reverse proxies are known to compress all the same. */
function decoded(bytes: Buffer, encoding: string | undefined): string {
    const plain = { maxOutputLength: largestAnswer };
    switch (encoding?.toLowerCase()) {
        case "gzip":
        case "x-gzip":
            return gunzipSync(bytes, plain).toString("utf8");
        case "br":
            return brotliDecompressSync(bytes, plain).toString("utf8");
        case "deflate":
            return inflateSync(bytes, plain).toString("utf8");
        default:
            return bytes.toString("utf8");
    }
}

/** Errors after which the request certainly never left: the connection itself did not come about. */
const neverConnected = new Set([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "UND_ERR_CONNECT_TIMEOUT",
]);

/** Certificate errors as Node.js and OpenSSL name them: ERR_TLS_…, CERT_…, …_CERT_…, UNABLE_TO_… */
const certificate = /^ERR_TLS_|^ERR_SSL_|CERT|^UNABLE_TO_(GET|VERIFY)_|^HOSTNAME_MISMATCH/;

function faultOf(error: unknown, timeoutMs: number): Fault {
    const code = codeOf(error);
    if (certificate.test(code)) {
        return {
            kind: "unavailable",
            what: `the connection's certificate was refused (${code})`,
            advice: "Set apinizer:caFile to the PEM file of the CA that signed the Manager's certificate (and apinizer:clientCertFile with apinizer:clientKeyFile where the Manager asks for a client certificate).",
            sent: false,
            passing: false,
            cause: error,
        };
    }
    if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT") {
        return { kind: "unavailable", what: `no answer within ${timeoutMs / 1000} s`, late: true, cause: error };
    }
    if (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError")) {
        return {
            kind: "unavailable",
            what: "no whole answer before the operation's deadline",
            late: true,
            cause: error,
        };
    }
    if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE" || code.startsWith("Z_") || code === "ERR_BUFFER_TOO_LARGE") {
        return { kind: "unreadable", what: `an answer that cannot be read (${code})`, cause: error };
    }
    const words = error instanceof Error ? error.message : String(error);
    return {
        kind: "unavailable",
        what: `no answer: ${code === "" ? words : `${words || "connection failed"} (${code})`}`,
        sent: !neverConnected.has(code),
        cause: error,
    };
}

/** The first code in the chain of causes; a failed attempt on several addresses has its codes in `errors`. */
function codeOf(error: unknown): string {
    if (!(error instanceof Error)) {
        return "";
    }
    if ("code" in error && typeof error.code === "string" && error.code !== "") {
        return error.code;
    }
    if (error instanceof AggregateError && error.errors.length > 0) {
        return codeOf(error.errors[0]);
    }
    return codeOf(error.cause);
}
