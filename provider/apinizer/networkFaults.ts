import { isNativeError } from "node:util/types";
import type { Fault } from "./errors";

/** A request to which no whole answer came. */
export interface Unanswered {
    /** Where the request was to go. */
    readonly origin: string;
    /** Of connecting, of the wait for the answer's first byte, and of each pause in it, in milliseconds. */
    readonly timeoutMs: number;
    /** Whether no client certificate could be shown. */
    readonly anonymous: boolean;
    /** Whether something of the request may have left this machine. */
    readonly begun: boolean;
    /** Whether the whole operation's time is up. */
    readonly deadlinePassed: boolean;
}

/** What no whole answer means for the caller: the only place that knows the codes of Node.js, OpenSSL and undici. */
export function faultOf(error: unknown, unanswered: Unanswered): Fault {
    const { origin, anonymous, timeoutMs, begun, deadlinePassed } = unanswered;
    const code = codeOf(error);
    const words = isNativeError(error) ? error.message : String(error);
    const refusal = certificateFault(code, origin) ?? proxyFault(words);
    // In the middle of a request, TLS is broken by what stands between, and the request may have got through.
    if (refusal !== undefined && (!begun || refusedByServer.test(code))) {
        return { kind: "unavailable", carriedOut: "no", passing: false, ...refusal };
    }
    const silent = anonymous && origin.startsWith("https:") && ended.test(code);
    if (!begun) {
        const why = deadlinePassed ? " before the operation's deadline" : `: ${nothingSent(code, words)}`;
        const what = `no connection to ${origin}${why}`;
        const advice = silent ? `${unreached} ${perhapsMutual}` : unreached;
        return { kind: "unavailable", what, advice, carriedOut: "no", passing: true };
    }
    const lost = { kind: "unavailable", carriedOut: "perhapsLater", passing: true } as const;
    if (code === "UND_ERR_HEADERS_TIMEOUT") {
        return { ...lost, what: `${origin} did not answer within ${timeoutMs / 1000} s`, advice: slow };
    }
    if (code === "UND_ERR_BODY_TIMEOUT") {
        const what = `the answer of ${origin} stopped in the middle for ${timeoutMs / 1000} s`;
        return { ...lost, what, advice: slow };
    }
    if (deadlinePassed) {
        return { ...lost, what: `no whole answer came from ${origin} before the operation's deadline`, advice: slow };
    }
    if (code === "UND_ERR_HEADERS_OVERFLOW") {
        const what = `an answer whose headers are too large (${code})`;
        return { kind: "unreadable", what, carriedOut: "perhaps", passing: false };
    }
    const broken = { ...lost, what: `${origin} ${brokenOff(code, words)}` };
    return silent ? { ...broken, advice: `Run the same command again: nothing is lost. ${perhapsMutual}` } : broken;
}

/** The connection ended without a word. */
const ended = /^(UND_ERR_SOCKET|ECONNRESET|EPIPE)$/;

const slow =
    "A Manager that is always this slow needs a larger apinizer:requestTimeoutSeconds, or apinizer:deployTimeoutSeconds for calls that deploy. Otherwise run the same command again: nothing is lost.";

/** Some servers end the connection without a word of TLS. */
const perhapsMutual =
    "If it fails every time, the Manager may ask for a client certificate: set apinizer:clientCertFile and apinizer:clientKeyFile.";

const unreached =
    "Check apinizer:url, and HTTPS_PROXY, HTTP_PROXY and NO_PROXY where a proxy stands between. If the Manager was only away, run the same command again: nothing is lost.";

function nothingSent(code: string, words: string): string {
    switch (code) {
        case "ECONNREFUSED":
            return `nothing listens there (${words || code})`;
        case "ENOTFOUND":
        case "EAI_AGAIN":
            return `its host name cannot be resolved (${words || code})`;
        default:
            return words || code;
    }
}

