import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";
import type { Results } from "./results";

const manifest = z.object({ version: z.string() });

/** Where and with what the bench runs. */
export function machine(): Results["machine"] {
    const processors = cpus();
    return {
        date: new Date().toISOString().slice(0, 10),
        processor: processors[0]?.model.trim() ?? "unknown",
        cores: processors.length,
        memoryGb: Math.round(totalmem() / 2 ** 30),
        system: `${type()} ${release()}`,
        versions: {
            "pulumi-apinizer": versionOf("../.."),
            "Pulumi CLI": execFileSync("pulumi", ["version"], { encoding: "utf8" }).trim(),
            "@pulumi/pulumi": versionOf("../../node_modules/@pulumi/pulumi"),
            "Node.js": process.version,
            undici: versionOf("../../node_modules/undici"),
            zod: versionOf("../../node_modules/zod"),
        },
        loadBefore: loadavg()[0] ?? 0,
    };
}

function versionOf(folder: string): string {
    return manifest.parse(JSON.parse(readFileSync(resolve(__dirname, folder, "package.json"), "utf8"))).version;
}
