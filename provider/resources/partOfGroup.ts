import { ApinizerError } from "../apinizer/errors";
import { holderOf, type Target } from "./connection";
import { groupLabel, type Identity, labelOf } from "./identity";
import type { Change, Deleted, Values } from "./resource";
import type { Manager, Run } from "./run";

/**
 * The changes of what names a part of a group. Each of them makes it another part, also while the new name is not
 * known yet: the group itself may be replaced by one of the same name, which takes its parts with it.
 */
export function nameChanges(names: readonly string[], olds: Values, news: Values, target: Target): Change[] {
    const changed = names.filter((name) => olds[name] !== news[name]).map((path) => ({ path, replaces: true }));
    const connection = (olds.connection ?? undefined) !== (news.connection ?? undefined);
    const unknown = target.manager === undefined;
    return connection ? [...changed, { path: "connection", replaces: target.moves || unknown }] : changed;
}

/** A part of a group, as the state has it. */
interface Part {
    readonly projectName: string;
    readonly groupName: string;
    readonly manager: string;
    readonly connection?: string | null | undefined;
}

/** Deletes a part of a group, unless the program wants it. A part whose group is gone is gone with it. */
export async function removed(
    run: Run,
    named: Omit<Identity, "manager">,
    old: Part,
    remove: (manager: Manager) => Promise<unknown>,
): Promise<Deleted> {
    const manager = holderOf(run, old, `The ${labelOf(named)}`);
    const identity = { ...named, manager: manager.origin };
    return run.deletes(identity, async () => {
        try {
            await remove(manager);
        } catch (error) {
            if (!(await settledAsGone(manager, old, error, "fresh"))) {
                throw error;
            }
        }
    });
}

/**
 * Whether an error about a part of a group only says that the group is gone, and its part with it. The API answers the
 * same when a privilege is missing, so the project's list decides.
 */
export async function settledAsGone(
    manager: Manager,
    old: Part,
    error: unknown,
    list: "seen" | "fresh",
): Promise<boolean> {
    return error instanceof ApinizerError && error.fault.missing === "group" && (await isGroupGone(manager, old, list));
}

/** Whether the group of a part is gone. Throws on any doubt. */
export async function isGroupGone(
    manager: Manager,
    { projectName, groupName, manager: recorded }: Part,
    list: "seen" | "fresh",
): Promise<boolean> {
    if ((await manager.groups[list](projectName)).find(groupName) !== undefined) {
        return false;
    }
    manager.refuseAbsence(recorded, `The ${groupLabel({ projectName, name: groupName })}`);
    return true;
}
