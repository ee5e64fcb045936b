import { inWords, ratio, rounded, seconds, sumTable, table } from "./markdown";
import { median } from "./median";
import type { ClientRow, ProfileRow, Results } from "./results";
import { stepOf } from "./steps";
import { titleOf } from "./variants";

/** Milliseconds that loading this provider adds to `pulumi preview` of one group: wall time. */
export function startUpMs({ startUp }: Results): number {
    const wall = (variant: "empty" | "ours") =>
        median(startUp.filter((row) => row.variant === variant).map(({ wallMs }) => wallMs));
    return wall("ours") - wall("empty");
}

export function startUpTable({ startUp }: Results): string {
    const rows = (["empty", "ours"] as const).map((variant) => {
        const seen = startUp.filter((row) => row.variant === variant);
        return [
            titleOf(variant),
            seconds(median(seen.map(({ wallMs }) => wallMs))),
            seconds(median(seen.map(({ cpuMs }) => cpuMs))),
            String(seen.length),
        ];
    });
    return table(["`pulumi preview` of one group", "wall time", "processor time of the provider", "runs"], rows);
}

/** Requests per second against raw undici at one load. */
export function clientRatio({ client }: Results, parallel: number, latencyMs: number): number {
    const perSecond = (name: ClientRow["client"]) =>
        client.find((row) => row.client === name && row.parallel === parallel && row.latencyMs === latencyMs)
            ?.perSecond ?? Number.NaN;
    return perSecond("ours") / perSecond("undici");
}

export function clientTable(results: Results): string {
    const titles = { ours: "pulumi-apinizer's client", undici: "undici alone", curl: "curl in a loop" };
    const rows = results.client.map(({ client, parallel, latencyMs, perSecond, p50Ms, p99Ms, cpuUs, load }) => [
        titles[client],
        `${latencyMs} ms`,
        String(parallel),
        rounded(perSecond),
        client === "ours" ? `${clientRatio(results, parallel, latencyMs).toFixed(2)} x` : "",
        `${p50Ms.toFixed(1)} ms`,
        `${p99Ms.toFixed(1)} ms`,
        cpuUs === undefined ? "-" : `${rounded(cpuUs)} µs`,
        load.toFixed(1),
    ]);
    const head = ["", "latency", "in parallel", "requests/s", "to undici", "p50", "p99", "processor/request", "load"];
    return table(head, rows);
}

/** Whose code takes the time, with its share. */
export function profileTable({ profile }: Results, of: ProfileRow["of"]): string {
    const seen = profile.filter((row) => row.of === of);
    const all = seen.reduce((sum, { ms }) => sum + ms, 0);
    const rows = seen.map(({ owner, ms }) => [owner, `${((100 * ms) / all).toFixed(0)} %`]);
    return table(["code of", "share of the time"], rows);
}

/** What a process takes for a group, by whose code, in milliseconds. */
export function processTable({ profile }: Results, of: "program" | "engine"): string {
    const amounts = profile
        .filter((row) => row.of === of)
        .map(({ owner, variant, ms }) => ({ row: owner, column: titleOf(variant), amount: ms }));
    return sumTable(amounts, { corner: "code of", total: "all", shown: (ms) => `${ms.toFixed(2)} ms` });
}

/** What the memory of provider processes is. */
export function memoryTable({ memory }: Results): string {
    const amounts = memory.map(({ part, process, mb }) => ({ row: part, column: process, amount: mb }));
    return sumTable(amounts, { corner: "", total: "all of it", shown: (mb) => `${mb.toFixed(0)} MB` });
}

export function adviceTable({ advice }: Results): string {
    const medianOf = (setting: string, of: "createMs" | "changeMs" | "sameMs" | "stateBytes" | "load") =>
        median(advice.filter((row) => row.setting === setting).map((row) => row[of]));
    // The default first: the settings took turns.
    const settings = ["default", ...new Set(advice.map(({ setting }) => setting).filter((each) => each !== "default"))];
    const rows = settings.map((setting) => {
        const against = (of: "createMs" | "changeMs" | "sameMs") =>
            `${seconds(medianOf(setting, of))} (${ratio(medianOf(setting, of), medianOf("default", of))})`;
        return [
            setting === "default"
                ? "default: file backend, nothing set"
                : setting.replace(/^.*(--|=).*$/, (typed) => `\`${typed}\``),
            against("createMs"),
            against("changeMs"),
            against("sameMs"),
            `${rounded(medianOf(setting, "stateBytes") / 1024)} KB`,
            medianOf(setting, "load").toFixed(1),
        ];
    });
    return table(["", "create all", "change all", "nothing to do", "state", "load"], rows);
}

export function terraformTable({ terraform }: Results): string {
    const rows = terraform.map(({ tool, size, step, wallMs, requests, load }) => [
        tool,
        String(size),
        stepOf(step).title,
        seconds(wallMs),
        inWords(requests),
        load.toFixed(1),
    ]);
    return table(["", "groups", "", "wall time", "requests", "load"], rows);
}
