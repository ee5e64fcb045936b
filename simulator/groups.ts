import type { Deployment, DeployRecord, StoredData } from "./dataFile";
import type { GroupDefinition } from "./requestBodies";
import type { StoredGroup } from "./types/state";

/** A group, all of it. */
export interface Group {
    readonly id: string;
    definition: GroupDefinition;
    /** API proxies in the order in which they came. */
    readonly members: Set<string>;
    readonly environments: Map<string, Deployment>;
    readonly history: Map<number, DeployRecord>;
    lastRevision: number;
}

/** The groups of one Manager. Every look-up is by name, because a benchmark holds a thousand of them. */
export class Groups {
    /** How many changes there were; who keeps the groups elsewhere compares. */
    changes = 0;
    readonly #projects = new Map<string, Map<string, Group>>();
    /** Which group serves a path in an environment: paths are unique per environment, over all projects. */
    readonly #paths = new Map<string, Group>();
    #lastId: number;

    constructor(projects: readonly string[], data?: StoredData) {
        for (const project of projects) {
            this.#projects.set(project, new Map());
        }
        for (const { name, groups } of data?.projects ?? []) {
            this.#projects.set(name, new Map(groups.map((group) => [group.definition.name, this.#restore(group)])));
        }
        this.#lastId = data?.lastId ?? 0;
    }

    project(name: string): ReadonlyMap<string, Group> | undefined {
        return this.#projects.get(name);
    }

    projects(): ReadonlyMap<string, ReadonlyMap<string, Group>> {
        return this.#projects;
    }

    create(project: string, definition: GroupDefinition): Group {
        this.changes += 1;
        this.#lastId += 1;
        const group: Group = {
            id: this.#lastId.toString(16).padStart(24, "0"),
            definition,
            members: new Set(),
            environments: new Map(),
            history: new Map(),
            lastRevision: 0,
        };
        this.#projects.get(project)?.set(definition.name, group);
        return group;
    }

    /** What is deployed runs the old definition until it is deployed again. */
    change(group: Group, change: () => void): void {
        this.changes += 1;
        change();
        for (const state of group.environments.values()) {
            state.redeployRequired = state.deployed;
        }
    }

    /** What it does to running deployments is not documented; here they end, so that their paths are free again. */
    delete(project: string, group: Group): void {
        this.changes += 1;
        for (const environment of group.environments.keys()) {
            this.#release(environment, group);
        }
        this.#projects.get(project)?.delete(group.definition.name);
    }

    /**
     * The first path of a group that another one serves in the environment. Paths are compared as they are written: the
     * real gateway's notion of the same path may be wider, and it knows those of single API proxies too.
     */
    conflict(group: Group, environment: string): { path: string; other: string } | undefined {
        for (const path of group.definition.clientRoute.relativePathList) {
            const other = this.#paths.get(key(environment, path));
            if (other !== undefined && other !== group) {
                return { path, other: other.definition.name };
            }
        }
        return undefined;
    }

    deploy(group: Group, environment: string): void {
        this.changes += 1;
        this.#release(environment, group);
        const paths = [...group.definition.clientRoute.relativePathList];
        group.environments.set(environment, { deployed: true, redeployRequired: false, paths });
        this.#hold(environment, paths, group);
    }

    undeploy(group: Group, environment: string, isForgotten: boolean): void {
        this.changes += 1;
        this.#release(environment, group);
        if (isForgotten) {
            group.environments.delete(environment);
        } else {
            group.environments.set(environment, { deployed: false, redeployRequired: false, paths: [] });
        }
    }

    /** Adds a line to the history. A revision is never used twice, not even after its line was deleted. */
    record(group: Group, line: Omit<DeployRecord, "revision">): void {
        this.changes += 1;
        group.lastRevision += 1;
        group.history.set(group.lastRevision, { revision: group.lastRevision, ...line });
    }

    forgetRecord(group: Group, revision: number): void {
        this.changes += 1;
        group.history.delete(revision);
    }

    /** Everything, to be kept elsewhere. */
    data(): StoredData {
        const projects = [...this.#projects].map(([name, groups]) => ({
            name,
            groups: [...groups.values()].map(stored),
        }));
        return { version: 1, lastId: this.#lastId, projects };
    }

    #restore({ environments, members, history, ...group }: StoredGroup): Group {
        const restored: Group = {
            ...group,
            members: new Set(members),
            environments: new Map(environments.map(({ name, ...state }) => [name, state])),
            history: new Map(history.map((line) => [line.revision, line])),
        };
        for (const { name, paths } of environments) {
            this.#hold(name, paths, restored);
        }
        return restored;
    }

    #hold(environment: string, paths: readonly string[], group: Group): void {
        for (const path of paths) {
            this.#paths.set(key(environment, path), group);
        }
    }

    #release(environment: string, group: Group): void {
        for (const path of group.environments.get(environment)?.paths ?? []) {
            this.#paths.delete(key(environment, path));
        }
    }
}

function stored({ members, environments, history, ...group }: Group): StoredGroup {
    return {
        ...group,
        members: [...members],
        environments: [...environments].map(([name, state]) => ({ name, ...state })),
        history: [...history.values()],
    };
}

function key(environment: string, path: string): string {
    return JSON.stringify([environment, path]);
}
