import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { byOwner, type Owner } from "./owners";
import { seenByGo } from "./profileOfGo";
import { seenByNode } from "./profileOfNode";
import type { ProfileRow } from "./results";
import { Testbed } from "./testbed";
import { variantOf } from "./variants";

const repository = resolve(__dirname, "../..");
const runtime = "Node.js: network, timers, memory";

const providerOwners: readonly Owner[] = [
    [/node_modules\/zod\/v4\/locales\//, "zod: the languages of its messages"],
    [/node_modules\/zod\//, "zod"],
    [/node_modules\/undici\//, "undici"],
    [/\/(dist\/)?provider\//, "pulumi-apinizer"],
];

const programOwners: readonly Owner[] = [
    [/debuggable/, "the engine's SDK: a stack trace for each promise of an output", /^debuggablePromise$/],
    [/node_modules\/(@grpc|google-protobuf)\//, "gRPC"],
    [/@pulumi\/pulumi\/(?!vendor)/, "the engine's SDK: the rest"],
    [/pulumi-apinizer\/dist\/|\/dist\/sdk\//, "pulumi-apinizer"],
];

const engineOwners: readonly Owner[] = [
    [/./, "writing the state", /\(\*SnapshotManager\)\.saveSnapshot$/],
    [/(^|\/)runtime\//, "collecting garbage", /^runtime\.(gcBgMarkWorker|bgsweep|bgscavenge)/],
];

/** The variants whose processes are compared with each other. */
export const profiled = ["empty", "declaring", "ours"] as const;

/** Where the time of loading the provider goes, as the engine's process does it. */
export function profileOfLoading(): ProfileRow[] {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-profile-"));
    try {
        const options = ["--cpu-prof", "--cpu-prof-interval", "200", "--cpu-prof-dir", folder];
        execFileSync(process.execPath, [...options, "-e", 'require("pulumi-apinizer/provider")'], { cwd: repository });
        const seen = seenByNode(JSON.parse(readFileSync(fileIn(folder, /\.cpuprofile$/), "utf8")));
        // Outside of our files is the start of Node.js itself, which every program pays.
        return byOwner(seen, providerOwners, runtime)
            .filter(({ owner }) => owner !== runtime)
            .map((row) => ({ of: "loading", variant: "ours", ...row }));
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
        return byOwner(seenByNode(profile), providerOwners, runtime).map((row) => ({
            of: "calls",
            variant: "ours",
            ...row,
        }));
    } finally {
        session.disconnect();
    }
}

/**
 * Where the processor time goes for each group: that of the program in an `up` with nothing to do, and that of the engine
 * in one that changes all of them.
 */
export function profileOfCommands(variant: ProfileRow["variant"], size: number): Promise<ProfileRow[]> {
    return Testbed.withGroups(variantOf(variant), size, async (bed) => {
        const file = join(bed.stack.folder, "program.cpuprofile");
        await bed.step("same", [], profiler(file));
        const program = seenByNode(JSON.parse(readFileSync(file, "utf8")));
        await bed.step("change", ["--profiling", join(bed.stack.folder, "engine")]);
        const engine = seenByGo(readFileSync(fileIn(bed.stack.folder, /^engine.*\.cpu$/)));
        const row = (of: ProfileRow["of"]) => (owned: { owner: string; ms: number }) => ({
            of,
            variant,
            size,
            owner: owned.owner,
            ms: owned.ms / size,
        });
        return [
            ...byOwner(program, programOwners, runtime).map(row("program")),
            ...byOwner(engine, engineOwners, "the rest of the engine").map(row("engine")),
        ];
    });
}

function fileIn(folder: string, named: RegExp): string {
    const found = readdirSync(folder).find((name) => named.test(name));
    if (found === undefined) {
        throw new Error(`no profile was written: no file matches ${named}`);
    }
    return join(folder, found);
}

/** JavaScript text that profiles the program that follows it, and writes the profile to a file. */
function profiler(file: string): string {
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
