import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { median } from "./median";
import type { MemoryRow } from "./results";
import { Testbed } from "./testbed";
import { titleOf, type VariantName, variantOf } from "./variants";

const moment = z.object({ rss: z.number(), external: z.number(), young: z.number(), heap: z.number() });

type Moment = z.output<typeof moment>;

const parts: Readonly<Record<string, (at: Moment) => number>> = {
    "the heap: its young generation": ({ young }) => young,
    "the heap: the rest": ({ heap, young }) => heap - young,
    "buffers, and strings outside of the heap": ({ external }) => external,
    "the rest: Node.js and V8 themselves": ({ rss, heap, external }) => rss - heap - external,
};

const repeats = 3;

/** A provider process to look into: whose, and a flag of V8 that it runs with. */
interface Looked {
    readonly variant: VariantName;
    readonly flag?: string;
}

const looked: readonly Looked[] = [
    { variant: "empty" },
    { variant: "ours" },
    // The parser of undici is WebAssembly. V8 compiles it once in a hurry, and again, for speed, when it runs often.
    { variant: "ours", flag: "--liftoff-only" },
];

/** What the memory of provider processes is, in the moment of a refresh when they have most. */
export async function memoryOfProviders(size: number): Promise<MemoryRow[]> {
    const rows: MemoryRow[] = [];
    for (const each of looked) {
        const moments = await refreshes(each, size);
        const process = `${titleOf(each.variant)}${each.flag === undefined ? "" : ` with \`${each.flag}\``}`;
        for (const [part, bytesOf] of Object.entries(parts)) {
            rows.push({ process, size, part, mb: median(moments.map(bytesOf)) / 1024 / 1024 });
        }
    }
    return rows;
}

/** The moment of the most memory in each of some refreshes. */
function refreshes({ variant, flag }: Looked, size: number): Promise<Moment[]> {
    return Testbed.withGroups(variantOf(variant), size, async (bed) => {
        const watch = join(bed.stack.folder, "watch.cjs");
        const file = join(bed.stack.folder, "memory.json");
        writeFileSync(watch, watcher(file, flag));
        bed.stack.env({ NODE_OPTIONS: `--require ${watch}` });
        const moments: Moment[] = [];
        for (let round = 1; round <= repeats; round += 1) {
            await bed.step("refresh");
            moments.push(moment.parse(JSON.parse(readFileSync(file, "utf8"))));
        }
        return moments;
    });
}

/** JavaScript text that notes, in the provider process, the moment of the most resident memory. */
function watcher(file: string, flag: string | undefined): string {
    return `
if ((process.argv[1] ?? "").includes("dynamic-provider")) {
    const { getHeapSpaceStatistics, setFlagsFromString } = require("node:v8");
    const { writeFileSync } = require("node:fs");
    ${flag === undefined ? "" : `setFlagsFromString(${JSON.stringify(flag)});`}
    let most = 0;
    setInterval(() => {
        const { rss, external } = process.memoryUsage();
        if (rss > most) {
            most = rss;
            const spaces = getHeapSpaceStatistics();
            const heap = spaces.reduce((sum, space) => sum + space.physical_space_size, 0);
            const young = spaces.find((space) => space.space_name === "new_space").physical_space_size;
            writeFileSync(${JSON.stringify(file)}, JSON.stringify({ rss, external, young, heap }));
        }
    }, 20).unref();
}
`;
}
