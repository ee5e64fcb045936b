import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { ProfileRow } from "./results";

const repository = resolve(__dirname, "../..");

const cpuProfile = z.object({
    nodes: z.array(
        z.object({
            id: z.number(),
            callFrame: z.object({ functionName: z.string(), url: z.string() }),
            children: z.array(z.number()).optional(),
        }),
    ),
    samples: z.array(z.number()),
    timeDeltas: z.array(z.number()),
});
type CpuProfile = z.output<typeof cpuProfile>;

/** Whose code a file is, the first that fits. */
const owners: readonly (readonly [RegExp, string])[] = [
    [/node_modules\/zod\/v4\/locales\//, "zod: the languages of its messages"],
    [/node_modules\/zod\//, "zod"],
    [/node_modules\/undici\//, "undici"],
    [/\/(dist\/)?provider\//, "pulumi-apinizer"],
];
const runtime = "Node.js: network, timers, memory";

/** Where the time of loading the provider goes, as the engine's process does it. */
export function profileOfLoading(): ProfileRow[] {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-profile-"));
    try {
        const options = ["--cpu-prof", "--cpu-prof-interval", "200", "--cpu-prof-dir", folder];
        execFileSync(process.execPath, [...options, "-e", 'require("pulumi-apinizer/provider")'], { cwd: repository });
        const [file = ""] = readdirSync(folder);
        const profile = cpuProfile.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
        // Outside of our files is the start of Node.js itself, which every program pays.
        return byOwner(profile)
            .filter(({ owner }) => owner !== runtime)
            .map((row) => ({ ...row, of: "loading" }));
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** Where the processor time of calls goes, while `work` makes them in this process. */
export async function profileOfCalls(work: () => Promise<void>): Promise<ProfileRow[]> {
    const session = new Session();
    session.connect();
    try {
        await session.post("Profiler.enable");
        await session.post("Profiler.start");
        await work();
        const { profile } = await session.post("Profiler.stop");
        return byOwner(cpuProfile.parse(profile)).map((row) => ({ ...row, of: "calls" }));
    } finally {
        session.disconnect();
    }
}

/** The time in milliseconds of each owner, with what its code makes Node.js do; the longest first. */
function byOwner({ nodes, samples, timeDeltas }: CpuProfile): { owner: string; ms: number }[] {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const parents = new Map(nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id] as const)));
    const times = new Map<string, number>();
    for (const [index, sample] of samples.entries()) {
        const node = byId.get(sample);
        if (node !== undefined && node.callFrame.functionName !== "(idle)") {
            let owner: string | undefined;
            for (let id: number | undefined = sample; id !== undefined && owner === undefined; id = parents.get(id)) {
                const url = byId.get(id)?.callFrame.url ?? "";
                owner = owners.find(([file]) => file.test(url))?.[1];
            }
            const key = owner ?? runtime;
            times.set(key, (times.get(key) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
        }
    }
    return [...times].map(([owner, ms]) => ({ owner, ms })).sort((one, other) => other.ms - one.ms);
}
