import type { RecordedRequest, Simulator } from "../../../simulator";

/**
 * The requests since the last look, in waves: what a wave holds may have come in any order, the waves one after the
 * other. The look forgets them. Compare with {@link inWaves}, which has the same shape.
 */
export function seenInWaves(simulator: Simulator, waves: readonly (readonly string[])[]): string[][] {
    const seen = simulator.requests().map(line);
    simulator.clearRequests();
    const sliced = waves.map(({ length }) => seen.splice(0, length).sort());
    return seen.length === 0 ? sliced : [...sliced, seen];
}

/** Waves as {@link seenInWaves} gives them. */
export function inWaves(waves: readonly (readonly string[])[]): string[][] {
    return waves.map((wave) => [...wave].sort());
}

/** Expects exactly these requests since the last look. */
export function expectRequests(simulator: Simulator, ...waves: readonly (readonly string[])[]): void {
    expect(seenInWaves(simulator, waves)).toEqual(inWaves(waves));
}

/** What a request was about: `deployGroup Payments production`, `addMember Payments CardsAPI`. */
function line({ operation, group, environment, path }: RecordedRequest): string {
    const proxy = /\/apiProxies\/([^/]+)\/$/.exec(path)?.[1];
    const part = environment ?? (proxy === undefined ? undefined : decodeURIComponent(proxy));
    return [operation, group, part].filter((word) => word !== undefined).join(" ");
}
