import { adviceLatencyMs } from "./advice";
import { footprintTable, requestTable, sizesOf, stateTable, timeTable, wallOf } from "./engineTables";
import { rounded } from "./markdown";
import {
    adviceTable,
    clientTable,
    memoryTable,
    processTable,
    profileTable,
    startUpTable,
    terraformTable,
} from "./otherTables";
import type { Results, StateRow } from "./results";
import { targetTable } from "./targets";
import { terraformLatencyMs } from "./terraform";
import type { VariantName } from "./variants";

/** docs/performance.md: every number in it comes from the results. */
export function pageOf(results: Results, chart: string): string {
    return `${sections(results, chart)
        .filter((section) => section !== "")
        .join("\n\n")}\n`;
}

function sections(results: Results, chart: string): string[] {
    const sizes = sizesOf(results, "ours");
    const largest = Math.max(0, ...sizes);
    return [
        "# What it costs",
        `Written by \`npm run bench\`. Profiles were taken apart from what was measured, because a profiler slows what it watches. ${machineOf(results)}`,
        targetTable(results),
        ...(results.profile.some(({ of }) => of === "engine") ? [outputsCost] : []),
        ...(sizes.length === 0 ? [] : engineOf(results, chart, largest)),
        ...(results.startUp.length === 0 ? [] : startUpOf(results)),
        ...(results.client.length === 0 ? [] : clientOf(results)),
        ...terraformOf(results),
        ...(results.advice.length === 0 ? [] : adviceOf(results)),
    ];
}

const outputsCost =
    "*The empty dynamic provider* has no outputs but its inputs. What outputs cost, with whichever provider, is in the profiles of [the engine's process](#the-engines-process) and of [the program's process](#the-programs-process).";

function machineOf({ machine }: Results): string {
    const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
    return `Machine: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}; load average ${machine.loadBefore.toFixed(1)} at the start. Versions: ${versions.join(", ")}. ${machine.date}.`;
}

function engineOf(results: Results, chart: string, largest: number): string[] {
    const sizes = [...new Set([...sizesOf(results, "ours"), ...sizesOf(results, "usual")])];
    return [
        "## The engine's commands",
        `The same groups in five ways. *Engine floor*: \`pulumi:index:Stash\` resources, which the engine stores by itself. *Empty dynamic provider*: a constant provider string, no check, no comparison, no requests, and no outputs but its inputs. *Empty, with our outputs*: the same, but its resources have the outputs that ours have. *pulumi-apinizer*: every third group is deployed to an environment of two pods. *Usual way*: \`pulumi.dynamic.Resource\` with a provider object for each resource. The Manager is the simulator, in a process of its own, without latency. The ways take turns, command by command, so that another load of the machine meets all of them. Commands ran several times and medians are shown, but one that changes many groups ran once, because it takes minutes. Ratios are to the empty dynamic provider, and *load* is the machine's load average.`,
        `![Time against the number of groups](${chart})`,
        ...sizes.map((size) => `### ${size} groups\n\n${timeTable(results, size)}`),
        stateWritesOf(results, largest),
        `### The provider process at ${largest} groups\n\nProcessor time and peak resident memory, read from /proc.\n\n${footprintTable(results, largest)}`,
        ...sizesOf(results, "usual")
            .slice(-1)
            .filter((size) => size !== largest)
            .map((size) => `With ${size} groups, beside the usual way:\n\n${footprintTable(results, size)}`),
        ...memoryOf(results),
        ...processesOf(results),
        `### Requests at ${largest} groups\n\n${requestTable(results, largest)}`,
        ...[...new Set([largest, ...sizesOf(results, "usual").slice(-1)])].map(
            (size) => `### State at ${size} groups\n\n${stateTable(results, size)}`,
        ),
        `Beyond its values are the bytes of an entry that hold neither an input nor an output: its names and types, the provider string, and what the engine notes for every resource, such as times and the stack of calls that led to it. Of these the engine's own resource has ${rounded(stateOf(results, "floor", largest)?.beyondValues ?? Number.NaN)} already, so the target is for what comes on top of them.`,
    ];
}

/** Why a ratio of two waits for the disk says little about this package. */
function stateWritesOf(results: Results, size: number): string {
    const mb = (variant: VariantName) =>
        (((stateOf(results, variant, size)?.fileBytes ?? Number.NaN) * size) / 1e6).toFixed(2);
    const ms = (step: "same" | "change") => (wallOf(results, "ours", size, step) / size).toFixed(1);
    return `At ${size} groups a change takes ${ms("change")} ms for each group, and an \`up\` with nothing to do ${ms("same")} ms: most of the difference is the engine, which writes the whole state before and after every step. Ours has ${mb("ours")} MB then, the empty provider's ${mb("empty")} MB, since ours holds what the Manager answered. *Empty, with our outputs* writes a state like ours (${mb("declaring")} MB): beside it stands what this package adds.`;
}

