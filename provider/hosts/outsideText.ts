import { excerpt, longest } from "../apinizer/excerpt";
import { colorDirective } from "../colorDirective";
import { linesOf } from "../multilineError";
import type { Problem, Values } from "../resources/resource";

/**
 * Makes text safe on its way to the engine: the one place that does so, whatever the text is and wherever it comes from.
 * What a server says, and what quotes it, can otherwise end a run: the engine's gRPC never answers a call whose error
 * holds half a surrogate pair, trailers of megabytes end the provider's connection with every call in flight, and the
 * CLI panics at a color directive and hands control characters to the terminal.
 *
 * Text is what only reports. Values are what the program, the state and the Manager compare: those that the engine gave
 * go back to it unaltered.
 */

/** Most characters of one line of ours; what it quotes of a server is cut to less where it enters the line. */
const longestLine = 4000;

/** The properties of a report that hold sentences; all its other texts are names. */
const details = new Set(["detail", "message"]);

/**
 * Most bytes of all lines of one answer, in UTF-8. An error repeats its first line beside its reasons, and with that
 * it stays under 64 KB.
 */
const mostLineBytes = 45 * 1024;

/** Most bytes of an output that only reports, as JSON. */
const mostReportBytes = 256 * 1024;

/** The most rows of each list in a report, tried in this order until it is small enough. */
const mostRows = [100, 50, 25, 12, 6, 3, 1, 0];

const replacement = "\u{FFFD}";

/** Line breaks of every kind, and tabs. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** Control and format characters, among them ESC and those that turn the direction of writing, and lone surrogates. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** The same without those that a text of several lines, or of some scripts, needs. */
const unprintableInValues = /(?!\r\n|[\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** One line that only reports. */
export function plainLine(text: string, most = longestLine): string {
    // Of megabytes only the start is looked at; it is more than enough, unless it is one long gap.
    const start = text.slice(0, 8 * most);
    const line = withoutDirectives(start.replace(breaks, " ").replace(unprintable, replacement));
    return excerpt(start.length < text.length ? `${line}…` : line, most);
}

/** Lines that only report, as many as one answer may hold; the last one says how many were left out. */
export function plainLines(texts: readonly string[]): string[] {
    return plainProblems(texts.map((reason) => ({ path: "", reason }))).map(({ reason }) => reason);
}

/** The same for what is wrong with properties. */
export function plainProblems(problems: readonly Problem[]): Problem[] {
    const kept: Problem[] = [];
    let bytes = 0;
    for (const problem of problems) {
        const path = plainLine(problem.path, longest.name);
        const reason = plainLine(problem.reason);
        bytes += Buffer.byteLength(path) + Buffer.byteLength(reason) + 1;
        if (bytes > mostLineBytes) {
            return [...kept, { path, reason: `… and ${problems.length - kept.length} more` }];
        }
        kept.push({ path, reason });
    }
    return kept;
}

/** The message of whatever was thrown: one line, unless the error itself consists of several. */
export function plainMessage(error: unknown): string {
    return plainLines(linesOf(error)).join("\n");
}

/** An error to hand out in the place of what was thrown: its message alone, or with APINIZER_DEBUG its stack as well. */
export function plainError(error: unknown): Error {
    const plain = new Error(plainMessage(error));
    const stack = error instanceof Error && process.env.APINIZER_DEBUG ? (error.stack ?? "") : "";
    plain.stack = plainLines(stack.split("\n")).join("\n");
    return plain;
}

/**
 * An output that only reports: its texts as single lines, and of each list 100 rows at most, or as many as fit. Nothing
 * if even none fits.
 */
export function plainReport(report: unknown): unknown {
    const [most = 0, ...fewer] = mostRows;
    const shown = shortened(report, most);
    const plain = mapped(shown, (text, key) => plainLine(text, details.has(key) ? longest.detail : longest.name));
    return bytesOf(plain) <= mostReportBytes
        ? plain
        : fewer.map((rows) => shortened(plain, rows)).find((shorter) => bytesOf(shorter) <= mostReportBytes);
}

/**
 * A value that the program did not write, such as the result of a look-up. Unlike a line it keeps its line breaks, its
 * length, and the joiners that some scripts and emoji need.
 */
export function plainValue<Value>(value: Value): Value;
export function plainValue(value: unknown): unknown {
    return mapped(value, plainText);
}

/**
 * Values for the engine, beside those that it gave with the same call. A text that the engine gave goes back unaltered,
 * so that nothing of the program ever looks changed. Every other one is made safe; where that turns it into one that the
 * engine gave, it is marked, because the engine would take the two for equal and show no drift.
 */
export function plainValues(values: Values, given: readonly Values[]): Values {
    let known: ReadonlySet<string> | undefined;
    return mappedProperties(values, (text) => {
        const plain = plainText(text);
        if (plain === text) {
            return text;
        }
        known ??= new Set(given.flatMap(textsIn));
        if (known.has(text)) {
            return text;
        }
        const marked = plain + replacement;
        return known.has(plain) || known.has(marked) ? marked : plain;
    });
}

function plainText(text: string): string {
    return withoutDirectives(text.replace(unprintableInValues, replacement));
}

function withoutDirectives(text: string): string {
    return text.replaceAll(colorDirective, "<{ %");
}

function shortened(value: unknown, most: number): unknown {
    if (Array.isArray(value)) {
        return firstRows(value, most).map((element) => shortened(element, most));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const parts = Object.values(value);
    const left = parts.reduce((sum, part) => sum + (Array.isArray(part) ? Math.max(0, part.length - most) : 0), 0);
    const before = "omittedRows" in value && typeof value.omittedRows === "number" ? value.omittedRows : 0;
    const fewer = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shortened(part, most)]));
    return left === 0 ? fewer : { ...fewer, omittedRows: before + left };
}

/** As many rows of a list, first of all those that say that they failed: the others tell nobody what to do. */
function firstRows(rows: readonly unknown[], most: number): readonly unknown[] {
    if (rows.length <= most) {
        return rows;
    }
    const failed = (row: unknown) =>
        typeof row === "object" && row !== null && "success" in row && row.success === false;
    return [...rows.filter(failed), ...rows.filter((row) => !failed(row))].slice(0, most);
}

function bytesOf(value: unknown): number {
    return Buffer.byteLength(JSON.stringify(value) ?? "");
}

type Leaf = (text: string, key: string) => string;

/** A value with other texts; a name of a property is one as well. */
function mapped(value: unknown, leaf: Leaf, key = ""): unknown {
    if (typeof value === "string") {
        return leaf(value, key);
    }
    if (Array.isArray(value)) {
        return value.map((element) => mapped(element, leaf, key));
    }
    return typeof value === "object" && value !== null ? mappedProperties({ ...value }, leaf) : value;
}

function mappedProperties(values: Values, leaf: Leaf): Values {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [leaf(key, ""), mapped(value, leaf, key)]));
}

function textsIn(value: unknown): string[] {
    if (typeof value === "string") {
        return [value];
    }
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
