import type { Dispatcher, Pool } from "undici";
import { FaultError } from "./errors";
import { isSocketError } from "./networkFaults";

/** The proxies that an environment names, as undici wants them. Its NO_PROXY undici reads itself. */
export interface Proxies {
    readonly httpProxy?: string;
    readonly httpsProxy?: string;
}

/**
 * Reads HTTP_PROXY and HTTPS_PROXY, in capitals or not, as curl does: an address without a scheme is one with http.
 * Throws where one cannot be an address; its text, which may hold a password, is in no message.
 */
export function proxiesOf(environment: Readonly<Record<string, string | undefined>>): Proxies {
    const proxy = (name: string) => {
        const text = environment[name.toLowerCase()] || environment[name];
        if (text === undefined || text === "") {
            return undefined;
        }
        const address = /^[a-z0-9+.-]+:\/\//i.test(text) ? text : `http://${text}`;
        if (!isAddress(address)) {
            throw new FaultError({
                kind: "unavailable",
                what: `the environment variable ${name} is not the address of a proxy`,
                advice: `Write it as http://proxy.example.com:3128, or with a user and a password that are percent-encoded.`,
                sent: false,
                passing: false,
            });
        }
        return address;
    };
    const [httpProxy, httpsProxy] = [proxy("HTTP_PROXY"), proxy("HTTPS_PROXY")];
    return { ...(httpProxy && { httpProxy }), ...(httpsProxy && { httpsProxy }) };
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

/** Whether undici can use it: it decodes the user and the password. */
function isAddress(text: string): boolean {
    try {
        const { username, password } = new URL(text);
        decodeURIComponent(username + password);
        return true;
    } catch {
        return false; // told by the caller, without the text
    }
}
