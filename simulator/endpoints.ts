import { type Answer, failure, notFound, plain } from "./answer";
import type { Tokens } from "./authentication";
import type { Mishap } from "./deployments";
import type { SimulatedManager } from "./manager";
import type { OperationName } from "./operations";
import { deployBody, groupBody, type SentBody, withBody } from "./requestBodies";
import { ownTexts } from "./texts";

/** The values that a path may hold, decoded; empty where it has none. */
export interface PathValues {
    readonly project: string;
    readonly group: string;
    readonly proxy: string;
    readonly environment: string;
    readonly revision: string;
    readonly name: string;
}

/** What one method on one path does. */
export interface Endpoint {
    readonly operation: OperationName;
    /** Needs no token. */
    readonly open?: true;
    act(values: PathValues, sent: SentBody, mishap: Mishap): Answer;
}

/**
 * An endpoint that takes no body. One that comes all the same is refused: the documents are silent, and whoever sends
 * it means something by it that the Manager would not do.
 */
function bodiless(operation: OperationName, act: (values: PathValues) => Answer): Endpoint {
    return { operation, act: (values, { body }) => (body === "" ? act(values) : failure(ownTexts.noBody)) };
}

/** Every endpoint: method and path below `/apiops`, to what it does. */
export function endpointsOf(manager: SimulatedManager, tokens: Tokens): Readonly<Record<string, Endpoint>> {
    const groups = "/projects/{project}/apiProxyGroups/";
    const group = `${groups}{group}/`;
    const member = `${group}apiProxies/{proxy}/`;
    const environment = `${group}environments/{environment}/`;
    const record = `${group}deploy-histories/{revision}/`;
    const deployment = (operation: OperationName, act: "deploy" | "undeploy"): Endpoint => ({
        operation,
        act: ({ project, group, environment }, sent, mishap) =>
            sent.body === ""
                ? manager[act](project, group, environment, {}, mishap)
                : withBody(sent, deployBody, (note) => manager[act](project, group, environment, note, mishap)),
    });
    return {
        [`GET ${groups}`]: bodiless("listGroups", ({ project }) => manager.listGroups(project)),
        [`POST ${groups}`]: {
            operation: "createGroup",
            act: ({ project }, sent, mishap) =>
                withBody(sent, groupBody, (body) => manager.createGroup(project, body, mishap)),
        },
        [`PUT ${groups}`]: {
            operation: "updateGroup",
            act: ({ project }, sent, mishap) =>
                withBody(sent, groupBody, (body) => manager.updateGroup(project, body, mishap)),
        },
        [`DELETE ${group}`]: bodiless("deleteGroup", ({ project, group }) => manager.deleteGroup(project, group)),
        [`POST ${member}`]: bodiless("addMember", ({ project, group, proxy }) =>
            manager.changeMember(project, group, proxy, "add"),
        ),
        [`DELETE ${member}`]: bodiless("removeMember", ({ project, group, proxy }) =>
            manager.changeMember(project, group, proxy, "delete"),
        ),
        // The only one of them without a slash at its end.
        [`GET ${group}proxies/forpromotion`]: manager.behaviour.listsMembers
            ? bodiless("listGroupMembers", ({ project, group }) => manager.listGroupMembers(project, group))
            : { operation: "listGroupMembers", open: true, act: () => notFound },
        [`GET ${group}environments/`]: bodiless("listGroupEnvironments", ({ project, group }) =>
            manager.listGroupEnvironments(project, group),
        ),
        [`POST ${environment}`]: deployment("deployGroup", "deploy"),
        [`DELETE ${environment}`]: deployment("undeployGroup", "undeploy"),
        [`GET ${group}deploy-histories/`]: bodiless("listDeployHistory", ({ project, group }) =>
            manager.listHistory(project, group),
        ),
        [`GET ${record}`]: bodiless("getDeployHistory", ({ project, group, revision }) =>
            manager.historyRecord(project, group, revision, "read"),
        ),
        [`DELETE ${record}`]: bodiless("deleteDeployHistory", ({ project, group, revision }) =>
            manager.historyRecord(project, group, revision, "delete"),
        ),
        "GET /projects/": bodiless("listProjects", () => manager.listProjects()),
        "GET /environments/": bodiless("listEnvironments", () => manager.listEnvironments()),
        "GET /projects/{project}/environments/": bodiless("listProjectEnvironments", ({ project }) =>
            manager.listEnvironments(project),
        ),
        "POST /auth/token": {
            operation: "token",
            open: true,
            act: (_, { contentType, body }) => tokens.exchange(contentType, body),
        },
        "GET /test/healthcheck": { operation: "healthcheck", open: true, act: () => plain("OK") },
        "GET /test/hello/{name}": { operation: "hello", open: true, act: ({ name }) => plain(`Hello ${name}`) },
    };
}
