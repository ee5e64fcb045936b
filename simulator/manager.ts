import { type Answer, failure, success } from "./answer";
import { Deployments, type Environments } from "./deployments";
import type { Effect } from "./faults";
import { Groups, type StoredData, type StoredGroup } from "./model";
import type { Behaviour } from "./options";
import type { DeployBody, GroupBody } from "./requestBodies";
import { texts } from "./texts";

/** What the Manager does for each call, once the request is known to be well-formed and allowed. */
export class SimulatedManager {
    readonly groups: Groups;
    readonly #environments: Environments;
    readonly #deployments: Deployments;
    readonly #proxies: ReadonlySet<string>;

    constructor(
        private readonly behaviour: Behaviour,
        data?: StoredData,
    ) {
        this.groups = new Groups(behaviour.projects, data);
        this.#environments = new Map(
            Object.entries(behaviour.environments).map(([name, pods]) => [
                name,
                typeof pods === "number"
                    ? Array.from({ length: pods }, (_, index) => `${name}-pod-${index + 1}`)
                    : pods,
            ]),
        );
        this.#deployments = new Deployments(this.#environments, this.groups);
        this.#proxies = new Set(behaviour.proxies);
    }

    listGroups(project: string): Answer {
        const groups = this.groups.project(project);
        if (groups === undefined) {
            return failure(texts.projectMissingInList(project));
        }
        const resultList = [...groups.values()].map(({ id, definition }) =>
            this.behaviour.listsClientRoute
                ? {
                      name: definition.name,
                      description: definition.description ?? null,
                      clientRoute: definition.clientRoute,
                  }
                : { id, name: definition.name, description: definition.description ?? null },
        );
        return success({ resultList, resultCount: resultList.length });
    }

    createGroup(project: string, body: GroupBody, fault?: Effect): Answer {
        const groups = this.groups.project(project);
        if (groups === undefined) {
            return failure(texts.projectMissing(project));
        }
        if (groups.has(body.name)) {
            return failure(texts.groupExists(body.name));
        }
        return this.#written(body, fault, (definition) => this.groups.create(project, definition));
    }

    updateGroup(project: string, body: GroupBody, fault?: Effect): Answer {
        return this.withGroup(project, body.name, (group) =>
            this.#written(body, fault, (definition) => {
                const kept = this.behaviour.absentDescription === "keep" ? group.definition.description : undefined;
                const description = body.description === undefined ? kept : body.description;
                this.groups.change(group, () => {
                    group.definition = { ...definition, ...(description === undefined ? {} : { description }) };
                });
                return group;
            }),
        );
    }

    deleteGroup(project: string, name: string): Answer {
        return this.withGroup(project, name, (group) => {
            this.groups.delete(project, group);
            return success();
        });
    }

    changeMember(project: string, name: string, proxy: string, change: "add" | "remove"): Answer {
        return this.withGroup(project, name, (group) => {
            if (!this.#proxies.has(proxy)) {
                return failure(texts.proxyMissing(proxy));
            }
            if (group.members.includes(proxy) !== (change === "add")) {
                this.groups.change(group, ({ members }) => {
                    group.members =
                        change === "add" ? [...members, proxy] : members.filter((member) => member !== proxy);
                });
            }
            return success();
        });
    }

    listGroupEnvironments(project: string, name: string): Answer {
        return this.withGroup(project, name, (group) => {
            const recorded = this.behaviour.groupEnvironments === "recorded";
            const names = [...this.#environments.keys()].filter(
                (environment) => !recorded || group.environments[environment] !== undefined,
            );
            const resultList = names.map((environment) => ({
                ...describe(environment),
                deployed: group.environments[environment]?.deployed ?? false,
                redeployRequired: group.environments[environment]?.redeployRequired ?? false,
            }));
            return success({ resultList, resultCount: resultList.length });
        });
    }

    deploy(project: string, name: string, environment: string, note: DeployBody, fault?: Effect): Answer {
        return this.withGroup(project, name, (group) =>
            this.#environments.has(environment)
                ? success(this.#deployments.deploy(group, environment, note, fault))
                : failure(texts.environmentMissingInPath(environment)),
        );
    }

    undeploy(project: string, name: string, environment: string, note: DeployBody, fault?: Effect): Answer {
        return this.withGroup(project, name, (group) => {
            if (!this.#environments.has(environment)) {
                return failure(texts.environmentMissingInPath(environment));
            }
            if (group.environments[environment]?.deployed !== true && this.behaviour.undeployNothing === "error") {
                return failure(texts.notDeployed(name, environment));
            }
            return success(this.#deployments.undeploy(group, environment, note, fault));
        });
    }

    listHistory(project: string, name: string): Answer {
        return this.withGroup(project, name, ({ history }) =>
            success({ resultList: history, resultCount: history.length }),
        );
    }

    /** One record, read or deleted by its revision. */
    historyRecord(project: string, name: string, revision: string, action: "read" | "delete"): Answer {
        return this.withGroup(project, name, (group) => {
            const found = group.history.find((record) => String(record.revision) === revision);
            if (found === undefined) {
                return failure(texts.revisionMissing(revision, name));
            }
            if (action === "read") {
                return success({ resultList: [found], resultCount: 1 });
            }
            group.history = group.history.filter((record) => record !== found);
            return success({ resultMessage: texts.historyDeleted });
        });
    }

    listProjects(): Answer {
        const resultList = this.groups.projects().map((name, index) => ({
            id: String(index + 1),
            name,
            description: "",
            relativePath: "/",
            enableRelativePath: false,
            tags: [],
        }));
        return success({ resultList, resultCount: resultList.length });
    }

    listEnvironments(project?: string): Answer {
        if (project !== undefined && this.groups.project(project) === undefined) {
            return failure(texts.projectMissingInEnvironments(project));
        }
        const resultList = [...this.#environments.keys()].map((name, index) => ({
            id: String(index + 1),
            ...describe(name),
            description: "",
            status: "PUBLISHED",
            ...(project === undefined ? {} : { deployed: null, redeployRequired: null }),
        }));
        return success({ resultList, resultCount: resultList.length });
    }

    withGroup(project: string, name: string, act: (group: StoredGroup) => Answer): Answer {
        const groups = this.groups.project(project);
        if (groups === undefined) {
            return failure(texts.projectMissing(project));
        }
        const group = groups.get(name);
        return group === undefined ? failure(texts.groupMissing(name)) : act(group);
    }

    /** Writes, then deploys. Whether a write that names a missing environment is carried out is not documented. */
    #written(
        { environmentName, ...definition }: GroupBody,
        fault: Effect | undefined,
        write: (definition: StoredGroup["definition"]) => StoredGroup,
    ): Answer {
        const missing = typeof environmentName === "string" && !this.#environments.has(environmentName);
        if (missing && this.behaviour.unknownEnvironment === "refuse") {
            return failure(texts.environmentMissing(environmentName));
        }
        const group = write(definition);
        if (missing) {
            return failure(texts.environmentMissing(environmentName));
        }
        return typeof environmentName === "string"
            ? success(this.#deployments.deploy(group, environmentName, {}, fault))
            : success();
    }
}

function describe(name: string): { name: string; type: string; accessUrl: string } {
    return { name, type: /prod/i.test(name) ? "PRODUCTION" : "TEST", accessUrl: `https://${name}.gateway.example.com` };
}