function stateOf({ state }: Results, variant: VariantName, size: number): StateRow | undefined {
    return state.find((row) => row.variant === variant && row.size === size);
}

/** What the provider process has in its memory. */
function memoryOf(results: Results): string[] {
    return results.memory.length === 0
        ? []
        : [
              `In the moment of a refresh of ${results.memory[0]?.size ?? 0} groups when it has most; medians of three. Part of what it has on top of the empty provider's is V8's: undici's HTTP parser is WebAssembly, and V8 needs memory to compile it again, for speed, once it runs often. The last column is without that second compilation, by a flag of V8.`,
              memoryTable(results),
          ];
}

/** Whose processor time the two processes take that cost most: why resources with more outputs take longer. */
function processesOf(results: Results): string[] {
    const size = results.profile.find(({ of }) => of === "engine")?.size;
    return size === undefined
        ? []
        : [
              "### The engine's process",
              `An \`up\` that changes every group is mostly the engine's. Its processor time for each of ${size} groups, from its own profile (\`--profiling\`): at every step it writes the whole state, which is more with more groups and more outputs, with whichever provider.`,
              processTable(results, "engine"),
              "### The program's process",
              `An \`up\` with nothing to do is mostly the program's. Its processor time for each of ${size} groups, from a profile: every output that a resource has costs the engine's SDK four promises, and it takes a stack trace for each. Ours have more outputs than inputs, so they cost more than the empty provider's.`,
              processTable(results, "program"),
          ];
}

function startUpOf(results: Results): string[] {
    return [
        "## Start-up",
        "What loading this provider adds to a command. The two ways take turns; medians are shown.",
        startUpTable(results),
        ...profileOf(
            results,
            "loading",
            "A profile of the loading alone, by whose code takes the time, reading and compiling its files included:",
        ),
    ];
}

function clientOf(results: Results): string[] {
    return [
        "## The client alone",
        "The call that updates one group, against the simulator. *undici alone* is its `request`, which sends the same bytes through such a pool, and reads the answer as JSON; it does not authenticate, bound, repeat or validate. *curl in a loop* starts a process for each call. They take turns, a second each, after a third of a second that is not counted. *Processor/request* is that of the sending process.",
        clientTable(results),
        ...profileOf(
            results,
            "calls",
            "A profile of our client with 32 calls in parallel and no latency, by whose code takes the processor's time:",
        ),
        "What is not undici's is the price of the rest: one deadline for all attempts of a call, the repeats, the token, secrets that are kept out of what is quoted, and the validation of each answer. Much of it is made up for by a handler for undici's dispatcher, which makes no stream of an answer as `request` does. With latency, as every real Manager has it, nothing of it is seen in the requests per second.",
        ...perGroupOf(results),
    ];
}

function profileOf(results: Results, of: "loading" | "calls", title: string): string[] {
    return results.profile.some((row) => row.of === of) ? [title, profileTable(results, of)] : [];
}

/** What a call costs in proportion to what the engine takes for a group. */
function perGroupOf(results: Results): string[] {
    const size = Math.max(0, ...sizesOf(results, "ours"));
    const engineMs = wallOf(results, "empty", size, "create") / size;
    const row = results.client.find(({ client, parallel }) => client === "ours" && parallel === 32);
    return row?.cpuUs === undefined || !Number.isFinite(engineMs)
        ? []
        : [
              `Of an \`up\` that creates ${size} groups, the empty dynamic provider takes ${engineMs.toFixed(1)} ms for each group; a call of our client takes ${(row.cpuUs / 1000).toFixed(2)} ms of processor time.`,
          ];
}

function terraformOf(results: Results): string[] {
    const title = "## Beside Terraform";
    return results.terraform.length === 0
        ? [title, "Not measured in this run."]
        : [
              title,
              `The same groups on a Manager with ${terraformLatencyMs} ms of latency: Terraform with the provider Mastercard/restapi, and this package. Terraform writes its state every 20 seconds and at the end; Pulumi writes it at every step, unless it is told not to.`,
              terraformTable(results),
          ];
}

function adviceOf(results: Results): string[] {
    return [
        "## With thousands of groups",
        `What a user can set, each against the default: ${results.advice[0]?.size ?? 0} groups on a Manager with ${adviceLatencyMs} ms of latency. They take turns; medians are shown.`,
        adviceTable(results),
        "The engine writes the whole state at every step, unless `PULUMI_SKIP_CHECKPOINTS=true` makes it write once, at the end. The row of several stacks is the sum of their commands, each of which has its own start-up.",
        "With `--stack-trace-limit=1` the stack traces that the engine's SDK takes for the promises of outputs are short, which is what the profile of the program's process shows to cost most. The program's own errors show one line of their stack then.",
        "A run without checkpoints that is killed has made groups that the state does not know. With `adoptExisting: true` on the groups, the next `up` takes them over; test/engine/crash.test.ts kills such a run and shows it. State backends over a network were not measured.",
    ];
}
