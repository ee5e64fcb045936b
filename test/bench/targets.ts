import { rowsOf, sizesOf, wallOf } from "./engineTables";
import { table } from "./markdown";
import { median } from "./median";
import { clientRatio, startUpMs } from "./otherTables";
import type { Results } from "./results";
import { type StepName, stepOf, steps } from "./steps";

/** One promise about the cost of this package, and what was measured. */
interface Target {
    readonly what: string;
    readonly wanted: string;
    readonly measured: string;
    readonly isMet: boolean;
}

/** The promises, at the largest size. What was not measured is not in the list. */
function targetsOf(results: Results): Target[] {
    const size = Math.max(0, ...sizesOf(results, "ours"));
    const times = (step: StepName, most: number) =>
        (["empty", "declaring"] as const).map((base) =>
            number(
                `${stepOf(step).title}, ${size} groups`,
                wallOf(results, "ours", size, step) / wallOf(results, base, size, step),
                most,
                ` x ${base === "empty" ? "the empty dynamic provider" : "the same with our outputs"}`,
            ),
        );
    const requests = (step: StepName) =>
        Math.max(...rowsOf(results, "ours", size, step).map((row) => total(row.requests)));
    const peaks = steps.map(({ name }) =>
        rowsOf(results, "ours", size, name).flatMap(({ provider }) => provider?.peakMb ?? []),
    );
    const state = (variant: "ours" | "floor") =>
        results.state.find((row) => row.variant === variant && row.size === size)?.beyondValues ?? Number.NaN;
    const deployed = Math.ceil(size / 3);
    return [
        ...times("create", 1.15),
        ...times("change", 1.15),
        ...times("same", 1.1),
        number(`requests, ${stepOf("same").title}`, requests("same"), 0, ""),
        number(
            `requests, refresh of ${size} groups of which ${deployed} are deployed`,
            requests("refresh"),
            deployed + 1,
            "",
        ),
        number(
            "start-up: `pulumi preview` of one group, more than with the empty dynamic provider",
            startUpMs(results),
            150,
            " ms",
        ),
        ...[1, 8, 32].map((parallel) =>
            atLeast(
                `client, ${parallel} in parallel, no latency`,
                clientRatio(results, parallel, 0),
                0.8,
                " x undici alone",
            ),
        ),
        number(
            "state beyond its values, more than the engine's own resource has",
            state("ours") - state("floor"),
            450,
            " bytes a resource",
        ),
        number("peak memory of the provider process, medians", Math.max(...peaks.map(median)), 200, " MB"),
        number("peak memory of the provider process, every run", Math.max(...peaks.flat()), 200, " MB"),
    ].filter(({ measured }) => !measured.startsWith("NaN") && !measured.includes("Infinity"));
}

function number(what: string, value: number, most: number, unit: string): Target {
    return { what, wanted: `at most ${most}${unit}`, measured: `${shown(value)}${unit}`, isMet: value <= most };
}

function atLeast(what: string, value: number, least: number, unit: string): Target {
    return { what, wanted: `at least ${least}${unit}`, measured: `${shown(value)}${unit}`, isMet: value >= least };
}

function shown(value: number): string {
    return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 0);
}

function total(requests: Readonly<Record<string, number>>): number {
    return Object.values(requests).reduce((sum, count) => sum + count, 0);
}

export function targetTable(results: Results): string {
    const rows = targetsOf(results).map(({ what, wanted, measured, isMet }) => [
        what,
        wanted,
        measured,
        isMet ? "met" : "**missed**",
    ]);
    return table(["", "wanted", "measured", ""], rows);
}
