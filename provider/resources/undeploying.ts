import { ApinizerError, type ErrorKind } from "../apinizer/errors";
import { type Deployed, endOf, hasRows, reportedBy } from "./deploying";
import { groupLabel } from "./identity";
import type { Manager, Run } from "./run";

/** What the answer to an undeploy call says. */
interface UndeploymentAnswer {
    /** Why the undeployment does not count as done, in lines; empty if it does. */
    readonly failures: readonly string[];
    /**
     * Whether that is certain. It is not if no row came: the Manager may have had nothing to do, or a repeated call may
     * be refused because the first one, whose answer was lost, has done the work.
     */
    readonly certain: boolean;
    /** Whether the Manager may mean that there is nothing to undeploy. */
    readonly mayBeDone?: boolean;
}

/** Undeploys, and tells why that did not succeed, in lines; empty if it did. */
export async function undeploy(run: Run, manager: Manager, subject: Deployed): Promise<readonly string[]> {
    const { failures, certain, mayBeDone = true } = await ask(manager, subject);
    if (certain) {
        return failures;
    }
    const { projectName, groupName, environmentName } = subject;
    const seen = (await manager.groups.freshEnvironments(projectName, groupName)).find(environmentName);
    if (seen === undefined || seen.deployed === false) {
        return [];
    }
    if (seen.deployed === true) {
        return [...failures, "the Manager still lists the group as deployed there"];
    }
    if (!mayBeDone) {
        return failures;
    }
    // No later run would learn more from this list, so it must not keep the state's entry for ever.
    const label = groupLabel({ projectName, name: groupName });
    run.say(
        "warning",
        `Undeploying the ${label} from environment ${JSON.stringify(environmentName)} counts as done, but the Manager's list does not say whether it is still deployed there. The Manager answered: ${failures.join(" ")}`,
    );
    return [];
}

/** The kinds of refusal that may be about an environment where nothing is deployed. */
const mayMeanDone: ReadonlySet<ErrorKind> = new Set(["rejected", "missing"]);

async function ask(manager: Manager, subject: Deployed): Promise<UndeploymentAnswer> {
    try {
        const { deploymentResult } = await manager.client.call("undeployGroup", subject);
        if (deploymentResult === undefined) {
            return { failures: ["the Manager reports no result"], certain: false };
        }
        const { failures } = endOf(deploymentResult);
        return { failures, certain: failures.length === 0 || hasRows(deploymentResult) };
    } catch (error) {
        if (!(error instanceof ApinizerError) || error.fault.missing === "group") {
            throw error;
        }
        const reported = reportedBy(error);
        return reported !== undefined && hasRows(reported.deploymentResult)
            ? { failures: reported.failures, certain: true }
            : { failures: [error.message], certain: false, mayBeDone: mayMeanDone.has(error.kind) };
    }
}
