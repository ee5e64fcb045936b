import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { ProfileRow } from "./results";
import { stepOf } from "./steps";
import { Testbed } from "./testbed";
import { variantOf } from "./variants";

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

/** Whose code a call is: by its file, and its function where that is named. */
type Owner = readonly [file: RegExp, owner: string, name?: string];

/** Of the provider; the first that fits. */
const providerOwners: readonly Owner[] = [
    [/node_modules\/zod\/v4\/locales\//, "zod: the languages of its messages"],
    [/node_modules\/zod\//, "zod"],
    [/node_modules\/undici\//, "undici"],
    [/\/(dist\/)?provider\//, "pulumi-apinizer"],
];
const runtime = "Node.js: network, timers, memory";

/** Whose code a call is in a program's process; the first of a file's rules that fits. */
const programOwners: readonly Owner[] = [
    [/debuggable/, "the engine's SDK: a stack trace for each promise of an output", "debuggablePromise"],
    [/node_modules\/(@grpc|google-protobuf)\//, "gRPC"],
    [/@pulumi\/pulumi\/(?!vendor)/, "the engine's SDK: the rest"],
    [/pulumi-apinizer\/dist\/|\/dist\/sdk\//, "pulumi-apinizer"],
];

/** Where the time of loading the provider goes, as the engine's process does it. */
export function profileOfLoading(): ProfileRow[] {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-profile-"));
    try {
        const options = ["--cpu-prof", "--cpu-prof-interval", "200", "--cpu-prof-dir", folder];
        execFileSync(process.execPath, [...options, "-e", 'require("pulumi-apinizer/provider")'], { cwd: repository });
        const [file = ""] = readdirSync(folder);
        const profile = cpuProfile.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
        // Outside of our files is the start of Node.js itself, which every program pays.
        return byOwner(profile, providerOwners)
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
        return byOwner(cpuProfile.parse(profile), providerOwners).map((row) => ({ ...row, of: "calls" }));
    } finally {
        session.disconnect();
    }
}

/** Where the processor time of a program goes, in an `up` with nothing to do. */
export async function profileOfProgram(name: "ours" | "empty", size: number): Promise<ProfileRow[]> {
    const bed = await Testbed.open(variantOf(name), size);
    try {
        const file = join(bed.stack.folder, "program.cpuprofile");
        const [create, same] = [stepOf("create"), stepOf("same")];
        await bed.measure(create.revision, create.command);
        await bed.measure(same.revision, same.command, profiled(file));
        const profile = cpuProfile.parse(JSON.parse(readFileSync(file, "utf8")));
        return byOwner(profile, programOwners).map((row) => ({
            of: name === "ours" ? "program" : "emptyProgram",
            owner: row.owner,
            ms: row.ms / size,
        }));
    } finally {
        await bed.close();
    }
}

/** JavaScript text that profiles the program that follows it, and writes the profile to a file. */
function profiled(file: string): string {
    return `
const { Session } = require("node:inspector");
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.start");
process.on("exit", () => {
    session.post("Profiler.stop", (error, { profile }) => {
        require("node:fs").writeFileSync(${JSON.stringify(file)}, JSON.stringify(profile));
    });
});
`;
}

/** The time in milliseconds of each owner, with what its code makes Node.js do; the longest first. */
function byOwner(
    { nodes, samples, timeDeltas }: CpuProfile,
    owners: readonly Owner[],
): { owner: string; ms: number }[] {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const parents = new Map(nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id] as const)));
    const times = new Map<string, number>();
    for (const [index, sample] of samples.entries()) {
        const node = byId.get(sample);
        if (node !== undefined && node.callFrame.functionName !== "(idle)") {
            let owner: string | undefined;
            for (let id: number | undefined = sample; id !== undefined && owner === undefined; id = parents.get(id)) {
                const { url = "", functionName = "" } = byId.get(id)?.callFrame ?? {};
                owner = owners.find(([file, , name = functionName]) => file.test(url) && name === functionName)?.[1];
            }
            const key = owner ?? runtime;
            times.set(key, (times.get(key) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
        }
    }
    return [...times].map(([owner, ms]) => ({ owner, ms })).sort((one, other) => other.ms - one.ms);
}
