import { inWords, ratio, rounded, seconds, table } from "./markdown";
import { median } from "./median";
import type { EngineRow, Results } from "./results";
import { type StepName, steps } from "./steps";
import { titleOf, type VariantName, variants } from "./variants";

/** The rows of one command, over all rounds. */
export function rowsOf({ engine }: Results, variant: VariantName, size: number, step: StepName): EngineRow[] {
    return engine.filter((row) => row.variant === variant && row.size === size && row.step === step);
}

/** Median wall time of one command in milliseconds; NaN where it was not measured. */
export function wallOf(results: Results, variant: VariantName, size: number, step: StepName): number {
    return median(rowsOf(results, variant, size, step).map(({ wallMs }) => wallMs));
}

/** The sizes at which a variant was measured, ascending. */
export function sizesOf({ engine }: Results, variant: VariantName): number[] {
    const sizes = new Set(engine.filter((row) => row.variant === variant).map(({ size }) => size));
    return [...sizes].sort((one, other) => one - other);
}

function measuredAt(results: Results, size: number): VariantName[] {
    return variants.map(({ name }) => name).filter((name) => sizesOf(results, name).includes(size));
}

/** Wall time, and its ratio to the empty dynamic provider's. */
export function timeTable(results: Results, size: number): string {
    const names = measuredAt(results, size);
    const head = ["", ...names.map(titleOf), "load"];
    const rows = steps.map(({ name: step, title }) => {
        const base = wallOf(results, "empty", size, step);
        const cells = names.map((name) => {
            const wall = wallOf(results, name, size, step);
            return name === "empty" ? seconds(wall) : `${seconds(wall)} (${ratio(wall, base)})`;
        });
        const loads = names.flatMap((name) => rowsOf(results, name, size, step).map(({ load }) => load));
        return [title, ...cells, median(loads).toFixed(1)];
    });
    return table(head, rows);
}

/** Processor time and peak memory of the provider process. */
export function footprintTable(results: Results, size: number): string {
    const names = measuredAt(results, size).filter((name) => name !== "floor");
    const rows = steps.map(({ name: step, title }) => [
        title,
        ...names.map((name) => {
            const seen = rowsOf(results, name, size, step).flatMap(({ provider }) => provider ?? []);
            const cpu = median(seen.map(({ cpuMs }) => cpuMs));
            return `${seconds(cpu)}, ${rounded(median(seen.map(({ peakMb }) => peakMb)))} MB`;
        }),
    ]);
    return table(["", ...names.map(titleOf)], rows);
}

/** Requests that the Manager saw, by operation. */
export function requestTable(results: Results, size: number): string {
    const names = measuredAt(results, size).filter((name) => name === "ours" || name === "usual");
    const rows = steps.map(({ name: step, title }) => [
        title,
        ...names.map((name) => {
            const [row] = rowsOf(results, name, size, step);
            return row === undefined ? "-" : inWords(row.requests);
        }),
    ]);
    return table(["", ...names.map(titleOf)], rows);
}

/** Bytes of state for each resource. */
export function stateTable({ state }: Results, size: number): string {
    const rows = state
        .filter((row) => row.size === size)
        .map(({ variant, fileBytes, beyondValues }) => [titleOf(variant), rounded(fileBytes), rounded(beyondValues)]);
    return table(["bytes for each resource", "in the file", "beyond its values"], rows);
}
