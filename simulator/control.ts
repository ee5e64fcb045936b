import { type Answer, bare, notFound, plain } from "./answer";
import { inOneLine } from "./problems";

/** What can be asked of a running simulator besides the Management API. */
export interface Controls {
    requests(): unknown;
    clearRequests(): void;
    setFaults(faults: unknown): void;
    state(): unknown;
    expireTokens(): void;
}

/** The same over HTTP, for simulators in another process. Without a token, and never recorded. */
export function controlOver(controls: Controls): (method: string, path: string, body: string) => Answer {
    const table = new Map<string, (body: string) => unknown>([
        ["GET /requests", () => controls.requests()],
        ["DELETE /requests", () => controls.clearRequests()],
        ["GET /state", () => controls.state()],
        ["POST /faults", (body) => controls.setFaults(JSON.parse(body))],
        ["POST /expire-tokens", () => controls.expireTokens()],
    ]);
    return (method, path, body) => {
        const control = table.get(`${method} ${path}`);
        if (control === undefined) {
            return notFound;
        }
        try {
            return bare(control(body) ?? {});
        } catch (error) {
            return plain(inOneLine(error), 400);
        }
    };
}
