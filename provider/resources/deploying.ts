import { ApinizerError } from "../apinizer/errors";
import { excerpt, longest } from "../apinizer/excerpt";
import type { DeploymentResult } from "../apinizer/messages/deployments";
import type { DeploymentNote } from "../apinizer/operations";
import type { Manager } from "./run";

/** A group in an environment. */
export interface Deployed {
    readonly projectName: string;
    readonly groupName: string;
    readonly environmentName: string;
}

/** How a deployment ended. */
export interface DeploymentEnd {
    /** What the Manager reports of it. */
    readonly deploymentResult?: DeploymentResult;
    /** Why it does not count as done, in lines; empty if it does. */
    readonly failures: readonly string[];
}

/** The same where the Manager reports something. */
interface ReportedEnd extends DeploymentEnd {
    readonly deploymentResult: DeploymentResult;
}

/**
 * Makes the deploy call, and tells how the deployment ended. Throws if the Manager refused the call without reporting a
 * deployment.
 *
 * @param noResult What to say if the Manager reports nothing.
 */
export async function deploy(
    manager: Manager,
    subject: Deployed,
    note: DeploymentNote = {},
    noResult = "the Manager reports no result of the deployment",
): Promise<DeploymentEnd> {
    try {
        const { deploymentResult } = await manager.client.call("deployGroup", subject, note);
        return deploymentResult === undefined ? { failures: [noResult] } : endOf(deploymentResult);
    } catch (error) {
        const reported = reportedBy(error);
        if (reported !== undefined) {
            return reported;
        }
        if (error instanceof ApinizerError && error.unclear) {
            return { failures: [error.message] };
        }
        throw error;
    }
}

/** How the deployment ended that an answer reports. */
export function endOf(deploymentResult: DeploymentResult): ReportedEnd {
    return { deploymentResult, failures: failuresOf(deploymentResult) };
}

/** How the deployment ended that an error reports; nothing if it reports none. */
export function reportedBy(error: unknown): ReportedEnd | undefined {
    if (!(error instanceof ApinizerError) || error.fault.deploymentResult === undefined) {
        return undefined;
    }
    const { deploymentResult, failures } = endOf(error.fault.deploymentResult);
    return { deploymentResult, failures: [...failures, error.message] };
}

/** Whether a report says anything about pods or environments. One without rows is also what a Manager sends that did nothing. */
export function hasRows({ detailList }: DeploymentResult): boolean {
    return detailList.length > 0;
}

/** So many failed pods are named: the first ones tell what is wrong, and hundreds would hide it. */
const mostNamed = 20;

/**
 * Why a deployment or an undeployment does not count as done, one line for each pod that failed; empty when it does.
 * Every gateway pod answers requests by itself, so one that failed serves the old definition, or none: the summary's
 * `success` is believed only when no row contradicts it.
 */
export function failuresOf({ success, message, detailList }: DeploymentResult): string[] {
    const failed = detailList.filter((row) => !row.success);
    if (failed.length === 0 && !success) {
        const words = message ? `: ${excerpt(message, longest.message)}` : "";
        return [`the Manager reported a failure without naming a pod${words}`];
    }
    const named = failed.slice(0, mostNamed).map(failureOf);
    return failed.length > mostNamed ? [...named, `and ${failed.length - mostNamed} more`] : named;
}

function failureOf({ podName, podIp, envName, detail }: DeploymentResult["detailList"][number]): string {
    const shown = (name: string | undefined, none: string) => (name === undefined ? none : excerpt(name, longest.name));
    const environment = `environment ${shown(envName, "(unnamed)")}`;
    const isPod = podName !== undefined || podIp !== undefined || envName === undefined;
    const what = isPod
        ? `pod ${shown(podName, "(unnamed)")} (${shown(podIp, "no ip")}) of ${environment}`
        : environment;
    return `${what}: ${detail ? excerpt(detail, longest.detail) : "failed, and gives no reason"}`;
}
