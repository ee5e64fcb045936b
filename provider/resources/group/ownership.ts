import type { Deadline } from "../../apinizer/deadline";
import type { ListedGroup } from "../../apinizer/messages/groups";
import { groupLabel } from "../identity";
import type { Manager } from "../run";
import { asWritten, listedRouteOf } from "./listed";
import { differences } from "./meaning";
import type { GroupState } from "./schema";

/** The part of a definition that a list of groups can show. */
export type Sent = Pick<GroupState, "description" | "clientRoute">;

/**
 * The group as a fresh list shows it, in the words of what was sent; nothing if it is absent.
 *
 * @param absence See {@link Listing.find}.
 * @param clock Stands still while the call waits for its turn.
 */
export async function freshlyListed(
    manager: Manager,
    sent: Pick<GroupState, "projectName" | "name" | "clientRoute">,
    absence: "proven" | "assumed",
    clock?: Deadline,
): Promise<ListedGroup | undefined> {
    const found = (await manager.groups.fresh(sent.projectName, clock)).find(sent.name, absence);
    return found && (await asWritten(manager, sent, found)).listed;
}

/** Whether a listed group is proven to be one of those that were sent. */
export function isProven(listed: ListedGroup, sent: readonly Sent[]): boolean {
    return sent.some((one) => reasonsAgainst(listed, one).length === 0);
}

/**
 * Why a listed group is not proven to be the one that a create sent; empty when it is. A name alone proves nothing:
 * while the create was in doubt, somebody else may have made a group of that name. What the list shows must be enough to
 * tell two groups apart, and all of it must be what was sent.
 */
function reasonsAgainst(listed: ListedGroup, sent: Sent): string[] {
    const route = listedRouteOf(listed);
    if (route === undefined && (listed.description ?? "") === "") {
        return ["the list shows neither a description nor a client route"];
    }
    const { description, clientRoute } = sent;
    const shown = { description: listed.description, clientRoute: route ?? clientRoute };
    return differences({ description, clientRoute }, shown).map((path) => `the list shows another ${path}`);
}

/** Why a group that is there may not be touched, with both ways out. */
export function unproven(listed: ListedGroup, sent: Sent, group: Parameters<typeof groupLabel>[0]): string {
    return (
        `The ${groupLabel(group)} exists, but nothing proves that this stack created it: ${reasonsAgainst(listed, sent).join(", and ")}. ` +
        "If it is this stack's group, set adoptExisting: true and run `pulumi up`, which overwrites its definition. " +
        "If it is somebody else's group, run `pulumi state delete <urn>` (`pulumi stack --show-urns` prints the URN) and choose another name."
    );
}
