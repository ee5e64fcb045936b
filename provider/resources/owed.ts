import type { Target } from "./connection";
import type { Unfinished } from "./fields";
import type { Change } from "./resource";

/**
 * The changes that no input shows and an update owes all the same: the new address of a Manager that moved is to be
 * written down, and a write that did not end well is to be finished, also where the program went back to its old text.
 */
export function owedChanges(target: Target, old: { readonly unfinished?: Unfinished | undefined }): Change[] {
    return [
        ...(target.recordsManager ? [{ path: "manager", replaces: false }] : []),
        ...(old.unfinished !== undefined ? [{ path: "unfinished", replaces: false }] : []),
    ];
}
