/** A table in Markdown; the first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
    return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export function seconds(ms: number): string {
    return Number.isFinite(ms) ? `${(ms / 1000).toFixed(2)} s` : "-";
}

export function ratio(value: number, base: number): string {
    return Number.isFinite(value / base) ? `${(value / base).toFixed(2)} x` : "-";
}

export function total(requests: Readonly<Record<string, number>>): number {
    return Object.values(requests).reduce((sum, count) => sum + count, 0);
}

/** Requests by operation, in words. */
export function inWords(requests: Readonly<Record<string, number>>): string {
    const kinds = Object.entries(requests).sort(([one], [other]) => one.localeCompare(other));
    return kinds.length === 0 ? "0" : kinds.map(([kind, count]) => `${count} ${kind}`).join(", ");
}
