import { ApinizerError } from "../../apinizer/errors";
import { type Checkable, checked } from "../check";
import { targetOf } from "../connection";
import { defined } from "../defined";
import { idOf, labelOf } from "../identity";
import { owedChanges } from "../owed";
import { nameChanges, removed } from "../partOfGroup";
import type { Change, Deleted, Difference, Resource, Values, Written } from "../resource";
import type { Manager, Run } from "../run";
import { stateOf } from "../state";
import { read } from "./read";
import { type MemberInputs, memberIdentity, memberInputs, memberNames, memberState } from "./schema";

const checkable: Checkable = { kind: "member", schema: memberInputs, names: memberNames };

/** An API proxy as a member of a group. Adding and removing are idempotent calls, so both may be repeated. */
export const member: Resource = {
    check: (run, news, olds, declared) => checked(run, checkable, news, olds, declared),
    diff,
    create,
    update,
    read,
    delete: remove,
    reports: [],
};

/** The new membership comes first, so that the routes of a proxy that moves are never without a group. */
async function diff(run: Run, _id: string, olds: Values, news: Values): Promise<Difference> {
    const old = stateOf(memberState, olds);
    const target = targetOf(run, old, news.connection, `The ${labelOf(memberIdentity(old))}`);
    const changes: Change[] = [...nameChanges(memberNames, olds, news, target), ...owedChanges(target, old)];
    return { changes, deleteFirst: memberNames.every((name) => olds[name] === news[name]) && !target.moves, notes: [] };
}

async function create(run: Run, news: Values): Promise<Written> {
    const inputs = memberInputs.parse(news);
    const manager = run.manager(inputs.connection ?? undefined);
    const identity = { ...memberIdentity(inputs), manager: manager.origin };
    return run.claims.creates(identity, () => add(manager, inputs));
}

/** Only a change that the Manager does not know of, or a write that never became clear, comes here. */
async function update(run: Run, id: string, olds: Values, news: Values): Promise<Written> {
    const old = stateOf(memberState, olds);
    const inputs = memberInputs.parse(news);
    const manager = run.manager(inputs.connection ?? undefined);
    manager.mustHold(old.manager, `The ${labelOf(memberIdentity(old))}`);
    return old.unfinished === undefined
        ? { is: "done", id, outputs: defined({ ...inputs, manager: manager.origin, listed: old.listed ?? undefined }) }
        : add(manager, inputs);
}

async function add(manager: Manager, inputs: MemberInputs): Promise<Written> {
    const { projectName, groupName, apiProxyName } = inputs;
    const id = idOf(projectName, groupName, apiProxyName);
    const outputs = defined({ ...inputs, manager: manager.origin });
    try {
        await manager.client.call("addMember", { projectName, groupName, apiProxyName });
        return { is: "done", id, outputs };
    } catch (error) {
        if (error instanceof ApinizerError && error.unclear) {
            const title = `It is not known whether the ${labelOf(memberIdentity(inputs))} was added. The next \`pulumi up\` adds it again.`;
            return {
                is: "partial",
                id,
                outputs: { ...outputs, unfinished: "creation" },
                reasons: [title, error.message],
            };
        }
        throw error;
    }
}

async function remove(run: Run, _id: string, olds: Values): Promise<Deleted> {
    const old = stateOf(memberState, olds);
    const { projectName, groupName, apiProxyName } = old;
    return removed(run, memberIdentity(old), old, (manager) =>
        manager.client.call("removeMember", { projectName, groupName, apiProxyName }),
    );
}
