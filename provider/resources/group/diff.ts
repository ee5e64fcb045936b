import { type Target, targetOf } from "../connection";
import { groupLabel } from "../identity";
import { owedChanges } from "../owed";
import { holdsUnknown, valueAt } from "../problems";
import { type Change, type Difference, unknownValue, type Values } from "../resource";
import type { Run } from "../run";
import { stateOf } from "../state";
import { differences } from "./meaning";
import { type GroupState, groupState } from "./schema";

/** See {@link Resource.diff}. */
export async function diff(run: Run, _id: string, olds: Values, news: Values): Promise<Difference> {
    const old = stateOf(groupState, olds);
    const target = targetOf(run, old, news.connection, `The ${groupLabel(old)}`);
    const changes: Change[] = [
        ...named("projectName", old.projectName, news.projectName),
        ...named("name", old.name, news.name),
        ...differences(olds, news).map((path) => ({ path, replaces: path === "connection" && target.moves })),
        ...owedChanges(target, old),
    ];
    const replaces = changes.some((change) => change.replaces);
    return {
        changes,
        deleteFirst: deletesFirst(old, news, target),
        notes: [
            ...(replaces ? [replacementNote(old)] : []),
            ...(!replaces && identityUnknown(news) ? [possibleReplacementNote(old)] : []),
            ...(replaces ? [] : leftRunning(old, news)),
        ],
    };
}

/** A name that is not known yet is a change; the engine asks again before it acts, so it is not yet a replacement. */
function named(path: string, old: string, now: unknown): Change[] {
    return old === now ? [] : [{ path, replaces: now !== unknownValue }];
}

function identityUnknown(news: Values): boolean {
    return [news.projectName, news.name, news.connection].some(holdsUnknown);
}

/**
 * A replacement deletes first when the identity stays (a replacement that was begun and then taken back, where
 * creating first would delete what it just created), and when the gateway would refuse the new group because the old
 * one holds one of its relative paths in the environment that the new one is deployed to. Which environments the old
 * one is deployed to is not asked here, so any shared path counts, and a path that is not known yet counts as shared.
 */
function deletesFirst(old: GroupState, news: Values, target: Target): boolean {
    if (
        news.projectName === old.projectName &&
        news.name === old.name &&
        target.manager !== undefined &&
        !target.moves
    ) {
        return true;
    }
    const deploys = news.environmentName !== undefined && news.environmentName !== null;
    return deploys && !target.moves && sharesPath(old, news);
}

function sharesPath(old: GroupState, news: Values): boolean {
    const paths = valueAt(news, ["clientRoute", "relativePathList"]);
    if (holdsUnknown(paths) || !Array.isArray(paths)) {
        return true;
    }
    return paths.some((path) => old.clientRoute.relativePathList?.includes(path) === true);
}

function replacementNote(old: GroupState): string {
    return `Replacing the ${groupLabel(old)} deletes it: its members, policies, client keys and access list are lost, because the Management API cannot carry them over.`;
}

function possibleReplacementNote(old: GroupState): string {
    return `The ${groupLabel(old)} may be replaced: its new identity is not known yet.`;
}

/** `environmentName` says where to deploy after a write; nothing in that call undeploys. */
function leftRunning(old: GroupState, news: Values): string[] {
    const before = old.environmentName ?? "";
    const now = news.environmentName ?? "";
    return before === "" || now === unknownValue || now === before
        ? []
        : [
              `The ${groupLabel(old)} stays deployed to ${JSON.stringify(before)}: changing environmentName does not undeploy. An ApiProxyGroupDeployment for each environment would.`,
          ];
}
