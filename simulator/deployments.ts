import type { Group, Groups } from "./groups";
import type { DeployBody } from "./requestBodies";
import { ownTexts, texts } from "./texts";

/** The pods of each environment. */
export type Environments = ReadonlyMap<string, readonly string[]>;

/** What a fault does to a deployment or an undeployment. */
export interface DeploymentFault {
    /** These pods fail. */
    readonly pods?: { readonly failing: "all" | number | readonly string[]; readonly detail?: string | undefined };
    /** It does not happen, and nobody speaks of it. */
    readonly skipped?: true;
}

/** What a deployment or an undeployment adds to the answer. */
export type Reported = Readonly<Record<string, unknown>>;

/** Why a pod fails, `{}` where it does not say; undefined where it works. */
type Failing = (pod: string, index: number) => { readonly detail?: string } | undefined;

/**
 * Deploys and undeploys on the pods of an environment, and writes it down in the group's history.
 *
 * What a failed deployment looks like is not documented. Here it is HTTP 200 with an unsuccessful result and a row for
 * each pod. The environment counts as deployed as long as one pod has the group, because that pod answers requests with
 * it: a deployment that fails on some pods has deployed, an undeployment that fails on some has not undeployed. One
 * that fails on all pods leaves everything as it was.
 */
export class Deployments {
    constructor(
        private readonly environments: Environments,
        private readonly groups: Groups,
        private readonly forgetsUndeployed: boolean,
    ) {}

    deploy(group: Group, environment: string, note: DeployBody, fault: DeploymentFault): Reported {
        if (fault.skipped) {
            return {};
        }
        const conflict = this.groups.conflict(group, environment);
        const taken = conflict && ownTexts.pathTaken(conflict.path, conflict.other, environment);
        const rows = this.#rows(environment, taken === undefined ? failingPods(fault) : () => ({ detail: taken }));
        const isTaken = rows.some(({ success }) => success) || (rows.length === 0 && taken === undefined);
        if (isTaken) {
            this.groups.deploy(group, environment);
        }
        this.#record(group, environment, true, note);
        return result(rows, taken === undefined);
    }

    undeploy(group: Group, environment: string, note: DeployBody, fault: DeploymentFault): Reported {
        if (fault.skipped) {
            return {};
        }
        const rows = this.#rows(environment, failingPods(fault));
        if (rows.every(({ success }) => success)) {
            this.groups.undeploy(group, environment, this.forgetsUndeployed);
        }
        this.#record(group, environment, false, note);
        return result(rows, true);
    }

    #rows(environment: string, failing: Failing) {
        return (this.environments.get(environment) ?? []).map((podName, index) => {
            const failure = failing(podName, index);
            return {
                envName: environment,
                podName,
                podIp: `10.0.0.${index + 1}`,
                success: failure === undefined,
                responseTime: 5 + index,
                ...failure,
            };
        });
    }

    #record(group: Group, environment: string, deploy: boolean, note: DeployBody): void {
        this.groups.record(group, {
            username: "simulator",
            date: `${new Date().toISOString().slice(0, 19)}Z`,
            description: note.description ?? (deploy ? texts.deployed : texts.undeployed),
            environment,
            deploy,
            persistent: note.persistent ?? false,
        });
    }
}

function failingPods({ pods }: DeploymentFault): Failing {
    if (pods === undefined) {
        return () => undefined;
    }
    const { failing, detail } = pods;
    return (pod, index) => {
        const fails = failing === "all" || (typeof failing === "number" ? index < failing : failing.includes(pod));
        return fails ? { ...(detail === undefined ? {} : { detail }) } : undefined;
    };
}

function result(rows: readonly { success: boolean }[], isAllowed: boolean): Reported {
    const success = isAllowed && rows.every((row) => row.success);
    return { deploymentResult: { success, responseTime: 5 + rows.length, detailList: rows } };
}
