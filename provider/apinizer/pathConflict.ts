/**
 * A Manager's words for a relative path that another group or proxy of the environment holds. The documents say only that
 * such a message names the holder, so any sentence that speaks of a relative path in this way counts.
 */
export const pathConflict = /^(?=.*relative ?path)(?=.*\b(already|in use|used|taken|exists?|conflicts?|unique)\b)/is;

/** The ways out. Another `pulumi up` alone is none if this program gives the path up: after a failure nothing is deleted. */
export const pathConflictAdvice = [
    "Another group or API proxy holds a relative path there.",
    "If this program no longer declares the holder, run `pulumi up --continue-on-error` and then `pulumi up`.",
    'A resource that gets another Pulumi name and group name at once needs an alias (aliases: [{ name: "old" }]) in its first `pulumi up`, which then is enough.',
    "If two groups exchange paths, give one of them a free path for one `pulumi up` (again, if it fails), and then its new one.",
    "Otherwise free the path first.",
].join(" ");

/** What to do about a deployment that failed for these reasons. */
export function nextStepAfter(reasons: readonly string[]): string {
    return reasons.some((reason) => pathConflict.test(reason))
        ? pathConflictAdvice
        : "The next `pulumi up` will retry it.";
}
