import { FaultError } from "./errors";

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