function brokenOff(code: string, words: string): string {
    return ended.test(code) || code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH"
        ? `ended the connection before its answer was whole (${code})`
        : `gave no answer: ${code === "" ? words : `${words || "the connection failed"} (${code})`}`;
}

type Refusal = Pick<Fault, "what" | "advice" | "passing">;

const authority =
    "Set apinizer:caFile to the PEM file of the authority that signed it. (apinizer:insecureSkipVerify accepts any certificate, and is only for a first look at a test system.)";

/** What a server says of a certificate of ours; in TLS 1.3 it may come after the request was begun. */
const refusedByServer = /^ERR_SSL_.*ALERT_.*(CERT|UNKNOWN_CA|HANDSHAKE_FAILURE|ACCESS_DENIED)/;

/** Certificate errors as Node.js and OpenSSL name them: CERT_…, …_CERT_…, UNABLE_TO_…; ERR_SSL_…_ALERT_… is the server's. */
function certificateFault(code: string, origin: string): Omit<Refusal, "passing"> | undefined {
    if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
        return {
            what: `the certificate of ${origin} is for another host (${code})`,
            advice: "Write the host name that the certificate is for into apinizer:url.",
        };
    }
    if (code === "UND_ERR_PRX_TLS") {
        return {
            what: `the certificate of the proxy is for another host (${code})`,
            advice: "Write the host name that the certificate is for into HTTPS_PROXY, or into HTTP_PROXY.",
        };
    }
    if (/^ERR_SSL_.*ALERT/.test(code)) {
        return {
            what: `${origin} refused the TLS connection (${code})`,
            advice: "It probably asks for a client certificate: set apinizer:clientCertFile and apinizer:clientKeyFile to one that it accepts.",
        };
    }
    if (/^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)/.test(code)) {
        return {
            what: `${origin} does not speak TLS (${code})`,
            advice: "Check the port in apinizer:url, and whether it should begin with http://.",
        };
    }
    if (/^ERR_OSSL_/.test(code)) {
        return {
            what: `the certificate files cannot be used (${code})`,
            advice: "apinizer:caFile, apinizer:clientCertFile and apinizer:clientKeyFile must be PEM files without a passphrase, and the key must be that of the client certificate.",
        };
    }
    return /^ERR_TLS_|^ERR_SSL_|CERT|^UNABLE_TO_(GET|VERIFY)_|^HOSTNAME_MISMATCH/.test(code)
        ? { what: `the certificate of ${origin} is not trusted (${code})`, advice: authority }
        : undefined;
}

/** undici gives a proxy's refusal no code of its own. */
function proxyFault(words: string): Refusal | undefined {
    const status = Number(/^Proxy response \((\d+)\)/.exec(words)?.[1]);
    return Number.isNaN(status) ? undefined : proxyRefusal(status);
}

/** What it means that a proxy answers with a status in the place of the Manager. */
export function proxyRefusal(status: number): Refusal {
    const advice =
        status === 407
            ? "The proxy asks for a user and a password: put them into HTTPS_PROXY or HTTP_PROXY, as in http://user:password@proxy.example.com:3128."
            : "Check HTTPS_PROXY and HTTP_PROXY; hosts that are reached without the proxy belong into NO_PROXY.";
    return { what: `the proxy refused to connect to the Manager (HTTP ${status})`, advice, passing: status >= 500 };
}

/** Whether an error is undici's own word for a socket that failed or ended. */
export function isSocketError(error: unknown): boolean {
    return codeOf(error) === "UND_ERR_SOCKET";
}

/** The first code in the chain of causes; a failed attempt on several addresses has its codes in `errors`. */
function codeOf(error: unknown): string {
    if (!isNativeError(error)) {
        return "";
    }
    if ("code" in error && typeof error.code === "string" && error.code !== "" && error.code !== "UND_ERR_ABORTED") {
        return error.code;
    }
    if ("errors" in error && Array.isArray(error.errors) && error.errors.length > 0) {
        return codeOf(error.errors[0]);
    }
    return codeOf(error.cause);
}
