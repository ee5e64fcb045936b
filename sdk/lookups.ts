import * as pulumi from "@pulumi/pulumi";
import type { InputFields } from "./inputs";
import { listed, lookedUp } from "./lookup";
import type {
    ListedDeployRecord,
    ListedEnvironment,
    ListedGroup,
    ListedProject,
    ListedProjectEnvironment,
} from "./types/lookups";

/** Which Manager a look-up asks. */
export interface LookupArgs {
    /** Entry of `apinizer:connections` that names the Manager. Default: the Manager of the stack's own settings. */
    connection?: string | undefined;
}

/** Which project a look-up is about. */
export interface ProjectLookupArgs extends LookupArgs {
    /** Name of the project. */
    projectName: string;
}

/** Which group a look-up is about. */
export interface GroupLookupArgs extends ProjectLookupArgs {
    /** Name of the group. */
    groupName: string;
}

/** Options of a look-up with outputs: what must exist before it is made. */
export type LookupOutputOptions = pulumi.InvokeOutputOptions;

/**
 * The projects that the caller may see.
 *
 * @param args Which Manager to ask.
 * @returns `projects`, in the Manager's order.
 * @throws when the Manager cannot be asked, or answers with a list that lacks rows.
 *
 * @example
 * ```ts
 * const { projects } = await getProjects({});
 * ```
 */
export async function getProjects(
    args: LookupArgs = {},
    _opts?: pulumi.InvokeOptions,
): Promise<{ projects: ListedProject[] }> {
    return { projects: await listed(args.connection, "listProjects", {}) };
}

/**
 * {@link getProjects} with outputs of resources as its arguments.
 *
 * @example
 * ```ts
 * const names = getProjectsOutput({}, { dependsOn: group }).projects.apply((list) => list.map(({ name }) => name));
 * ```
 */
export function getProjectsOutput(
    args: InputFields<LookupArgs> = {},
    opts?: LookupOutputOptions,
): pulumi.Output<{ projects: ListedProject[] }> {
    return lookedUp(getProjects, pulumi.output(args), opts);
}

/**
 * The environments of a project with `projectName`, all of them without.
 *
 * @param args Which Manager to ask, and about which project.
 * @returns `environments`, in the Manager's order, `accessUrl` among their properties.
 * @throws when the Manager cannot be asked, or answers with a list that lacks rows; for all environments, some
 * releases of the Manager want an administrator's token.
 *
 * @example
 * ```ts
 * const { environments } = await getEnvironments({ projectName: "Retail" });
 * ```
 */
export async function getEnvironments(
    args: LookupArgs & { projectName?: string | undefined } = {},
    _opts?: pulumi.InvokeOptions,
): Promise<{ environments: ListedProjectEnvironment[] }> {
    const { connection, projectName } = args;
    const environments =
        projectName === undefined
            ? await listed(connection, "listEnvironments", {})
            : await listed(connection, "listProjectEnvironments", { projectName });
    return { environments };
}

/**
 * {@link getEnvironments} with outputs of resources as its arguments.
 *
 * @example
 * ```ts
 * const { environments } = getEnvironmentsOutput({ projectName: group.projectName });
 * export const addresses = environments.apply((list) => list.map(({ accessUrl }) => accessUrl));
 * ```
 */
export function getEnvironmentsOutput(
    args: InputFields<LookupArgs & { projectName?: string | undefined }> = {},
    opts?: LookupOutputOptions,
): pulumi.Output<{ environments: ListedProjectEnvironment[] }> {
    return lookedUp(getEnvironments, pulumi.output(args), opts);
}

/**
 * The API Proxy Groups of a project.
 *
 * @param args Which Manager to ask, and about which project.
 * @returns `groups`, in the Manager's order. `clientRoute` is there only where the Manager lists it.
 * @throws when the Manager cannot be asked, or answers with a list that lacks rows.
 *
 * @example
 * ```ts
 * const { groups } = await getApiProxyGroups({ projectName: "Retail" });
 * ```
 */
