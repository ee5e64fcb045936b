import type { Simulator } from "../../../simulator";
import type { ExportedResource } from "../state";
import { type EffectName, inWords, type Moment, type NamedFault, wordOf } from "./effects";

/** How a row ends: while the fault is there, and in the next run, when it is gone. */
export interface End {
    /** What the Manager has. */
    readonly manager: string;
    /** What the state says. */
    readonly state: string;
    /** The calls of the next run, without those that only read. */
    readonly next: string;
}

/** A fault that one resource meets, and how that ends. */
export interface FaultRow {
    readonly faults: readonly NamedFault[];
    /** Whether the group names an environment. Default: no. */
    readonly live?: boolean;
    readonly end: End;
}

/** What a program says about the resource of every row. */
export type Stage = "nothing" | "first" | "second";

/** Rows about one operation. Each row has a group of its own in a project of its own, so that no row meets another's fault. */
export interface FaultTable {
    /** Name of the operation, and of the table's place in docs/reliability.md. */
    readonly operation: string;
    /** Whether a row is about an ApiProxyGroupDeployment of the group, and not about the group itself. */
    readonly ofDeployments?: boolean;
    /** Whether each row has a Manager of its own, reached by a connection with client credentials. */
    readonly ownManagers?: boolean;
    readonly rows: readonly FaultRow[];
    /** What the program says before the fault, and with it. */
    readonly stages: readonly [Stage, Stage];
}

/** Faults of one operation, each once for each effect. */
export function faultsOf(operation: string, names: readonly EffectName[], moment: Moment, times: number): NamedFault[] {
    return names.map((effect) => ({ operation, effect, moment, times }));
}

/** Rows with one fault each, which all end in the same way. */
export function rows(faults: readonly NamedFault[], end: End, live?: boolean): FaultRow[] {
    return faults.map((fault) => ({ faults: [fault], end, ...(live === undefined ? {} : { live }) }));
}

export function describeRow({ faults, live }: FaultRow): string {
    return `${live === true ? "with an environment, " : ""}${faults.map(inWords).join("; ")}`;
}

/** The project of a row, and so the name of its group. */
export function projectOf({ operation }: FaultTable, index: number): string {
    return `${operation}-${index + 1}`;
}

export function projectsOf(table: FaultTable): string[] {
    return table.rows.map((_, index) => projectOf(table, index));
}

/** JavaScript text of the resources of a table at a stage. */
export function programOf(table: FaultTable, stage: Stage): string {
    const lines = table.rows.flatMap(({ live }, index) => {
        const projectName = projectOf(table, index);
        const group = (path: string) => {
            const environment = live === true ? { environmentName: "production" } : {};
            const connection = table.ownManagers ? { connection: projectName } : {};
            const clientRoute = { relativePathList: [`/${path}/${projectName}`] };
            return line("ApiProxyGroup", projectName, {
                projectName,
                // What proves that a group whose create was in doubt is this stack's own.
                description: `${path} definition`,
                clientRoute,
                ...environment,
                ...connection,
            });
        };
        if (!table.ofDeployments) {
            return stage === "nothing" ? [] : [group(stage)];
        }
        const names = { projectName, groupName: projectName, environmentName: "production" };
        const deployment = line("ApiProxyGroupDeployment", `${projectName}-live`, { ...names, triggers: [stage] });
        return stage === "nothing" ? [group("first")] : [group("first"), deployment];
    });
    return lines.join("\n");
}

function line(type: string, name: string, args: object): string {
    const options = type === "ApiProxyGroup" ? "" : `, { dependsOn: ${variable(String(Object(args).groupName))} }`;
    return `const ${variable(name)} = new ${type}(${JSON.stringify(name)}, ${JSON.stringify(args)}${options});`;
}

const variable = (name: string) => name.replaceAll("-", "_");

/** What a row's Manager and state have, and the writing calls among the requests. */
export function endOf(
    table: FaultTable,
    index: number,
    manager: Simulator,
    resources: readonly ExportedResource[],
): End {
    const project = projectOf(table, index);
    const id = table.ofDeployments ? `${project}/${project}/production` : `${project}/${project}`;
    const resource = resources.find((each) => each.id === id);
    return {
        manager: table.ofDeployments ? deploymentAt(manager, project) : groupAt(manager, project),
        state: resource === undefined ? "nothing" : recorded(resource, table.ofDeployments === true),
        next: manager
            .requests()
            .filter((request) => request.method !== "GET" && (request.project ?? project) === project)
            .map(({ operation }) => wordOf(operation))
            .join(" "),
    };
}

function groupAt(manager: Simulator, project: string): string {
    const group = manager.state().projects[project]?.[project];
    if (group === undefined) {
        return "nothing";
    }
    const live = group.environments.production?.deployed === true;
    return `${versionOf(group.definition.clientRoute.relativePathList)}${live ? ", live" : ""}`;
}

function deploymentAt(manager: Simulator, project: string): string {
    const group = manager.state().projects[project]?.[project];
    return group?.environments.production?.deployed === true ? "live" : "not live";
}

function recorded({ outputs }: ExportedResource, ofDeployments: boolean): string {
    const version = ofDeployments ? "live" : versionOf(Object(outputs?.clientRoute).relativePathList);
    return outputs?.unfinished === undefined ? version : `${version}, unfinished: ${outputs.unfinished}`;
}

/** Which of the two definitions, by the first step of its path. */
function versionOf(paths: unknown): string {
    return String(Array.isArray(paths) ? paths[0] : paths).split("/")[1] ?? "";
}
