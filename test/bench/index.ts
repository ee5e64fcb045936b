import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { measureAdvice } from "./advice";
import { chartOf } from "./chart";
import { measureClient, profileOfClient } from "./client";
import { measureEngine } from "./engine";
import { machine } from "./machine";
import { memoryOfProviders } from "./memory";
import { type BenchOptions, helpText, optionsOf, type Part } from "./options";
import { pageOf } from "./page";
import { profiled, profileOfCommands, profileOfLoading } from "./profile";
import { type ProfileRow, type Results, results as resultsSchema } from "./results";
import { measureStartUp } from "./startUp";
import { targetTable } from "./targets";
import { measureTerraform } from "./terraform";

const say = (line: string) => console.log(line);

/** A quick look begins no further part after this time. */
const quickMs = 240_000;

/** Measures what the options ask for, part by part. */
async function measure(options: BenchOptions, last: Results | undefined): Promise<Results> {
    const began = performance.now();
    const results: Results = last ?? {
        machine: machine(),
        engine: [],
        state: [],
        startUp: [],
        client: [],
        profile: [],
        memory: [],
        advice: [],
        terraform: [],
    };
    const { quick } = options;
    const work: Record<Part, () => Promise<Partial<Results>>> = {
        startUp: async () => ({ startUp: await measureStartUp(quick ? 5 : 15, say) }),
        client: async () => ({ client: await measureClient(quick ? 1 : 6, say) }),
        profile: async () => ({
            profile: await profiles(quick ? 30 : 300),
            memory: await memoryOfProviders(quick ? 30 : 1000),
        }),
        engine: () => measureEngine(options, say),
        advice: async () => ({
            advice: await measureAdvice({ size: quick ? 20 : 300, rounds: quick ? 1 : 3, brief: quick }, say),
        }),
        terraform: async () => ({ terraform: await measureTerraform(quick ? [20] : [100, 300], say) }),
    };
    for (const part of options.parts) {
        if (quick && performance.now() - began > quickMs) {
            say(`${part} is left out: the time of a quick look is over.`);
            continue;
        }
        Object.assign(results, await work[part]());
    }
    return results;
}

/** Apart from what is measured, because a profiler slows what it watches. */
async function profiles(size: number): Promise<ProfileRow[]> {
    const rows = [...profileOfLoading(), ...(await profileOfClient())];
    for (const variant of profiled) {
        rows.push(...(await profileOfCommands(variant, size)));
    }
    return rows;
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
    writeFileSync(file("performance.md"), pageOf(results, "performance.svg"));
    const minutes = (performance.now() / 60_000).toFixed(1);
    say(`\n${targetTable(results)}\n\n${minutes} minutes. Written to ${options.out}.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
