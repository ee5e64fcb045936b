import { type Answer, failure, notFound, plain } from "./answer";
import type { DeploymentFault } from "./deployments";
import type { Endpoint, PathValues } from "./endpoints";
import type { SimulatedManager } from "./manager";
import { type DeployBody, deployBody, groupBody, type SentBody, withBody } from "./requestBodies";
import { ownTexts } from "./texts";
import type { Tokens } from "./tokens";

/** What an endpoint does. */
export interface Handler<Values> {
    /** Needs no token. */
    readonly open?: true;
    readonly act: (values: Values, sent: SentBody, fault: DeploymentFault) => Answer;
}

/** What each endpoint does. */
export type Handlers = { readonly [Name in Endpoint]: Handler<PathValues<Name>> };

export function handlersOf(manager: SimulatedManager, tokens: Tokens): Handlers {
    return {
        listGroups: bodiless(({ project }) => manager.listGroups(project)),
        createGroup: {
            act: ({ project }, sent, fault) =>
                withBody(sent, groupBody, (body) => manager.createGroup(project, body, fault)),
        },
        updateGroup: {
            act: ({ project }, sent, fault) =>
                withBody(sent, groupBody, (body) => manager.updateGroup(project, body, fault)),
        },
        deleteGroup: bodiless(({ project, group }) => manager.deleteGroup(project, group)),
        addMember: bodiless(({ project, group, proxy }) => manager.changeMember(project, group, proxy, "add")),
        removeMember: bodiless(({ project, group, proxy }) => manager.changeMember(project, group, proxy, "delete")),
        listGroupMembers: manager.behaviour.listsMembers
            ? bodiless(({ project, group }) => manager.listGroupMembers(project, group))
            : { open: true, act: () => notFound },
        listGroupEnvironments: bodiless(({ project, group }) => manager.listGroupEnvironments(project, group)),
        deployGroup: {
            act: ({ project, group, environment }, sent, fault) =>
                withNote(sent, (note) => manager.deploy(project, group, environment, note, fault)),
        },
        undeployGroup: {
            act: ({ project, group, environment }, sent, fault) =>
                withNote(sent, (note) => manager.undeploy(project, group, environment, note, fault)),
        },
        listDeployHistory: bodiless(({ project, group }) => manager.listHistory(project, group)),
        getDeployHistory: bodiless(({ project, group, revision }) =>
            manager.historyRecord(project, group, revision, "read"),
        ),
        deleteDeployHistory: bodiless(({ project, group, revision }) =>
            manager.historyRecord(project, group, revision, "delete"),
        ),
        listProjects: bodiless(() => manager.listProjects()),
        listEnvironments: bodiless(() => manager.listEnvironments()),
        listProjectEnvironments: bodiless(({ project }) => manager.listEnvironments(project)),
        token: { open: true, act: (_, { contentType, body }) => tokens.exchange(contentType, body) },
        healthcheck: { open: true, act: () => plain("OK") },
        hello: { open: true, act: ({ name }) => plain(`Hello ${name}`) },
    };
}

/**
 * An endpoint that takes no body. One that comes all the same is refused: the documents are silent, and whoever sends
 * it means something by it that the Manager would not do.
 */
function bodiless<Values>(act: (values: Values) => Answer): Handler<Values> {
    return { act: (values, { body }) => (body === "" ? act(values) : failure(ownTexts.noBody)) };
}

/** Acts on the body of a deploy or an undeploy, which may be left out. */
function withNote(sent: SentBody, act: (note: DeployBody) => Answer): Answer {
    return sent.body === "" ? act({}) : withBody(sent, deployBody, act);
}
