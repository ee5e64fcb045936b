import { deepest, EncodedText, introducers } from "./encodings";
import type { ApiProxyGroupDefinition } from "./messages/groups";
import type { RequestBody, Subject } from "./operations";

/**
 * Puts `[secret]` in the place of every secret that a text quotes, and leaves the rest of it as it is. A text of more
 * than `most` UTF-16 units is cut there, and a secret that the cut goes through is concealed to its end.
 */
export type Conceal = (text: string, most?: number) => string;

/**
 * The secrets that one Manager's answers may quote. They are concealed in what is only reported: a text that is compared
 * with the program's values, or looked up, must stay as it came.
 */
export class Concealment {
    readonly #kept = new Set<string>();
    /** The header values of what was written, by the group. */
    readonly #written = new Map<string, readonly string[]>();

    /** Keeps a token or a client secret for as long as the Manager is spoken to. */
    keep(secret: string): void {
        // A shorter one would be found in many a word, and what is left of that would tell it.
        if (secret.length >= 4) {
            this.#kept.add(secret);
        }
    }

    /**
     * For the answer to a request: its header values are secrets too, when they are long enough. So are those of an
     * earlier request of this run about the same group: a call that only deploys it makes the pods quote them.
     */
    of({ projectName, groupName }: Subject = {}, body?: RequestBody): Conceal {
        const group = JSON.stringify([projectName, groupName]);
        if (body !== undefined && "clientRoute" in body) {
            this.#written.set(group, headerValues(body.clientRoute));
        }
        return concealing([...this.#kept, ...(this.#written.get(group) ?? [])]);
    }
}

/** A header value with fewer characters is often an ordinary word: it would be cut out of every text that has the word. */
const shortestHeaderValue = 8;

function headerValues({ headerList = [] }: ApiProxyGroupDefinition["clientRoute"]): string[] {
    return headerList.map(({ value }) => value).filter((value) => [...value].length >= shortestHeaderValue);
}

/** A report is this many lists and objects deep at most; what is deeper is left out, because it could exhaust the stack. */
const mostNested = 64;

/** A value of JSON with every text in it concealed. */
export function concealedTexts(value: unknown, conceal: Conceal, level = 0): unknown {
    if (typeof value === "string") {
        return conceal(value);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (level === mostNested) {
        return null;
    }
    const within = (part: unknown) => concealedTexts(part, conceal, level + 1);
    return Array.isArray(value)
        ? value.map(within)
        : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, within(part)]));
}

/** Of no text that is reported so much is shown, in UTF-16 units. */
const mostReported = 8 * 1024;

/**
 * Of one answer: what stands behind the last place that was looked at is left out. A hostile answer may have an encoding
 * in each of its megabytes, and all calls of the process wait meanwhile.
 */
const mostLooks = 100_000;

/** No encoding of one character is longer, however deep. */
const longestEncoding = 64;

function concealing(secrets: readonly string[]): Conceal {
    const starts = startOf(secrets);
    let looks = 0;
    return (whole, most = mostReported) => {
        const cut = whole.length > most;
        const text = cut ? whole.slice(0, most).replace(/[\uD800-\uDBFF]$/, "") : whole;
        const encoded = new EncodedText(text);
        const shown: string[] = [];
        let [from, covered] = [0, 0];
        starts.lastIndex = 0;
        for (let start = starts.exec(text); start !== null && secrets.length > 0; start = starts.exec(text)) {
            const { index } = start;
            looks += 1;
            if (looks > mostLooks) {
                return `${shown.join("")}${text.slice(from, Math.max(from, index))}…`;
            }
            const end = Math.max(...secrets.map((secret) => endOf(secret, encoded, index, cut)));
            if (end > covered) {
                // Where two secrets overlap, both go: what is left of the second one would show its end.
                shown.push(...(index < covered ? [] : [text.slice(from, index), "[secret]"]));
                [from, covered] = [end, end];
            }
        }
        return `${shown.join("")}${text.slice(from)}${cut ? "…" : ""}`;
    };
}

/**
 * Where a secret may start: wherever an encoding begins, and where its own first characters stand, or those of them that
 * stand before an encoding or the end. Ordinary words share one letter or two with a secret, and seldom more.
 */
function startOf(secrets: readonly string[]): RegExp {
    const unit = (text: string) => `\\u${text.charCodeAt(0).toString(16).padStart(4, "0")}`;
    const encoded = `[${introducers.map(unit).join("")}]`;
    const own = (secret: string, [first = 0, ...others]: readonly number[]): string =>
        unit(secret.charAt(first)) + (others.length === 0 ? "" : `(?=$|${encoded}|${own(secret, others)})`);
    return new RegExp([...secrets.map((secret) => own(secret, [0, 1, 2, 3])), encoded].join("|"), "g");
}

/** Where a secret that starts at a place of a text ends, the furthest of its readings; -1 where none starts there. */
function endOf(secret: string, encoded: EncodedText, start: number, cut: boolean): number {
    const { text } = encoded;
    let furthest = -1;
    const open = [{ read: 0, at: start }];
    const known = new Set<number>();
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
        const { read, at } = state;
        if (read === secret.length) {
            furthest = Math.max(furthest, at);
        } else if (cut && read > 0 && text.length - at < longestEncoding) {
            return text.length; // the rest of it was cut off, perhaps in the middle of an encoding
        } else {
            for (const reading of encoded.readings(at, deepest)) {
                const next = { read: read + reading.text.length, at: reading.end };
                const key = next.read * (text.length + 1) + next.at;
                if (secret.startsWith(reading.text, read) && !known.has(key)) {
                    known.add(key);
                    open.push(next);
                }
            }
        }
    }
    return furthest;
}
