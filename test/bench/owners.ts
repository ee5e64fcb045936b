/** A moment that a profiler saw: the calls that were running, the innermost first, and for how long. */
export interface Seen {
    readonly calls: readonly { readonly name: string; readonly file: string }[];
    readonly ms: number;
}

/** Whose code a call is: by its file, and its function where that is named. */
export type Owner = readonly [file: RegExp, owner: string, name?: RegExp];

/**
 * The time in milliseconds of each owner, with what its code makes others do; the longest first. The innermost call that
 * has an owner decides, and of the owners the first that fits. What is nobody's belongs to `rest`.
 */
export function byOwner(
    seen: readonly Seen[],
    owners: readonly Owner[],
    rest: string,
): { owner: string; ms: number }[] {
    const times = new Map<string, number>();
    for (const { calls, ms } of seen) {
        let owner: string | undefined;
        for (const call of calls) {
            owner ??= owners.find(([file, , name]) => file.test(call.file) && (name?.test(call.name) ?? true))?.[1];
        }
        times.set(owner ?? rest, (times.get(owner ?? rest) ?? 0) + ms);
    }
    return [...times].map(([owner, ms]) => ({ owner, ms })).sort((one, other) => other.ms - one.ms);
}
