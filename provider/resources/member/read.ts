import { holderOf } from "../connection";
import { labelOf } from "../identity";
import { isGroupGone } from "../partOfGroup";
import type { ReadBack, Values } from "../resource";
import type { Manager, Run } from "../run";
import { stateOf } from "../state";
import { memberIdentity, memberState } from "./schema";

/**
 * See {@link Resource.read}. A member whose group is gone is gone. While its group exists, the group's list of members
 * decides, where the Manager has one; but it may show only API proxies that can be promoted, so a member counts as
 * removed only if an earlier read has found it there.
 */
export async function read(run: Run, id: string, olds: Values): Promise<ReadBack> {
    const old = stateOf(memberState, olds);
    const label = labelOf(memberIdentity(old));
    const manager = holderOf(run, old, `The ${label}`);
    if (await isGroupGone(manager, old, "seen")) {
        return { is: "gone" };
    }
    const seen = await manager.members.seen(old.projectName, old.groupName);
    if (seen.is === "listed" && seen.names.has(old.apiProxyName)) {
        return { is: "there", id, outputs: { ...olds, listed: true } };
    }
    if (seen.is === "silent") {
        run.say("info", silence(manager, seen.why));
    } else if (seen.notWhole !== undefined) {
        run.say("info", `The ${label} stays in the state: the list of members that lacks it ${seen.notWhole}.`);
    } else if (old.listed === true) {
        manager.refuseAbsence(old.manager, `The ${label}`);
        return { is: "gone" };
    } else {
        run.say(
            "info",
            `The ${label} stays in the state, although the Manager's list of members lacks it: it may show only API proxies that can be promoted, and it has never shown this one.`,
        );
    }
    return { is: "there", id, outputs: olds };
}

/** One line for all groups that meet the same. */
function silence(manager: Manager, why: string): string {
    return `The members of API proxy groups cannot be listed at ${manager.origin} (${why}), so all members stay in the state. Managers before August 2026 have no such list; others may ask for API_MANAGEMENT + VIEW.`;
}
