import { existsSync } from "node:fs";
import type { AdviceRow } from "./results";
import { stateSizeOf } from "./stateSize";
import { stepOf } from "./steps";
import { Testbed } from "./testbed";
import { inTurn } from "./turns";
import { variantOf } from "./variants";

/** One way to run many groups, against the default. */
interface Setting {
    readonly setting: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly args?: readonly string[];
    /** How many stacks share the groups, one after the other. */
    readonly stacks?: number;
    /** Whether it belongs to a quick look, too. */
    readonly brief?: boolean;
    /** Where the stack and its state lie. */
    readonly folder?: string;
}

const inMemory = "/dev/shm";

const settings: readonly Setting[] = [
    { setting: "default", brief: true },
    { setting: "--parallel 1", args: ["--parallel", "1"] },
    { setting: "--parallel 64", args: ["--parallel", "64"] },
    { setting: "PULUMI_DIY_BACKEND_GZIP=true", env: { PULUMI_DIY_BACKEND_GZIP: "true" } },
    { setting: "PULUMI_DIY_BACKEND_ZSTD=true", env: { PULUMI_DIY_BACKEND_ZSTD: "true" }, brief: true },
    {
        setting: "PULUMI_EXPERIMENTAL=true PULUMI_SKIP_CHECKPOINTS=true",
        env: { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" },
        brief: true,
    },
    {
        setting: "NODE_OPTIONS=--stack-trace-limit=1",
        env: { NODE_OPTIONS: "--stack-trace-limit=1" },
        brief: true,
    },
    { setting: "state on a disk in memory", folder: inMemory },
    { setting: "4 stacks, one after the other", stacks: 4 },
];

/** A Manager over a network answers in about this time. Milliseconds. */
export const adviceLatencyMs = 20;

/** What users with many groups can set: create all, change all, nothing to do. The settings take turns. */
export async function measureAdvice(
    { size, rounds, brief }: { size: number; rounds: number; brief: boolean },
    say: (line: string) => void,
): Promise<AdviceRow[]> {
    const rows: AdviceRow[] = [];
    const here = settings.filter(({ folder }) => folder === undefined || existsSync(folder));
    for (let round = 1; round <= rounds; round += 1) {
        for (const setting of inTurn(brief ? here.filter((each) => each.brief) : here, round)) {
            const row = await ofStacks(setting, size);
            rows.push(row);
            say(
                `advice, round ${round}, ${row.setting}: create ${(row.createMs / 1000).toFixed(2)} s, load ${row.load}`,
            );
        }
    }
    return rows;
}

/** The sum of what the stacks of a setting take, one after the other. */
async function ofStacks(setting: Setting, size: number): Promise<AdviceRow> {
    const stacks = setting.stacks ?? 1;
    const parts: AdviceRow[] = [];
    for (let part = 0; part < stacks; part += 1) {
        parts.push(await measured(setting, Math.ceil(size / stacks)));
    }
    const sum = (of: (row: AdviceRow) => number) => parts.reduce((total, row) => total + of(row), 0);
    return {
        setting: setting.setting,
        size,
        createMs: sum(({ createMs }) => createMs),
        changeMs: sum(({ changeMs }) => changeMs),
        sameMs: sum(({ sameMs }) => sameMs),
        stateBytes: sum(({ stateBytes }) => stateBytes),
        load: parts.at(-1)?.load ?? Number.NaN,
    };
}

async function measured({ setting, env = {}, args = [], folder }: Setting, size: number): Promise<AdviceRow> {
    const bed = await inFolder(folder, () =>
        Testbed.open(variantOf("ours"), size, { env, latencyMs: adviceLatencyMs }),
    );
    try {
        const up = [...stepOf("create").command, ...args];
        const create = await bed.measure(1, up);
        const same = await bed.measure(1, up);
        const change = await bed.measure(2, up);
        const { fileBytes } = await stateSizeOf(bed.stack, size);
        return {
            setting,
            size,
            createMs: create.wallMs,
            changeMs: change.wallMs,
            sameMs: same.wallMs,
            stateBytes: fileBytes * size,
            load: change.load,
        };
    } finally {
        await bed.close();
    }
}

/** Stacks are made in the system's folder for temporary files. */
async function inFolder<Result>(folder: string | undefined, open: () => Promise<Result>): Promise<Result> {
    const before = process.env.TMPDIR;
    if (folder !== undefined) {
        process.env.TMPDIR = folder;
    }
    try {
        return await open();
    } finally {
        if (before === undefined) {
            delete process.env.TMPDIR;
        } else {
            process.env.TMPDIR = before;
        }
    }
}
