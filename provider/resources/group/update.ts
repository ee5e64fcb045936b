import { ApinizerError } from "../../apinizer/errors";
import { groupLabel } from "../identity";
import type { Values, Written } from "../resource";
import type { Manager, Run } from "../run";
import { stateOf } from "../state";
import { takeOver } from "./adoption";
import { create } from "./create";
import { differences } from "./meaning";
import { groupId, groupOutputs } from "./outputs";
import { freshlyListed, isProven, unproven } from "./ownership";
import { type GroupInputs, type GroupState, groupInputs, groupState } from "./schema";
import { put } from "./write";

/** See {@link Resource.update}. One PUT with the whole definition. */
export async function update(run: Run, _id: string, olds: Values, news: Values): Promise<Written> {
    const old = stateOf(groupState, olds);
    const inputs = groupInputs.parse(news);
    const manager = run.manager(inputs.connection ?? undefined);
    manager.mustHold(old.manager, `The ${groupLabel(old)}`);
    if (onlyRecorded(old, olds, news)) {
        return record(manager, inputs, old);
    }
    if (old.unfinished === "creation") {
        return finishCreation(run, manager, inputs, old);
    }
    try {
        return await put(manager, inputs);
    } catch (error) {
        if (error instanceof ApinizerError && error.fault.missing === "group") {
            return refuseUnlessListed(manager, old, error);
        }
        throw error;
    }
}

/**
 * An earlier run could not find out how its create ended, so the state may speak of a group that never was, or of
 * somebody else's. A fresh list decides, compared with what that create sent.
 */
async function finishCreation(run: Run, manager: Manager, inputs: GroupInputs, old: GroupState): Promise<Written> {
    const listed = await freshlyListed(manager, old, "assumed");
    if (listed === undefined) {
        manager.refuseAbsence(old.manager, `The ${groupLabel(old)}`);
        return create(run, inputs, old);
    }
    return isProven(listed, [old]) ? put(manager, inputs) : takeOver(run, manager, inputs, unproven(listed, old, old));
}

/** Whether nothing changed that the Manager knows of: another name for the same connection, or a Manager that moved. */
function onlyRecorded(old: GroupState, olds: Values, news: Values): boolean {
    return old.unfinished === undefined && differences(olds, news).every((path) => path === "connection");
}

/**
 * Nothing to send, only to write down; what the last deployment said stays. A Manager that moved is asked once whether
 * the group is there, so that a wrong `acceptManager` is found before the state follows it.
 */
async function record(manager: Manager, inputs: GroupInputs, old: GroupState): Promise<Written> {
    if (old.manager !== manager.origin) {
        const listed = (await manager.groups.seen(inputs.projectName)).find(inputs.name);
        if (listed === undefined) {
            manager.refuseAbsence(old.manager, `The ${groupLabel(inputs)}`);
        }
    }
    const outputs = groupOutputs(inputs, {
        manager: manager.origin,
        deploymentResult: old.deploymentResult ?? undefined,
        redeployRequired: old.redeployRequired ?? undefined,
    });
    return { is: "done", id: groupId(inputs), outputs };
}

/**
 * The Manager says "not found or no privilege", and only a list can tell which. A group that somebody deleted is not
 * created again without the user's knowledge.
 */
async function refuseUnlessListed(manager: Manager, old: GroupState, error: ApinizerError): Promise<never> {
    if ((await manager.groups.fresh(old.projectName)).find(old.name) !== undefined) {
        throw error;
    }
    manager.refuseAbsence(old.manager, `The ${groupLabel(old)}`);
    throw new Error(
        `The ${groupLabel(old)} was deleted behind Pulumi's back. Run \`pulumi refresh\`, and the next \`pulumi up\` creates it again.`,
        { cause: error },
    );
}
