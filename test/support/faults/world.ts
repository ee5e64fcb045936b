import type { ScriptedFault, Simulator } from "../../../simulator";
import { simulate, stackOn } from "../manager";
import type { Stack } from "../stack";
import { faultOf } from "./effects";
import { type FaultTable, projectsOf } from "./table";

const patience = {
    "apinizer:maxRetries": "2",
    "apinizer:requestTimeoutSeconds": "1",
    "apinizer:deployTimeoutSeconds": "1",
    "apinizer:maxConcurrency": "64",
};

/** What the rows of some tables run in. */
export interface World {
    readonly stack: Stack;
    /** The Manager that each row's project is at, by the project. */
    readonly managers: ReadonlyMap<string, Simulator>;
}

/** Where the documentation leaves a choice, the one that is harder on a client. */
const harsh = { groupEnvironments: "recorded", forgetsUndeployed: true, undeployNothing: "error" } as const;

/** One Manager for all rows; one for each where a fault is about a call that names no project. */
export async function worldOf(tables: readonly FaultTable[]): Promise<World> {
    const environments = { production: 2 };
    const shared = await simulate({ projects: tables.flatMap(projectsOf), environments, ...harsh });
    const managers = new Map<string, Simulator>();
    const connections: Record<string, object> = {};
    for (const table of tables) {
        for (const project of projectsOf(table)) {
            if (table.ownManagers) {
                const clients = { ci: "secret-of-ci" };
                const manager = await simulate({ projects: [project], environments, clients });
                managers.set(project, manager);
                connections[project] = {
                    url: manager.url,
                    clientId: "ci",
                    clientSecret: clients.ci,
                    maxRetries: 2,
                    requestTimeoutSeconds: 1,
                };
            } else {
                managers.set(project, shared);
            }
        }
    }
    const secrets = { "apinizer:connections": JSON.stringify(connections) };
    return { stack: await stackOn(shared, { config: patience, secrets }), managers };
}

/** Replaces the faults, and forgets the requests so far. */
export function script({ managers }: World, tables: readonly FaultTable[]): void {
    const faults = new Map<Simulator, ScriptedFault[]>([...managers.values()].map((manager) => [manager, []]));
    for (const table of tables) {
        for (const [index, project] of projectsOf(table).entries()) {
            const manager = managers.get(project);
            const only = table.ownManagers ? {} : { project };
            const rows = table.rows[index]?.faults.map((fault) => ({ ...faultOf(fault), ...only })) ?? [];
            if (manager !== undefined) {
                faults.get(manager)?.push(...rows);
            }
        }
    }
    for (const [manager, those] of faults) {
        manager.setFaults(those);
        manager.clearRequests();
    }
}
