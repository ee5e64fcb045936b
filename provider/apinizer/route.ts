import { readFileSync } from "node:fs";
import type { Dispatcher } from "undici";
import { FaultError } from "./errors";
import { proxyOf, proxyPool } from "./proxies";

/** How to reach a Manager. */
export interface RouteOptions {
    /** Most requests at a time, and so most connections. */
    readonly maxConcurrency: number;
    /** Timeout of connecting, in milliseconds. */
    readonly connectTimeoutMs: number;
    readonly caFile?: string | undefined;
    readonly clientCertFile?: string | undefined;
    readonly clientKeyFile?: string | undefined;
    readonly insecureSkipVerify: boolean;
}

/** The way to a Manager: the connections, and what they change in a request. */
export interface Route {
    readonly dispatcher: Dispatcher;
    /** Whom the connections lead to. */
    readonly origin: string;
    /** As errors name the way. */
    readonly name: string;
    readonly pathPrefix: string;
    readonly headers: Readonly<Record<string, string>>;
}

/** The way that the environment's proxies leave to a Manager. An `http:` Manager is asked for in absolute form. */
export function routeTo(origin: string, undici: typeof import("undici"), options: RouteOptions): Route {
    const { maxConcurrency: connections, connectTimeoutMs: timeout } = options;
    const authorities = options.caFile === undefined ? {} : { ca: contents(options.caFile) };
    const tls = {
        ...authorities,
        ...(options.clientCertFile === undefined ? {} : { cert: contents(options.clientCertFile) }),
        ...(options.clientKeyFile === undefined ? {} : { key: contents(options.clientKeyFile) }),
        rejectUnauthorized: !options.insecureSkipVerify,
        timeout,
    };
    // The proxy may stand behind the same company CA.
    const proxyTls = { ...authorities, timeout };
    const manager = new URL(origin);
    const proxy = proxyOf(manager, process.env);
    const direct = { origin, name: origin, pathPrefix: "", headers: {} };
    if (proxy === undefined) {
        return { ...direct, dispatcher: new undici.Pool(origin, { connections, connect: tls, allowH2: false }) };
    }
    if (proxy.tunnels) {
        const dispatcher = new undici.ProxyAgent({
            uri: proxy.url.href,
            ...(proxy.authorization && { token: proxy.authorization }),
            connections,
            requestTls: tls,
            proxyTls,
            clientFactory: (at, how) => proxyPool(new undici.Pool(at, how)),
            allowH2: false,
        });
        return { ...direct, dispatcher };
    }
    const { url, authorization } = proxy;
    return {
        dispatcher: new undici.Pool(url.origin, { connections, connect: proxyTls, allowH2: false }),
        origin: url.origin,
        name: `${origin} through the proxy ${url.origin}`,
        pathPrefix: origin,
        headers: { host: manager.host, ...(authorization && { "proxy-authorization": authorization }) },
    };
}

function contents(file: string): Buffer {
    try {
        return readFileSync(file);
    } catch {
        const what = `the file ${file} of the settings cannot be read any more`;
        throw new FaultError({ kind: "unavailable", what, advice: "", carriedOut: "no", passing: false });
    }
}
