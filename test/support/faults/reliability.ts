import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const page = join(resolve(__dirname, "../../.."), "docs/reliability.md");

/** One row of the page: the columns' texts. */
export type Row = readonly string[];

/**
 * Compares a table of docs/reliability.md with what this run observed, so that the page cannot say what no test saw.
 * With UPDATE_DOCS set, the run writes the table instead.
 */
export function expectDocumented(table: string, head: Row, rows: readonly Row[]): void {
    const lines = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
    // Folded, because the tables are many times as long as the rest of the page.
    const summary = `<summary>${rows.length} faults</summary>`;
    const text = ["<details>", summary, "", ...lines, "", "</details>"].join("\n");
    const begin = `<!-- observed: ${table} -->\n`;
    const end = "\n<!-- end -->";
    const before = readFileSync(page, "utf8");
    const from = before.indexOf(begin);
    const to = before.indexOf(end, from);
    if (from < 0 || to < 0) {
        throw new Error(`docs/reliability.md has no place for the table ${table}`);
    }
    if (process.env.UPDATE_DOCS) {
        writeFileSync(page, before.slice(0, from) + begin + text + before.slice(to));
        return;
    }
    expect(before.slice(from + begin.length, to)).toBe(text);
}
