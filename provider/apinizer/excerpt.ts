/** Most characters of what others wrote, in a text that only reports: of a message, of a pod's own words, of a name. */
export const longest = { message: 2000, detail: 500, name: 200 } as const;

/**
 * The start of a text: at most so many characters, where each character is a whole code point. Half of a surrogate pair
 * would be no valid Unicode, and the engine's gRPC never answers a call whose error text holds one.
 *
 * The result is a text of its own: V8 keeps the whole of a text for as long as there is a slice of it.
 *
 * @example excerpt("a long text", 6) // "a long…"
 */
export function excerpt(text: string, most: number): string {
    if (text.length <= most) {
        return copyOf(text);
    }
    // A code point takes two UTF-16 units at most, so this much of a text of megabytes is enough to look at.
    const characters = [...text.slice(0, 2 * most + 2)];
    return characters.length <= most ? copyOf(text) : `${characters.slice(0, most).join("")}…`;
}

function copyOf(text: string): string {
    return Buffer.from(text, "utf16le").toString("utf16le");
}
