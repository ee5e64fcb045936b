import { isDeepStrictEqual } from "node:util";
import { nextStepAfter } from "../../apinizer/pathConflict";
import { MultilineError } from "../../multilineError";
import { type Checkable, checked } from "../check";
import { holderOf, targetOf } from "../connection";
import { deploy } from "../deploying";
import { groupLabel, type Identity, idOf, labelOf } from "../identity";
import { owedChanges } from "../owed";
import { nameChanges, removed, settledAsGone } from "../partOfGroup";
import type { Change, Checked, Declared, Deleted, Difference, ReadBack, Resource, Values, Written } from "../resource";
import type { Manager, Run } from "../run";
import { stateOf } from "../state";
import { undeploy } from "../undeploying";
import { deploymentOutputs, noteOf } from "./outputs";
import { type DeploymentInputs, deploymentInputs, deploymentState } from "./schema";

const names = ["projectName", "groupName", "environmentName"] as const;
const checkable: Checkable = { kind: "deployment", schema: deploymentInputs, names };

/** A group in one environment: deployed when it is created and when a trigger changes, undeployed when it is deleted. */
export const deployment: Resource = {
    check,
    diff,
    create,
    update,
    read,
    delete: remove,
    reports: ["deploymentResult"],
};

async function check(run: Run, news: Values, olds?: Values, declared?: Declared): Promise<Checked> {
    const checks = await checked(run, checkable, news, olds, declared);
    const triggers = Array.isArray(news.triggers) ? news.triggers : [];
    for (const [index, trigger] of triggers.entries()) {
        if (isDeepStrictEqual(trigger, {})) {
            run.say(
                "warning",
                `triggers[${index}] is an empty object. pulumi.output leaves one of a Date, a Map or a Set: a change of these deploys nothing. Give text or a list instead, such as date.toISOString() or [...map].`,
            );
        }
    }
    return checks;
}

/**
 * The names replace, and the old deployment goes first: the gateway refuses a relative path twice in an environment,
 * and a name that is not known yet may be that of a group which holds the same paths.
 */
async function diff(run: Run, _id: string, olds: Values, news: Values): Promise<Difference> {
    const old = stateOf(deploymentState, olds);
    const target = targetOf(run, old, news.connection, `The ${labelOf(identityOf(old))}`);
    const changes: Change[] = [
        ...nameChanges(names, olds, news, target),
        ...(isDeepStrictEqual(old.triggers ?? [], news.triggers ?? []) ? [] : [{ path: "triggers", replaces: false }]),
        ...owedChanges(target, old),
    ];
    return { changes, deleteFirst: true, notes: [] };
}

async function create(run: Run, news: Values): Promise<Written> {
    const inputs = deploymentInputs.parse(news);
    const manager = run.manager(inputs.connection ?? undefined);
    const identity = { ...identityOf(inputs), manager: manager.origin };
    return run.claims.creates(identity, () => deployed(manager, inputs));
}

async function update(run: Run, id: string, olds: Values, news: Values): Promise<Written> {
    const old = stateOf(deploymentState, olds);
    const inputs = deploymentInputs.parse(news);
    const manager = run.manager(inputs.connection ?? undefined);
    manager.mustHold(old.manager, `The ${labelOf(identityOf(old))}`);
    const triggered = !isDeepStrictEqual(old.triggers ?? [], inputs.triggers ?? []);
    if (!triggered && old.unfinished === undefined) {
        // Another name for the same connection, or a Manager that moved: to be written down, not deployed.
        const { deploymentResult } = old;
        return { is: "done", id, outputs: deploymentOutputs(inputs, { manager: manager.origin, deploymentResult }) };
    }
    return deployed(manager, inputs);
}

async function deployed(manager: Manager, inputs: DeploymentInputs): Promise<Written> {
    const { projectName, groupName, environmentName } = inputs;
    const id = idOf(projectName, groupName, environmentName);
    const end = await deploy(manager, { projectName, groupName, environmentName }, noteOf(inputs));
    const found = { manager: manager.origin, deploymentResult: end.deploymentResult };
    if (end.failures.length === 0) {
        return { is: "done", id, outputs: deploymentOutputs(inputs, found) };
    }
    const title = `The ${labelOf(identityOf(inputs))} did not complete. ${nextStepAfter(end.failures)}`;
    const outputs = deploymentOutputs(inputs, { ...found, unfinished: "deployment" });
    return { is: "partial", id, outputs, reasons: [title, ...end.failures] };
}

/**
 * Not deployed is gone, so that the next `up` deploys again. An older definition that is deployed is only spoken of:
 * somebody may be in the middle of other work.
 */
async function read(run: Run, id: string, olds: Values): Promise<ReadBack> {
    const old = stateOf(deploymentState, olds);
    const manager = holderOf(run, old, `The ${labelOf(identityOf(old))}`);
    try {
        const environments = await manager.groups.environmentsSeen(old.projectName, old.groupName);
        const seen = environments.find(old.environmentName);
        // A list that does not say whether the group is deployed leaves what the state says.
        if (seen === undefined || seen.deployed === false) {
            manager.refuseAbsence(old.manager, `The ${labelOf(identityOf(old))}`);
            return { is: "gone" };
        }
        if (seen.redeployRequired === true) {
            run.say(
                "info",
                `The ${labelOf(identityOf(old))} runs an older definition (redeployRequired). A change of its triggers deploys it again.`,
            );
        }
        return { is: "there", id, outputs: olds };
    } catch (error) {
        if (await settledAsGone(manager, old, error, "seen")) {
            return { is: "gone" };
        }
        throw error;
    }
}

async function remove(run: Run, _id: string, olds: Values): Promise<Deleted> {
    const old = stateOf(deploymentState, olds);
    const { projectName, groupName, environmentName } = old;
    return removed(run, identityOf(old), old, async (manager) => {
        const failures = await undeploy(run, manager, { projectName, groupName, environmentName });
        if (failures.length > 0) {
            const label = groupLabel({ projectName, name: groupName });
            const title = `Could not undeploy the ${label} from environment ${JSON.stringify(environmentName)}:`;
            throw new MultilineError([title, ...failures]);
        }
    });
}

function identityOf(values: Pick<DeploymentInputs, (typeof names)[number]>): Omit<Identity, "manager"> {
    return { kind: "deployment", names: names.map((name) => values[name]) };
}
