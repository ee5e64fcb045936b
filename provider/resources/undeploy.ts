import { ApinizerError } from "../apinizer/errors";
import type { DeploymentNote } from "../apinizer/operations";
import { failuresOf } from "./deploymentTruth";
import type { Manager } from "./run";

/** A group in an environment. */
export interface Deployed {
    readonly projectName: string;
    readonly groupName: string;
    readonly environmentName: string;
}

/**
 * Why an undeployment did not succeed; empty when it did. Where the answer does not say, the environments do: a
 * repeated call may be refused because the first one, whose answer was lost, has done the work.
 */
export async function undeployFrom(manager: Manager, subject: Deployed, note?: DeploymentNote): Promise<string[]> {
    let refusal = "the Manager reports no result, and still shows it as deployed";
    try {
        const { deploymentResult } = await manager.client.call("undeployGroup", subject, note);
        if (deploymentResult !== undefined) {
            return failuresOf(deploymentResult);
        }
    } catch (error) {
        if (!(error instanceof ApinizerError)) {
            throw error;
        }
        if (error.fault.deploymentResult !== undefined) {
            return [...failuresOf(error.fault.deploymentResult), error.message];
        }
        if (error.fault.missing === "group") {
            throw error;
        }
        refusal = error.message;
    }
    return (await deployedTo(manager, subject)).includes(subject.environmentName) ? [refusal] : [];
}

/** The environments that a group is deployed to now. */
export async function deployedTo(
    manager: Manager,
    { projectName, groupName }: Omit<Deployed, "environmentName">,
): Promise<string[]> {
    const environments = await manager.client.wholeList("listGroupEnvironments", { projectName, groupName });
    return environments.filter(({ deployed }) => deployed === true).map(({ name }) => name);
}
