import type { Effect } from "./faults";
import type { Groups, StoredGroup } from "./model";
import type { DeployBody } from "./requestBodies";
import { texts } from "./texts";

/** The pods of each environment. */
export type Environments = ReadonlyMap<string, readonly string[]>;

/** The body of a deployment's or an undeployment's answer; empty where a fault hides the result. */
export type Reported = Readonly<Record<string, unknown>>;

/** Why a pod fails, when it does. */
type Failing = (pod: string, index: number) => string | undefined;

/**
 * Deploys and undeploys on the pods of an environment, and writes it down in the group's history.
 *
 * What a failed deployment looks like is not documented. Here it is HTTP 200 with an unsuccessful result and a row for
 * each pod. The environment counts as deployed when at least one pod took the group: that pod answers requests with it.
 */
export class Deployments {
    constructor(
        private readonly environments: Environments,
        private readonly groups: Groups,
    ) {}

    deploy(group: StoredGroup, environment: string, note: DeployBody, fault?: Effect): Reported {
        const conflict = this.groups.conflict(group, environment);
        const failing: Failing =
            conflict === undefined
                ? failingPods(fault)
                : () => texts.pathTaken(conflict.path, conflict.other, environment);
        return this.#carryOut(group, environment, note, { deploy: true, failing, fault });
    }

    undeploy(group: StoredGroup, environment: string, note: DeployBody, fault?: Effect): Reported {
        return this.#carryOut(group, environment, note, { deploy: false, failing: failingPods(fault), fault });
    }

    #carryOut(
        group: StoredGroup,
        environment: string,
        note: DeployBody,
        { deploy, failing, fault }: { deploy: boolean; failing: Failing; fault?: Effect | undefined },
    ): Reported {
        const rows = (this.environments.get(environment) ?? []).map((podName, index) => {
            const detail = failing(podName, index);
            const row = { envName: environment, podName, podIp: `10.0.0.${index + 1}`, success: detail === undefined };
            return { ...row, responseTime: 5 + index, ...(detail ? { detail } : {}) };
        });
        const done = rows.filter(({ success }) => success).length;
        const omitted = fault !== undefined && "deploymentResult" in fault;
        if (deploy && (done > 0 || rows.length === 0)) {
            this.groups.deploy(group, environment);
        } else if (!deploy && done === rows.length) {
            this.groups.undeploy(group, environment);
        }
        record(group, environment, deploy, note);
        const result = { success: done === rows.length, responseTime: 5 + rows.length, detailList: rows };
        return omitted ? {} : { deploymentResult: result };
    }
}

function failingPods(fault: Effect | undefined): Failing {
    if (fault === undefined || !("pods" in fault)) {
        return () => undefined;
    }
    const { failing, detail = "" } = fault.pods;
    return (pod, index) => {
        const fails = failing === "all" || (typeof failing === "number" ? index < failing : failing.includes(pod));
        return fails ? detail : undefined;
    };
}

function record(group: StoredGroup, environment: string, deploy: boolean, note: DeployBody): void {
    group.lastRevision += 1;
    group.history.push({
        revision: group.lastRevision,
        username: "simulator",
        date: `${new Date().toISOString().slice(0, 19)}Z`,
        description: note.description ?? (deploy ? "Deployed by APIOPS Api" : "Undeployed by APIOPS Api"),
        environment,
        deploy,
        persistent: note.persistent ?? false,
    });
}
