import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chartOf } from "./chart";
import { comparisonTable } from "./comparisons";
import { measureEngine } from "./engine";
import { machine } from "./machine";
import { type BenchOptions, docs, helpText, optionsOf, type Part } from "./options";
import { pageOf } from "./page";
import { type Results, results as resultsSchema } from "./results";
import { measureStartUp } from "./startUp";
import { measureTerraform } from "./terraform";

const say = (line: string) => console.log(line);

/** Measures what the options ask for, part by part. */
async function measure(options: BenchOptions, last: Results | undefined): Promise<Results> {
    const results: Results = last ?? { machine: machine(), engine: [], state: [], startUp: [], terraform: [] };
    const { quick } = options;
    const work: Record<Part, () => Promise<Partial<Results>>> = {
        startUp: async () => ({ startUp: await measureStartUp(quick ? 5 : 15, say) }),
        engine: () => measureEngine(options, say),
        terraform: async () => ({ terraform: await measureTerraform(quick ? 20 : 300, say) }),
    };
    for (const part of options.parts) {
        Object.assign(results, await work[part]());
    }
    return results;
}

async function main(args: readonly string[]): Promise<void> {
    const options = optionsOf(args);
    if (options === "help") {
        say(helpText);
        return;
    }
    mkdirSync(options.out, { recursive: true });
    const file = (name: string) => join(options.out, name);
    const { pageOnly, add } = options;
    const last =
        pageOnly || add ? resultsSchema.parse(JSON.parse(readFileSync(file("performance.json"), "utf8"))) : undefined;
    const results = pageOnly && last !== undefined ? last : await measure(options, last);
    writeFileSync(file("performance.json"), `${JSON.stringify(results)}\n`);
    writeFileSync(file("performance.svg"), chartOf(results));
    writeFileSync(file("performance.md"), pageOf(readFileSync(join(docs, "performance.md"), "utf8"), results));
    const minutes = (performance.now() / 60_000).toFixed(1);
    say(`\n${comparisonTable(results)}\n\n${minutes} minutes. Written to ${options.out}.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
