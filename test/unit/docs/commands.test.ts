import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { repository } from "../../support/packed";
import { allPages, type Block, blocksOf, textOf } from "../../support/pages";
import { readers } from "../../support/readers";

const shells = ["sh", "bash", "zsh", "shell", "console", "powershell", "bat"];
const marks = ["run", "background", "file", "output"];

/** Commands of the repository itself, which are no part of any walk through the pages, and what runs them instead. */
const notWalked: Readonly<Record<string, string>> = {
    "npm run demo": "test/engine/demo.test.ts",
    "npm test": "scripts/test.mjs, which is what runs this test",
};

const blocks = allPages().flatMap(blocksOf);

function markOf({ attributes }: Block): string | undefined {
    return attributes[0]?.split("=")[0];
}

function commandsOf({ text }: Block): string[] {
    return text
        .split("\n")
        .map((line) => line.replace(/ +# .*/, ""))
        .filter((line) => line !== "");
}

const unmarked = blocks.filter((block) => {
    const mark = markOf(block);
    return shells.includes(block.language) && mark !== "run" && mark !== "background";
});

const inWords = ({ page, line }: Block) => `${page}:${line}`;

test("every block of commands is typed by a test, or is one of those that something else runs", () => {
    const forgotten = unmarked.filter((block) => !commandsOf(block).every((command) => command in notWalked));
    expect(forgotten.map(inWords)).toEqual([]);
});

test("what is not typed stands on a page, and is a script of the package", () => {
    const scripts = z.object({ scripts: z.record(z.string(), z.string()) });
    const manifest = scripts.parse(JSON.parse(readFileSync(join(repository, "package.json"), "utf8")));
    expect(unmarked.flatMap(commandsOf).sort()).toEqual(Object.keys(notWalked).sort());
    for (const command of Object.keys(notWalked)) {
        expect(Object.keys(manifest.scripts)).toContain(command.replace(/^npm (run )?/, ""));
    }
});

test("every mark is one that the walk through the pages acts on", () => {
    const unknown = blocks.filter((block) => !marks.includes(markOf(block) ?? "run"));
    expect(unknown.map(inWords)).toEqual([]);
});

test("every page with a marked block is followed by a reader", () => {
    const marked = new Set(blocks.filter((block) => markOf(block) !== undefined).map(({ page }) => page));
    expect([...marked].sort()).toEqual(readers.flatMap(({ pages }) => pages).sort());
});

// Such a login outlives the reader's folder, and "~" is the home of the machine's user, whatever HOME says.
test("no command changes where the reader is logged in, or keeps a state outside of the reader's folder", () => {
    const typed = blocks.filter((block) => ["run", "background"].includes(markOf(block) ?? ""));
    expect(typed.filter(({ text }) => /pulumi log(in|out)|file:\/\/~/.test(text)).map(inWords)).toEqual([]);
});

// A block that is indented or names no language would be seen by no test.
test.each(allPages())("every fence of %s begins or ends a block that the tests see", (page) => {
    const fences = [...textOf(page).matchAll(/^\s*(```|~~~)/gm)];
    expect(fences).toHaveLength(2 * blocksOf(page).length);
});

test("every how-to shows how, in a block that is typed", () => {
    const page = "docs/how-to.md";
    const sections = [...textOf(page).matchAll(/^## (.+)$/gm)].map(({ index, 1: title = "" }) => ({
        title,
        line: textOf(page).slice(0, index).split("\n").length,
    }));
    const withoutCommand = sections.filter(({ line }, index) => {
        const next = sections[index + 1]?.line ?? Number.POSITIVE_INFINITY;
        return !blocksOf(page).some((block) => markOf(block) === "run" && block.line > line && block.line < next);
    });
    expect(sections.length).toBeGreaterThanOrEqual(8);
    expect(withoutCommand).toEqual([]);
});
