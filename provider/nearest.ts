import { distance } from "fastest-levenshtein";

/** The word that a misspelt one was probably meant to be, or nothing where none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
    const ranked = words
        .map((candidate) => ({ candidate, off: distance(word.toLowerCase(), candidate.toLowerCase()) }))
        .sort((one, other) => one.off - other.off);
    const best = ranked[0];
    return best !== undefined && best.off <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined;
}
