import { z } from "zod";
import { groupBody } from "./requestBodies";

/** One line of a group's deploy history. */
const deployRecord = z.object({
    revision: z.number(),
    username: z.string(),
    date: z.string(),
    description: z.string(),
    environment: z.string(),
    deploy: z.boolean(),
    persistent: z.boolean(),
});
export type DeployRecord = z.output<typeof deployRecord>;

const deployedState = z.object({
    deployed: z.boolean(),
    redeployRequired: z.boolean(),
    /** The paths that the gateway serves, as they were when it was deployed. */
    paths: z.array(z.string()),
});

const storedGroup = z.object({
    id: z.string(),
    definition: groupBody.omit({ environmentName: true }),
    members: z.array(z.string()),
    environments: z.record(z.string(), deployedState),
    history: z.array(deployRecord),
    lastRevision: z.number(),
});
export type StoredGroup = z.output<typeof storedGroup>;

/** What is kept, in memory and in the data file: the groups of each project, in the order of their creation. */
export const storedData = z.object({ projects: z.record(z.string(), z.record(z.string(), storedGroup)) });
export type StoredData = z.output<typeof storedData>;

/** The groups of one Manager. Every look-up is by name, because a benchmark holds a thousand of them. */
export class Groups {
    readonly #projects = new Map<string, Map<string, StoredGroup>>();
    /** Which group serves a path in an environment: paths are unique per environment, over all projects. */
    readonly #paths = new Map<string, StoredGroup>();
    #lastId = 0;

    constructor(projects: readonly string[], data?: StoredData) {
        for (const project of projects) {
            this.#projects.set(project, new Map());
        }
        for (const [project, groups] of Object.entries(data?.projects ?? {})) {
            this.#projects.set(project, new Map(Object.entries(groups)));
            for (const group of Object.values(groups)) {
                this.#lastId = Math.max(this.#lastId, Number.parseInt(group.id, 16));
                for (const [environment, { deployed, paths }] of Object.entries(group.environments)) {
                    this.#hold(environment, deployed ? paths : [], group);
                }
            }
        }
    }

    project(name: string): ReadonlyMap<string, StoredGroup> | undefined {
        return this.#projects.get(name);
    }

    projects(): readonly string[] {
        return [...this.#projects.keys()];
    }

    create(project: string, definition: StoredGroup["definition"]): StoredGroup {
        this.#lastId += 1;
        const group: StoredGroup = {
            id: this.#lastId.toString(16).padStart(24, "0"),
            definition,
            members: [],
            environments: {},
            history: [],
            lastRevision: 0,
        };
        this.#projects.get(project)?.set(definition.name, group);
        return group;
    }

    /** What is deployed runs the old definition until it is deployed again. */
    change(group: StoredGroup, change: (group: StoredGroup) => void): void {
        change(group);
        for (const state of Object.values(group.environments)) {
            state.redeployRequired = state.deployed;
        }
    }

    delete(project: string, group: StoredGroup): void {
        for (const [environment, { paths }] of Object.entries(group.environments)) {
            this.#release(environment, paths, group);
        }
        this.#projects.get(project)?.delete(group.definition.name);
    }

    /** The first path of a group that another one serves in the environment. */
    conflict(group: StoredGroup, environment: string): { path: string; other: string } | undefined {
        for (const path of group.definition.clientRoute.relativePathList) {
            const other = this.#paths.get(key(environment, path));
            if (other !== undefined && other !== group) {
                return { path, other: other.definition.name };
            }
        }
        return undefined;
    }

    deploy(group: StoredGroup, environment: string): void {
        this.#release(environment, group.environments[environment]?.paths ?? [], group);
        const paths = [...group.definition.clientRoute.relativePathList];
        group.environments[environment] = { deployed: true, redeployRequired: false, paths };
        this.#hold(environment, paths, group);
    }

    undeploy(group: StoredGroup, environment: string): void {
        this.#release(environment, group.environments[environment]?.paths ?? [], group);
        group.environments[environment] = { deployed: false, redeployRequired: false, paths: [] };
    }

    data(): StoredData {
        const projects = [...this.#projects].map(([project, groups]) => [project, Object.fromEntries(groups)]);
        return { projects: Object.fromEntries(projects) };
    }

    #hold(environment: string, paths: readonly string[], group: StoredGroup): void {
        for (const path of paths) {
            this.#paths.set(key(environment, path), group);
        }
    }

    #release(environment: string, paths: readonly string[], group: StoredGroup): void {
        for (const path of paths) {
            if (this.#paths.get(key(environment, path)) === group) {
                this.#paths.delete(key(environment, path));
            }
        }
    }
}

function key(environment: string, path: string): string {
    return JSON.stringify([environment, path]);
}
