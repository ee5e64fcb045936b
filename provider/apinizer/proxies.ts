import type { Dispatcher, Pool } from "undici";
import { FaultError } from "./errors";
import { isSocketError } from "./networkFaults";
import { isExcluded } from "./noProxy";

/** How a Manager is asked through a proxy. */
export interface Proxy {
    /** With the user and the password that the environment gives. */
    readonly url: URL;
    /** Value of `proxy-authorization`, where the proxy speaks HTTP. */
    readonly authorization?: string;
    /** Whether a tunnel leads to the Manager. Otherwise the proxy is asked for the whole address: it may tunnel to 443 only. */
    readonly tunnels: boolean;
}

/**
 * The proxy of a Manager, as HTTP_PROXY, HTTPS_PROXY and NO_PROXY say, in capitals or not: as in curl, the name in small
 * letters comes first, an empty value is none, and an address without a scheme is one with http.
 * Throws where the address cannot be one; its text, which may hold a password, is in no message.
 */
export function proxyOf(manager: URL, environment: Readonly<Record<string, string | undefined>>): Proxy | undefined {
    const value = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined;
    const names = manager.protocol === "https:" ? ["HTTPS_PROXY", "HTTP_PROXY"] : ["HTTP_PROXY"];
    const name = names.find((each) => value(each) !== undefined);
    const text = name && value(name);
    if (text === undefined || isExcluded(manager, value("NO_PROXY") ?? "")) {
        return undefined;
    }
    const proxy = proxyAt(/^[a-z0-9+.-]+:\/\//i.test(text) ? text : `http://${text}`, manager);
    if (proxy === undefined) {
        throw new FaultError({
            kind: "unavailable",
            what: `the environment variable ${name} is not the address of a proxy`,
            advice: `Write it as http://proxy.example.com:3128, or with a user and a password that are percent-encoded.`,
            carriedOut: "no",
            passing: false,
        });
    }
    return proxy;
}

/** A proxy at an address; undefined if there can be none. */
function proxyAt(address: string, { protocol }: URL): Proxy | undefined {
    try {
        const url = new URL(address);
        const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
        if (/^socks5?:$/.test(url.protocol)) {
            return { url, tunnels: true };
        }
        const basic = { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
        return /^https?:$/.test(url.protocol)
            ? { url, tunnels: protocol === "https:", ...(credentials === ":" ? {} : basic) }
            : undefined;
    } catch {
        return undefined; // told by the caller, without the text
    }
}

/**
 * The connections to a proxy, whose CONNECT fails with an error that undici hands on. One with the code UND_ERR_SOCKET,
 * as from a proxy that ends the connection, it would answer by connecting again at once and for ever
 * (https://github.com/nodejs/undici/issues/3897).
 */
export function proxyPool(pool: Pool): Pool {
    const connect = pool.connect.bind(pool);
    return Object.assign(pool, {
        connect: async (options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> => {
            try {
                return await connect(options);
            } catch (cause) {
                throw isSocketError(cause) ? new Error("the proxy ended the connection", { cause }) : cause;
            }
        },
    });
}
