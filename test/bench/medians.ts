import type { EngineRow, Results, StateRow } from "./results";
import type { StepName } from "./steps";
import type { VariantName } from "./variants";

/** The middle of what was measured, which one slow outlier does not move; NaN of nothing. */
export function median(values: readonly number[]): number {
    const sorted = [...values].sort((one, other) => one - other);
    const middle = (sorted.length - 1) / 2;
    const [below = Number.NaN, above = Number.NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
    return (below + above) / 2;
}

/** The rows of one command, over all rounds. */
export function rowsOf({ engine }: Results, variant: VariantName, size: number, step: StepName): EngineRow[] {
    return engine.filter((row) => row.variant === variant && row.size === size && row.step === step);
}

/** Median wall time of one command in milliseconds; NaN if it was not measured. */
export function wallOf(results: Results, variant: VariantName, size: number, step: StepName): number {
    return median(rowsOf(results, variant, size, step).map(({ wallMs }) => wallMs));
}

/** The sizes at which a variant was measured, ascending. */
export function sizesOf({ engine }: Results, variant: VariantName): number[] {
    const sizes = new Set(engine.filter((row) => row.variant === variant).map(({ size }) => size));
    return [...sizes].sort((one, other) => one - other);
}

/** Median wall time of `pulumi preview` of one group, in milliseconds. */
export function startUpOf({ startUp }: Results, variant: VariantName): number {
    return median(startUp.filter((row) => row.variant === variant).map(({ wallMs }) => wallMs));
}

export function stateOf({ state }: Results, variant: VariantName, size: number): StateRow | undefined {
    return state.find((row) => row.variant === variant && row.size === size);
}
