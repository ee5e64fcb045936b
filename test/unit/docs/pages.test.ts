import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../../support/packed";
import { allPages, textOf } from "../../support/pages";

const ours = allPages().filter((page) => !page.startsWith("docs/reference"));

/** The anchor that a Markdown viewer gives a heading. */
function anchorOf(heading: string): string {
    return heading
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number} _-]/gu, "")
        .replaceAll(" ", "-");
}

function headingsOf(page: string): string[] {
    return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
}

test.each(ours)("every link of %s leads somewhere", (page) => {
    const links = [...textOf(page).matchAll(/\]\((?!\w+:)([^)]+)\)/g)].map(([, link = ""]) => link);
    const broken = links.filter((link) => {
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? page : join(dirname(page), path);
        return (
            !existsSync(join(repository, target)) ||
            (anchor !== undefined && !headingsOf(target).map(anchorOf).includes(anchor))
        );
    });
    expect(broken).toEqual([]);
});

test.each(ours)("every file of the repository that %s names is there", (page) => {
    const folders = "sdk|provider|simulator|test|scripts|examples|docs";
    const named = [...textOf(page).matchAll(new RegExp(`\`((?:${folders})/[\\w./-]+)\``, "g"))];
    expect(named.map(([, path = ""]) => path).filter((path) => !existsSync(join(repository, path)))).toEqual([]);
});

test("every error that the troubleshooting page explains is one that the package, the server or the engine has", () => {
    const [ownWords = ""] = textOf("docs/troubleshooting.md").split("## The engine's own words");
    const explained = [...ownWords.matchAll(/^### (.+)$/gm)].flatMap(([, heading = ""]) =>
        [...heading.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text),
    );
    const sources = ["sdk", "provider", "simulator"].flatMap((folder) =>
        readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
            .filter((name) => name.endsWith(".ts"))
            .map((name) => readFileSync(join(repository, folder, name), "utf8")),
    );
    // A setting's name is put before the words at run time, and what differs from case to case is `…` on the page.
    const parts = explained.flatMap((text) => text.replace(/^apinizer:(url|token) /, "").split("…"));
    const unknown = parts
        .map((part) => part.trim().replace(/^Cannot find module '(.*)'$/, "$1"))
        .filter((part) => !sources.some((source) => source.includes(part)));
    expect(explained.length).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
});
