import { ApinizerError } from "../apinizer/errors";
import type { Target } from "./connection";
import type { Change, Values } from "./resource";
import type { Manager } from "./run";

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

/**
 * Whether an error about a part of a group only says that the group is gone, and its part with it. The API answers the
 * same when a privilege is missing, so the project's list decides.
 */
export async function settledAsGone(
    manager: Manager,
    { projectName, groupName }: { readonly projectName: string; readonly groupName: string },
    error: unknown,
    list: "seen" | "fresh",
): Promise<boolean> {
    return (
        error instanceof ApinizerError &&
        error.fault.missing === "group" &&
        !(await manager.groups[list](projectName)).has(groupName)
    );
}
