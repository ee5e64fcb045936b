import { excerpt, longest } from "../apinizer/excerpt";
import type { DeploymentResult } from "../apinizer/messages/deployments";

/**
 * Why a deployment or an undeployment does not count as done, one line for each pod that failed; empty when it does.
 * Every gateway pod answers requests by itself, so one that failed serves the old definition, or none: the summary's
 * `success` is believed only when no row contradicts it.
 */
export function failuresOf(result: DeploymentResult): string[] {
    const failed = result.detailList
        .filter((row) => !row.success)
        .map(({ podName = "(unnamed)", podIp = "no ip", envName = "(unnamed)", detail }) => {
            const [pod, ip, environment] = [podName, podIp, envName].map((name) => excerpt(name, longest.name));
            const why = detail === undefined ? "failed, and gives no reason" : excerpt(detail, longest.detail);
            return `pod ${pod} (${ip}) of environment ${environment}: ${why}`;
        });
    return failed.length === 0 && !result.success ? ["the Manager says that it failed, and names no pod"] : failed;
}
