import type { z } from "zod";
import { acknowledgement } from "./messages/answers";
import { deploymentAnswer, historyList } from "./messages/deployments";
import { environmentList, groupEnvironmentList } from "./messages/environments";
import { type ApiProxyGroupDefinition, groupList } from "./messages/groups";
import type { List } from "./messages/lists";
import { memberList } from "./messages/members";
import { projectList } from "./messages/projects";

/** The values that a path can hold, by the names that the API's pages give them. */
export interface Subject {
    readonly projectName?: string;
    readonly groupName?: string;
    readonly apiProxyName?: string;
    readonly environmentName?: string;
}

/** What a deploy or an undeploy call may say about itself in the deploy history. */
export interface DeploymentNote {
    readonly description?: string;
    readonly persistent?: boolean;
}

/** One call of the Management API, as the rest of the client needs to know it. */
export interface Operation<Answer = unknown> {
    readonly method: "GET" | "POST" | "PUT" | "DELETE";
    /** Below `<manager>/apiops`; every `{value}` becomes one encoded segment. */
    readonly path: string;
    readonly answer: z.ZodType<Answer>;
    /** What is being done, to complete the sentence "Could not …". */
    readonly doing: string;
    /** The permission that the API's pages ask for. */
    readonly permission: string;
    /** Whether a second, equal request does no harm, so that a fault is answered by a repeat. */
    readonly repeatable: boolean;
    /** Whether gateway pods are waited for, which takes longer than a look into a database. */
    readonly deploys: boolean;
}

function operation<Answer>(
    line: string,
    answer: z.ZodType<Answer>,
    doing: string,
    permission: string,
    traits: { repeatable?: boolean; deploys?: boolean } = {},
): Operation<Answer> {
    const [method, path] = line.split(" ");
    if ((method !== "GET" && method !== "POST" && method !== "PUT" && method !== "DELETE") || path === undefined) {
        throw new TypeError(`not an operation: ${line}`);
    }
    return { method, path, answer, doing, permission, repeatable: true, deploys: false, ...traits };
}

const groups = "/projects/{projectName}/apiProxyGroups/";
const group = `${groups}{groupName}/`;
const view = "API_MANAGEMENT + VIEW";
const manage = "API_MANAGEMENT + MANAGE";
/** What deploying and undeploying need, as a call of their own and as a part of a write. */
export const deployPermission = "API_MANAGEMENT + DEPLOY_UNDEPLOY";

/**
 * The calls that this package makes: the one table that knows their methods, paths, answers and manners.
 * Every path ends in a slash, as the API's conventions ask, except that of the members, which is in openapi.yaml without
 * one. POST of a group is the only call that must not be repeated blindly: a second one is refused as "already created",
 * which would hide that the first one succeeded.
 */
const rows = {
    listGroups: operation(`GET ${groups}`, groupList, "list the API proxy groups", view),
    createGroup: operation(`POST ${groups}`, deploymentAnswer, "create the API proxy group", manage, {
        repeatable: false,
    }),
    updateGroup: operation(`PUT ${groups}`, deploymentAnswer, "update the API proxy group", manage),
    deleteGroup: operation(`DELETE ${group}`, acknowledgement, "delete the API proxy group", manage),
    addMember: operation(`POST ${group}apiProxies/{apiProxyName}/`, acknowledgement, "add the API proxy", manage),
    removeMember: operation(
        `DELETE ${group}apiProxies/{apiProxyName}/`,
        acknowledgement,
        "remove the API proxy",
        manage,
    ),
    listGroupMembers: operation(
        `GET ${group}proxies/forpromotion`,
        memberList,
        "list the members of the API proxy group",
        view,
    ),
    listGroupEnvironments: operation(
        `GET ${group}environments/`,
        groupEnvironmentList,
        "list the environments of the API proxy group",
        view,
    ),
    deployGroup: operation(
        `POST ${group}environments/{environmentName}/`,
        deploymentAnswer,
        "deploy the API proxy group",
        deployPermission,
        { deploys: true },
    ),
    undeployGroup: operation(
        `DELETE ${group}environments/{environmentName}/`,
        deploymentAnswer,
        "undeploy the API proxy group",
        deployPermission,
        { deploys: true },
    ),
    listDeployHistory: operation(
        `GET ${group}deploy-histories/`,
        historyList,
        "list the deploy history of the API proxy group",
        view,
    ),
    listProjects: operation("GET /projects/", projectList, "list the projects", "a valid token"),
    listEnvironments: operation("GET /environments/", environmentList, "list the environments", "the admin role"),
    listProjectEnvironments: operation(
        "GET /projects/{projectName}/environments/",
        groupEnvironmentList,
        "list the environments of the project",
        view,
    ),
} as const;

export type OperationName = keyof typeof rows;

/** What a call of this name answers. */
export type AnswerOf<Name extends OperationName> = z.output<(typeof rows)[Name]["answer"]>;

/** The calls that list something. */
export type ListName = {
    [Name in OperationName]: AnswerOf<Name> extends List<unknown> ? Name : never;
}[OperationName];

/** The table, typed so that a name known only to the caller still selects the answer's type. */
export const operations: { readonly [Name in OperationName]: Operation<AnswerOf<Name>> } = rows;

/** What a call may carry as its body. */
export type RequestBody = ApiProxyGroupDefinition | DeploymentNote;

/**
 * The path of an operation for a subject, each value encoded as one segment.
 *
 * A missing value, an empty one, `.` and `..` are refused: they would turn the path into that of another object.
 */
export function pathOf(operation: Operation, subject: Subject): string {
    return operation.path.replace(/\{(\w+)\}/g, (_, key: keyof Subject) => {
        const value = subject[key];
        if (value === undefined || value === "" || value === "." || value === "..") {
            throw new TypeError(`${key} cannot be ${JSON.stringify(value)} in ${operation.path}`);
        }
        return encodeURIComponent(value);
    });
}
