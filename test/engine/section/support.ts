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

/** One resource of a {@link partsProgram}. */
export interface Part {
    readonly is: "ApiProxyGroup" | "ApiProxyGroupDeployment" | "ApiProxyGroupMember";
    readonly args: object;
    /** Pulumi name of the group that it is a part of; project and group name are then outputs of that group. */
    readonly of?: string;
    /** Pulumi names of what it waits for. */
    readonly after?: readonly string[];
    readonly options?: object;
}

/** JavaScript text of a program with these resources, by their Pulumi names; each follows what it refers to. */
export function partsProgram(parts: Readonly<Record<string, Part>>): string {
    const lines = Object.entries(parts).map(([name, { is, args, of, after = [], options = {} }]) => {
        const group = of === undefined ? undefined : `made[${JSON.stringify(of)}]`;
        const names = group === undefined ? "" : `projectName: ${group}.projectName, groupName: ${group}.name, `;
        const awaited = after.map((other) => `made[${JSON.stringify(other)}]`).join(", ");
        const [given, opts] = [args, options].map((object) => `...${JSON.stringify(object)}`);
        const key = JSON.stringify(name);
        return `made[${key}] = new apinizer.${is}(${key}, { ${names}${given} }, { dependsOn: [${awaited}], ${opts} });`;
    });
    return ['const apinizer = require("pulumi-apinizer");', "const made = {};", ...lines, ""].join("\n");
}
