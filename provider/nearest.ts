import { distance } from "fastest-levenshtein";

/** The word that a misspelt one was probably meant to be, or nothing where none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
    const ranked = words
        .map((candidate) => ({ candidate, off: slips(word.toLowerCase(), candidate.toLowerCase()) }))
        .sort((one, other) => one.off - other.off);
    const best = ranked[0];
    if (best !== undefined && best.off <= Math.max(1, Math.floor(word.length / 3))) {
        return best.candidate;
    }
    // `hosts` for `hostList`: too many letters away, and yet the first thing that comes to mind.
    const stem = word.toLowerCase().replace(/s$/, "");
    return stem.length < 4
        ? undefined
        : ranked.find(({ candidate }) => candidate.toLowerCase().includes(stem))?.candidate;
}

/** How many slips make one word of another; letters in another order are one. */
function slips(word: string, meant: string): number {
    const letters = (text: string) => [...text].sort().join("");
    return word !== meant && letters(word) === letters(meant) ? 1 : distance(word, meant);
}