export async function getApiProxyGroups(
    args: ProjectLookupArgs,
    _opts?: pulumi.InvokeOptions,
): Promise<{ groups: ListedGroup[] }> {
    return { groups: await listed(args.connection, "listGroups", { projectName: args.projectName }) };
}

/**
 * {@link getApiProxyGroups} with outputs of resources as its arguments.
 *
 * @example
 * ```ts
 * // With the group of this program among them.
 * const { groups } = getApiProxyGroupsOutput({ projectName: "Retail" }, { dependsOn: group });
 * export const count = groups.length;
 * ```
 */
export function getApiProxyGroupsOutput(
    args: InputFields<ProjectLookupArgs>,
    opts?: LookupOutputOptions,
): pulumi.Output<{ groups: ListedGroup[] }> {
    return lookedUp(getApiProxyGroups, pulumi.output(args), opts);
}

/**
 * The environments of a group: where it is deployed, and where an older definition runs.
 *
 * @param args Which Manager to ask, and about which group.
 * @returns `environments`, with `deployed`, `redeployRequired` and `accessUrl`.
 * @throws when the Manager cannot be asked, or answers with a list that lacks rows.
 *
 * @example
 * ```ts
 * const { environments } = await getApiProxyGroupEnvironments({ projectName: "Retail", groupName: "Payments" });
 * const live = environments.filter(({ deployed }) => deployed);
 * ```
 */
export async function getApiProxyGroupEnvironments(
    args: GroupLookupArgs,
    _opts?: pulumi.InvokeOptions,
): Promise<{ environments: ListedEnvironment[] }> {
    const { connection, projectName, groupName } = args;
    return { environments: await listed(connection, "listGroupEnvironments", { projectName, groupName }) };
}

/**
 * {@link getApiProxyGroupEnvironments} with outputs of resources as its arguments.
 *
 * @example
 * ```ts
 * const where = { projectName: group.projectName, groupName: group.name };
 * const { environments } = getApiProxyGroupEnvironmentsOutput(where);
 * export const live = environments.apply((list) => list.filter(({ deployed }) => deployed));
 * ```
 */
export function getApiProxyGroupEnvironmentsOutput(
    args: InputFields<GroupLookupArgs>,
    opts?: LookupOutputOptions,
): pulumi.Output<{ environments: ListedEnvironment[] }> {
    return lookedUp(getApiProxyGroupEnvironments, pulumi.output(args), opts);
}

/**
 * The deploy history of a group: a record for every deployment and undeployment.
 *
 * @param args Which Manager to ask, and about which group.
 * @returns `records`, in the Manager's order; `deploy` is false for an undeployment, `date` is UTC.
 * @throws when the Manager cannot be asked, or answers with a list that lacks rows.
 *
 * @example
 * ```ts
 * const { records } = await getDeployHistory({ projectName: "Retail", groupName: "Payments" });
 * ```
 */
export async function getDeployHistory(
    args: GroupLookupArgs,
    _opts?: pulumi.InvokeOptions,
): Promise<{ records: ListedDeployRecord[] }> {
    const { connection, projectName, groupName } = args;
    return { records: await listed(connection, "listDeployHistory", { projectName, groupName }) };
}

/**
 * {@link getDeployHistory} with outputs of resources as its arguments.
 *
 * @example
 * ```ts
 * const where = { projectName: group.projectName, groupName: group.name };
 * const { records } = getDeployHistoryOutput(where);
 * export const deployments = records.apply((list) => list.filter(({ deploy }) => deploy).length);
 * ```
 */
export function getDeployHistoryOutput(
    args: InputFields<GroupLookupArgs>,
    opts?: LookupOutputOptions,
): pulumi.Output<{ records: ListedDeployRecord[] }> {
    return lookedUp(getDeployHistory, pulumi.output(args), opts);
}
