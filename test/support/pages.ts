import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./packed";

/** A fenced block of a page. */
export interface Block {
    readonly page: string;
    /** The line of the page that it begins in, from 1. */
    readonly line: number;
    readonly language: string;
    /** What stands behind the language, such as `run`. */
    readonly attributes: readonly string[];
    readonly text: string;
}

/** The paths of all pages: README.md, what stands beside it, and docs. */
export function allPages(): string[] {
    const inRoot = readdirSync(repository).filter((name) => name.endsWith(".md"));
    const docs = existsSync(join(repository, "docs"))
        ? readdirSync(join(repository, "docs"), { recursive: true, encoding: "utf8" })
        : [];
    return [...inRoot, ...docs.filter((name) => name.endsWith(".md")).map((name) => join("docs", name))].sort();
}

export function textOf(page: string): string {
    return readFileSync(join(repository, page), "utf8");
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
    const text = textOf(page);
    return [...text.matchAll(/^```(\w+)([^\n]*)\n(.*?)^```$/gms)].map(
        ({ index, 1: language = "", 2: rest = "", 3: body = "" }) => ({
            page,
            line: text.slice(0, index).split("\n").length,
            language,
            attributes: rest
                .trim()
                .split(/\s+/)
                .filter((word) => word !== ""),
            text: body,
        }),
    );
}
