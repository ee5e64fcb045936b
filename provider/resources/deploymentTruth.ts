import type { DeploymentResult } from "../apinizer/messages/deployments";

/**
 * Why a deployment or an undeployment does not count as done, one line for each pod that failed; empty when it does.
 * Every gateway pod answers requests by itself, so one that failed serves the old definition, or none: the summary's
 * `success` is believed only when no row contradicts it.
 */
export function failuresOf(result: DeploymentResult): string[] {
    const failed = result.detailList
        .filter((row) => !row.success)
        .map(
            (row) =>
                `pod ${row.podName ?? "(unnamed)"} (${row.podIp ?? "no ip"}) of environment ${row.envName ?? "(unnamed)"}: ${row.detail ?? "failed, and gives no reason"}`,
        );
    return failed.length === 0 && !result.success ? ["the Manager says that it failed, and names no pod"] : failed;
}
