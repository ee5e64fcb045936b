import { ApinizerError } from "../../apinizer/errors";
import { groupLabel } from "../identity";
import type { Values, Written } from "../resource";
import type { Manager, Run } from "../run";
import { stateOf } from "../state";
import { create } from "./create";
import { differences } from "./meaning";
import { groupId, groupOutputs } from "./outputs";
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
    try {
        return await put(manager, inputs);
    } catch (error) {
        if (error instanceof ApinizerError && error.fault.missing === "group") {
            return absent(run, manager, inputs, old, error);
        }
        throw error;
    }
}

/** Whether nothing changed that the Manager knows of: another name for the same connection, or a Manager that moved. */
function onlyRecorded(old: GroupState, olds: Values, news: Values): boolean {
    return (
        (old.unfinished ?? undefined) === undefined && differences(olds, news).every((path) => path === "connection")
    );
}

/**
 * Nothing to send, only to write down; what the last deployment said stays. A Manager that moved is asked once whether
 * the group is there, so that a wrong `acceptManager` is found before the state follows it.
 */
async function record(manager: Manager, inputs: GroupInputs, old: GroupState): Promise<Written> {
    if (old.manager !== manager.origin && !(await manager.groups.seen(inputs.projectName)).has(inputs.name)) {
        throw new Error(
            `The ${groupLabel(inputs)} is not at ${manager.origin}, which acceptManager names as the new address of ${old.manager}.`,
        );
    }
    const outputs = groupOutputs(inputs, {
        manager: manager.origin,
        deploymentResult: old.deploymentResult ?? undefined,
        redeployRequired: old.redeployRequired ?? undefined,
    });
    return { is: "done", id: groupId(inputs), outputs };
}

/**
 * The Manager says "not found or no privilege", and only a list can tell which. A group whose create never became
 * clear is created now; one that somebody deleted is not brought back behind the user's back.
 */
async function absent(
    run: Run,
    manager: Manager,
    inputs: GroupInputs,
    old: GroupState,
    error: ApinizerError,
): Promise<Written> {
    if ((await manager.groups.fresh(inputs.projectName)).has(inputs.name)) {
        throw error;
    }
    if (old.unfinished === "definition") {
        return create(run, inputs);
    }
    throw new Error(
        `The ${groupLabel(inputs)} was deleted behind Pulumi's back. Run \`pulumi refresh\`, and the next \`pulumi up\` creates it again.`,
        { cause: error },
    );
}
