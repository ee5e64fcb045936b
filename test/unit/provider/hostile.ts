import fc from "fast-check";

/** Pieces of text that harm the engine, the CLI or a terminal, and pieces that become harmful beside each other. */
const pieces = [
    "<{%",
    "<{%reset%}>",
    "<{",
    "<",
    "{",
    "%",
    "%}>",
    "<{\u200b%",
    "<{\n%",
    "\ud83d", // the first half of an emoji
    "\ude00", // the second
    "😀",
    "\u001b[31m",
    "\u001b]0;title\u0007",
    "\u009b31m",
    "\u007f",
    "\u202egnp.exe\u202c",
    "\u2066",
    "\u{e0041}",
    "\ufeff",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u0085",
    "\u2028",
    "\u2029",
    "\u200c",
    "\u200d",
    "\u0000",
    "%s%d",
    "word ",
];

/** Text of the worst kind. */
export const hostileText = fc
    .array(
        fc.oneof(
            { weight: 4, arbitrary: fc.constantFrom(...pieces) },
            { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) },
        ),
        { maxLength: 40 },
    )
    .map((parts) => parts.join(""));

/** Every text in a value. */
export function textsIn(value: unknown): string[] {
    if (typeof value === "string") {
        return [value];
    }
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Why a text must not leave the host; nothing where it may. */
export function harmIn(text: string, allowed = ""): string | undefined {
    if (/\p{Surrogate}/u.test(text)) {
        return "half a surrogate pair, of which encodeURI throws";
    }
    if (text.includes("<{%")) {
        return "a color directive";
    }
    const odd = [...text].find((letter) => /[\p{Cc}\p{Cf}\u2028\u2029]/u.test(letter) && !allowed.includes(letter));
    return odd === undefined ? undefined : `the character ${JSON.stringify(odd)} (${odd.codePointAt(0)?.toString(16)})`;
}
