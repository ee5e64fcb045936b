import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../../support/packed";

const folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-reference-"));
afterAll(() => rmSync(folder, { recursive: true }));

function pages(from: string): Record<string, string> {
    const names = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(from, name), "utf8")]));
}

test("docs/reference is what `npm run docs` writes, and every public name is documented", () => {
    // TypeDoc itself fails where a public name has no documentation: typedoc.json says so.
    execFileSync(join(repository, "node_modules/.bin/typedoc"), ["--out", folder], { cwd: repository, stdio: "pipe" });
    expect(pages(join(repository, "docs/reference"))).toEqual(pages(folder));
});

test("every class and every function of the reference has an example", () => {
    const sections = Object.values(pages(join(repository, "docs/reference"))).flatMap((text) =>
        text.split(/^### /m).slice(1),
    );
    const used = sections.filter((section) => /^\w+\(\)\n/.test(section) || section.includes("\n#### Constructors\n"));
    const without = used.filter((section) => !section.includes("\n#### Example\n"));
    expect(used.length).toBeGreaterThan(10);
    expect(without.map((section) => section.split("\n", 1)[0])).toEqual([]);
});
