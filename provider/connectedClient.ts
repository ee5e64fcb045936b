import { readFileSync } from "node:fs";
import { z } from "zod";
import { ApinizerClient } from "./apinizer/client";
import type { Settings } from "./settings";

/** The client that settings describe. */
export function connectedClient(settings: Settings, agent: string): ApinizerClient {
    return new ApinizerClient({
        ...settings,
        agent,
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
