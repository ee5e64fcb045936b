import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chartOf } from "../../bench/chart";
import { pageOf } from "../../bench/page";
import { results as resultsSchema } from "../../bench/results";
import { repository } from "../../support/packed";
import { textOf } from "../../support/pages";

const results = resultsSchema.parse(JSON.parse(readFileSync(join(repository, "docs/performance.json"), "utf8")));

test("the page about costs, and its chart, show what the last measurement found", () => {
    const page = textOf("docs/performance.md");

    expect(pageOf(page, results)).toBe(page);
    expect(chartOf(results)).toBe(readFileSync(join(repository, "docs/performance.svg"), "utf8"));
});

test("a promise about costs that a measurement breaks is bold on the page", () => {
    const slower = {
        ...results,
        engine: results.engine.map((row) =>
            row.variant === "ours" && row.step === "same"
                ? { ...row, wallMs: 2 * row.wallMs, requests: { listGroups: 1 } }
                : row,
        ),
        startUp: results.startUp.map((row) => (row.variant === "ours" ? { ...row, wallMs: row.wallMs + 1000 } : row)),
    };
    const bold = (page: string) => [...page.matchAll(/\*\*(\d[^*]*)\*\*/g)].map(([, text]) => text);
    const page = textOf("docs/performance.md");

    expect(bold(page)).toEqual([]);
    expect(bold(pageOf(page, slower))).toEqual(["2.20 x", "1 listGroups", "1073 ms"]);
});

test("what is measured has a place on the page about costs", () => {
    expect(() => pageOf("# What it costs\n", results)).toThrow("the page has no place for the machine");
});
