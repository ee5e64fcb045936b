/** A table in Markdown; the first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
    return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A table of amounts that have a row and a column each, in the order in which these come, with the sum of each column. */
export function sumTable(
    amounts: readonly { readonly row: string; readonly column: string; readonly amount: number }[],
    { corner, total, shown }: { corner: string; total: string; shown: (amount: number) => string },
): string {
    const columns = [...new Set(amounts.map(({ column }) => column))];
    const rows = [...new Set(amounts.map(({ row }) => row))];
    const line = (title: string, of: readonly string[]) => [
        title,
        ...columns.map((column) =>
            shown(
                amounts
                    .filter((each) => each.column === column && of.includes(each.row))
                    .reduce((sum, { amount }) => sum + amount, 0),
            ),
        ),
    ];
    return table([corner, ...columns], [...rows.map((row) => line(row, [row])), line(total, rows)]);
}

export function seconds(ms: number): string {
    return Number.isFinite(ms) ? `${(ms / 1000).toFixed(2)} s` : "-";
}

export function ratio(value: number, base: number): string {
    return Number.isFinite(value / base) ? `${(value / base).toFixed(2)} x` : "-";
}

export function rounded(value: number | undefined): string {
    return value === undefined || !Number.isFinite(value) ? "-" : value.toFixed(value < 10 ? 1 : 0);
}

/** Requests by operation, in words. */
export function inWords(requests: Readonly<Record<string, number>>): string {
    const kinds = Object.entries(requests).sort(([one], [other]) => one.localeCompare(other));
    return kinds.length === 0 ? "0" : kinds.map(([kind, count]) => `${count} ${kind}`).join(", ");
}
