import type { ListedGroup, ListedRoute } from "../../apinizer/messages/groups";
import { holderOf } from "../connection";
import { groupLabel } from "../identity";
import type { ReadBack, Values } from "../resource";
import type { Manager, Run } from "../run";
import { stateOf } from "../state";
import { asWritten, listedRouteOf } from "./listed";
import { differences } from "./meaning";
import { groupId, groupOutputs, type Recorded } from "./outputs";
import { type GroupState, groupState } from "./schema";

/**
 * See {@link Resource.read}. Gone is only what a whole, successful list lacks. What the API does not show stays as it
 * was written; what it shows differently comes back as an input, in the old spelling where only the spelling differs.
 */
export async function read(run: Run, _id: string, olds: Values): Promise<ReadBack> {
    const old = stateOf(groupState, olds);
    const manager = holderOf(run, old, `The ${groupLabel(old)}`);
    if (old.unfinished === "creation") {
        // What the state says was sent is the only proof of who created the group: what is listed must not replace it.
        run.say(
            "info",
            `It is still not known whether the ${groupLabel(old)} was written. The next \`pulumi up\` looks for it.`,
        );
        return { is: "there", id: groupId(old), outputs: olds };
    }
    const listed = (await manager.groups.seen(old.projectName)).find(old.name);
    if (listed === undefined) {
        manager.refuseAbsence(old.manager, `The ${groupLabel(old)}`);
        return { is: "gone" };
    }
    const environment = await environmentOf(run, manager, old);
    const observed = {
        projectName: old.projectName,
        name: old.name,
        ...spoken(old),
        ...driftOf(old, await shownBy(run, manager, old, listed)),
        ...(environment.deployed ? {} : { environmentName: undefined }),
    };
    const outputs = groupOutputs(observed, {
        manager: old.manager,
        deploymentResult: old.deploymentResult ?? undefined,
        redeployRequired: environment.redeployRequired,
        unfinished: old.unfinished,
    });
    const drifted = differences(olds, outputs).length > 0;
    return { is: "there", id: groupId(old), outputs, ...(drifted ? { inputs: inputsIn(outputs) } : {}) };
}

/** The inputs among the outputs of the state. */
function spoken({ description, clientRoute, environmentName, connection }: GroupState) {
    return { description, clientRoute, environmentName, connection };
}

const computed = new Set(["manager", "deploymentResult", "redeployRequired", "unfinished"]);

function inputsIn(outputs: Values): Values {
    return Object.fromEntries(Object.entries(outputs).filter(([key]) => !computed.has(key)));
}

/** What the list shows, in a program's words. Paths of which it is not known what they mean stay as they were written. */
async function shownBy(run: Run, manager: Manager, old: GroupState, found: ListedGroup): Promise<ListedGroup> {
    const { listed, doubt } = await asWritten(manager, old, found);
    if (doubt === undefined) {
        return listed;
    }
    run.say(
        "warning",
        `The ${groupLabel(old)} is listed with other paths than the program wrote. It is not known whether the project put its own path in front of them, because the list of projects could not be used (${doubt}). The paths stay in the state as they are.`,
    );
    const relativePathList = old.clientRoute.relativePathList ?? undefined;
    return { ...listed, clientRoute: { ...listed.clientRoute, relativePathList } };
}

/** What the list shows differently in meaning. */
function driftOf(old: GroupState, listed: ListedGroup): Partial<Recorded> {
    const listedRoute = listedRouteOf(listed);
    const unreadable = listed.unreadableFields?.includes("description") === true;
    const description = unreadable ? old.description : listed.description;
    const shown = { ...old, description, clientRoute: listedRoute ?? old.clientRoute };
    const paths = differences(old, shown);
    const route = paths.some((path) => path.startsWith("clientRoute."));
    return {
        ...(paths.includes("description") ? { description: listed.description ?? "" } : {}),
        ...(route && listedRoute !== undefined ? { clientRoute: routeOf(old.clientRoute, listedRoute, paths) } : {}),
    };
}

/** The route as it was written, with only those of its properties replaced that mean something else now. */
function routeOf(
    old: GroupState["clientRoute"],
    listed: ListedRoute,
    paths: readonly string[],
): GroupState["clientRoute"] {
    const { relativePathList, methodList, hostList, headerList, bufferRequest, bufferResponse } = listed;
    const headers = headerList?.map(({ name, value }) => ({ name, value }));
    const shown = { relativePathList, methodList, hostList, headerList: headers, bufferRequest, bufferResponse };
    const drifted = Object.entries(shown).filter(([key]) => paths.includes(`clientRoute.${key}`));
    return { ...old, ...Object.fromEntries(drifted) };
}

interface EnvironmentSeen {
    /** Whether the group is still deployed where it was; true also where it never was to be. */
    readonly deployed: boolean;
    readonly redeployRequired?: boolean | undefined;
}

async function environmentOf(run: Run, manager: Manager, old: GroupState): Promise<EnvironmentSeen> {
    if (typeof old.environmentName !== "string") {
        return { deployed: true };
    }
    const environments = await manager.groups.environmentsSeen(old.projectName, old.name);
    const seen = environments.find(old.environmentName);
    // A list that does not say whether the group is deployed leaves what the state says.
    if (seen === undefined || seen.deployed === false) {
        manager.refuseAbsence(
            old.manager,
            `The deployment to ${JSON.stringify(old.environmentName)} of the ${groupLabel(old)}`,
        );
        return { deployed: false };
    }
    if (seen.redeployRequired === true) {
        run.say(
            "info",
            `The ${groupLabel(old)} has changes that are not deployed to ${JSON.stringify(old.environmentName)} (redeployRequired). Its next update deploys them.`,
        );
    }
    return { deployed: true, redeployRequired: seen.redeployRequired ?? old.redeployRequired ?? undefined };
}
