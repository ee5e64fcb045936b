import type { Deadline } from "../../apinizer/deadline";
import { ApinizerError } from "../../apinizer/errors";
import type { DeploymentResult } from "../../apinizer/messages/deployments";
import { nextStepAfter } from "../../apinizer/pathConflict";
import { type DeploymentEnd, deploy, endOf, hasRows, reportedBy } from "../deploying";
import type { Unfinished } from "../fields";
import { groupLabel } from "../identity";
import type { Written } from "../resource";
import type { Manager } from "../run";
import { definitionOf, groupId, groupOutputs } from "./outputs";
import type { GroupInputs } from "./schema";

/** The update call for a group that is there, and everything up to knowing how it ended. */
export async function put(manager: Manager, inputs: GroupInputs): Promise<Written> {
    return write(manager, inputs, "update");
}

/**
 * Makes the write call once, and judges its answer. Throws where it is certain that nothing was written.
 *
 * @param clock Stands still while the write call waits for its turn.
 */
export async function write(
    manager: Manager,
    inputs: GroupInputs,
    kind: "create" | "update",
    clock?: Deadline,
): Promise<Written> {
    const subject = { projectName: inputs.projectName, groupName: inputs.name };
    const definition = definitionOf(inputs, kind);
    try {
        const answer = await manager.client.call(
            kind === "create" ? "createGroup" : "updateGroup",
            subject,
            definition,
            clock,
        );
        manager.groups.wrote(inputs.projectName, inputs.name, "there");
        return await deployed(manager, inputs, answer.deploymentResult);
    } catch (error) {
        const reported = reportedBy(error);
        // Without a row the Manager may not even have written the definition, or the group may be somebody else's.
        if (reported !== undefined && hasRows(reported.deploymentResult)) {
            manager.groups.wrote(inputs.projectName, inputs.name, "there");
            return partial(manager, inputs, "deployment", reported.failures, reported.deploymentResult);
        }
        if (
            kind === "update" &&
            error instanceof ApinizerError &&
            (error.unclear || isRefusedDeployment(error, inputs))
        ) {
            return partial(manager, inputs, "update", [error.message]);
        }
        throw error;
    }
}

/** Whether an error may be about the deployment alone: nothing documents that the definition is refused with it. */
export function isRefusedDeployment(error: ApinizerError, { environmentName }: GroupInputs): boolean {
    const refused = error.kind === "rejected" || error.kind === "forbidden" || error.fault.missing === "environment";
    return error.fault.carriedOut === "no" && !error.unclear && refused && typeof environmentName === "string";
}

/** A group that is there, but whose last write did not end well: the next update has to finish it. */
export function partial(
    manager: Manager,
    inputs: GroupInputs,
    unfinished: Unfinished,
    reasons: readonly string[],
    deploymentResult?: DeploymentResult,
): Written {
    const outputs = groupOutputs(inputs, { manager: manager.origin, deploymentResult, unfinished });
    const label = groupLabel(inputs);
    const { environmentName } = inputs;
    const to = typeof environmentName === "string" ? ` to ${JSON.stringify(environmentName)}` : "";
    const title = {
        deployment: `The ${label} is defined, but its deployment${to} did not complete. ${nextStepAfter(reasons)}`,
        creation: `It is not known whether the ${label} was written. The next \`pulumi up\` looks for it, and creates it if it is not there.`,
        update: `It is not known whether the ${label} was written. The next \`pulumi up\` writes it again.`,
    }[unfinished];
    return { is: "partial", id: groupId(inputs), outputs, reasons: [title, ...reasons] };
}

async function deployed(
    manager: Manager,
    inputs: GroupInputs,
    answered: DeploymentResult | undefined,
): Promise<Written> {
    if (typeof inputs.environmentName !== "string") {
        const outputs = groupOutputs(inputs, { manager: manager.origin });
        return { is: "done", id: groupId(inputs), outputs };
    }
    const { deploymentResult, failures } =
        answered === undefined ? await deployAgain(manager, inputs, inputs.environmentName) : endOf(answered);
    if (failures.length > 0) {
        return partial(manager, inputs, "deployment", failures, deploymentResult);
    }
    const outputs = groupOutputs(inputs, { manager: manager.origin, deploymentResult, redeployRequired: false });
    return { is: "done", id: groupId(inputs), outputs };
}

/** For a write whose answer reports no deployment: the deploy call, which does no harm twice. */
async function deployAgain(
    manager: Manager,
    { projectName, name }: GroupInputs,
    environmentName: string,
): Promise<DeploymentEnd> {
    try {
        const noResult = "the Manager reports no result of the deployment, even when asked to deploy again";
        return await deploy(manager, { projectName, groupName: name, environmentName }, {}, noResult);
    } catch (error) {
        if (error instanceof ApinizerError) {
            return { failures: [error.message] };
        }
        throw error;
    }
}
