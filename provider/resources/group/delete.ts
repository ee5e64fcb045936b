import { ApinizerError } from "../../apinizer/errors";
import { linesOf, MultilineError } from "../../multilineError";
import { holderOf } from "../connection";
import { groupIdentity, groupLabel } from "../identity";
import type { Deleted, Values } from "../resource";
import type { Manager, Run } from "../run";
import { stateOf } from "../state";
import { undeploy } from "../undeploying";
import { freshlyListed, isProven, unproven } from "./ownership";
import { type GroupState, groupState } from "./schema";

/**
 * See {@link Resource.delete}. Undeploys first: what a delete does to running deployments is not documented, and a
 * route that keeps answering after its group is gone can be undeployed by nobody.
 */
export async function remove(run: Run, _id: string, olds: Values): Promise<Deleted> {
    const old = stateOf(groupState, olds);
    const manager = holderOf(run, old, `The ${groupLabel(old)}`);
    const identity = groupIdentity(manager.origin, old);
    return run.deletes(identity, () => undeployAndDelete(run, manager, old));
}

async function undeployAndDelete(run: Run, manager: Manager, old: GroupState): Promise<void> {
    if (old.unfinished === "creation" && !(await isThereAndOurs(manager, old))) {
        return;
    }
    const undeployed: string[] = [];
    try {
        await undeployEverywhere(run, manager, old, undeployed);
        await manager.client.call("deleteGroup", { projectName: old.projectName, groupName: old.name });
    } catch (error) {
        await settle(manager, old, error, undeployed);
    }
    manager.groups.wrote(old.projectName, old.name, "gone");
}

/**
 * Whether a group whose create never became clear is there. Throws if it is but nothing proves that this stack created
 * it: it may be somebody else's.
 */
async function isThereAndOurs(manager: Manager, old: GroupState): Promise<boolean> {
    const listed = await freshlyListed(manager, old, "proven");
    if (listed === undefined) {
        manager.refuseAbsence(old.manager, `The ${groupLabel(old)}`);
        return false;
    }
    if (!isProven(listed, [old])) {
        throw new Error(`The ${groupLabel(old)} was not deleted. ${unproven(listed, old, old)}`);
    }
    return true;
}

/** An environment that does not say whether the group is deployed there may serve it all the same. */
async function undeployEverywhere(run: Run, manager: Manager, old: GroupState, undeployed: string[]): Promise<void> {
    const subject = { projectName: old.projectName, groupName: old.name };
    const environments = await manager.client.wholeList("listGroupEnvironments", subject);
    const names = environments.filter(({ deployed }) => deployed !== false).map(({ name }) => name);
    if (names.length > 0) {
        const quoted = names.map((name) => JSON.stringify(name)).join(", ");
        run.say("info", `Deleting the ${groupLabel(old)}: undeploying it from ${quoted} first.`);
    }
    for (const environmentName of names) {
        const failures = await undeploy(run, manager, { ...subject, environmentName });
        if (failures.length > 0) {
            throw new MultilineError([`Undeploying it from ${JSON.stringify(environmentName)} failed:`, ...failures]);
        }
        undeployed.push(environmentName);
    }
}

/**
 * A delete that met an error. "Not found or no privilege", and an end that does not prove anything, are settled by a fresh list:
 * what it lacks is deleted. What it has is not, nor is what it cannot tell of: the error says how far the delete came.
 */
async function settle(manager: Manager, old: GroupState, error: unknown, undeployed: readonly string[]): Promise<void> {
    const [reason = "", ...pods] = linesOf(error);
    const reasons = [reason];
    if (error instanceof ApinizerError && (error.fault.missing !== undefined || error.isWorthALook)) {
        try {
            if ((await manager.groups.fresh(old.projectName)).find(old.name) === undefined) {
                manager.refuseAbsence(old.manager, `The ${groupLabel(old)}`);
                return;
            }
        } catch (unsettled) {
            reasons.push(...linesOf(unsettled));
        }
    }
    const halfWay =
        undeployed.length === 0
            ? ""
            : ` It is already undeployed from ${undeployed.map((name) => JSON.stringify(name)).join(", ")}: \`pulumi refresh\` and \`pulumi up\` bring it back, \`pulumi destroy\` finishes the delete.`;
    throw new MultilineError([`The ${groupLabel(old)} was not deleted.${halfWay} ${reasons.join(" ")}`, ...pods], {
        cause: error,
    });
}
