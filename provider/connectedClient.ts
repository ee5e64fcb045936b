import { readFileSync } from "node:fs";
import { z } from "zod";
import { ApinizerClient } from "./apinizer/client";
import { Semaphore } from "./apinizer/semaphore";
import type { Settings } from "./settings";

/** The semaphores of one run, by the Manager's address: the Manager is spared, however many connections lead to it. */
export type Semaphores = Map<string, Semaphore>;

/**
 * The client that settings describe; warns about those that are dangerous. Where connections to one Manager give
 * different limits, the smallest one holds.
 */
export function connectedClient(
    settings: Settings,
    agent: string,
    semaphores: Semaphores,
    warn: (text: string) => void,
): ApinizerClient {
    if (settings.insecureSkipVerify) {
        warn(
            `insecureSkipVerify: the certificate of ${settings.manager} is not checked, so anyone on the way can read the token.`,
        );
    }
    const semaphore = semaphores.get(settings.manager) ?? new Semaphore(settings.maxConcurrency);
    semaphores.set(settings.manager, semaphore);
    semaphore.narrow(settings.maxConcurrency);
    return new ApinizerClient({
        ...settings,
        agent,
        semaphore,
        requestTimeoutMs: settings.requestTimeoutSeconds * 1000,
        deployTimeoutMs: settings.deployTimeoutSeconds * 1000,
    });
}

const manifest = z.object({ version: z.string() });

/** What requests say about who sends them, so that a Manager's audit can tell. */
export function userAgent(): string {
    const text = readFileSync(require.resolve("pulumi-apinizer/package.json"), "utf8");
    return `pulumi-apinizer/${manifest.parse(JSON.parse(text)).version}`;
}
