import { type Answer, failure, listed, success } from "./answer";
import type { DeploymentFault, Deployments, Environments } from "./deployments";
import type { Group, Groups } from "./groups";
import { environmentItems, groupEnvironmentItem, groupItem, memberItems, projectItems } from "./listItems";
import type { Behaviour } from "./options";
import { RelativePaths } from "./relativePaths";
import type { DeployBody, GroupBody, GroupDefinition } from "./requestBodies";
import { ownTexts, texts } from "./texts";

/** What the Manager does with groups, once a request is known to be well-formed and allowed. */
export class SimulatedManager {
    readonly #proxies: ReadonlySet<string>;
    readonly #relativePaths: RelativePaths;

    constructor(
        readonly behaviour: Behaviour,
        private readonly environments: Environments,
        private readonly groups: Groups,
        private readonly deployments: Deployments,
    ) {
        this.#proxies = new Set(behaviour.proxies);
        this.#relativePaths = new RelativePaths(behaviour.relativePaths);
    }

    listGroups(project: string): Answer {
        const groups = this.groups.project(project);
        if (groups === undefined) {
            return failure(texts.projectMissingInList(project));
        }
        return listed([...groups.values()].map((group) => groupItem(group, this.behaviour)));
    }

    createGroup(project: string, body: GroupBody, fault: DeploymentFault): Answer {
        const groups = this.groups.project(project);
        if (groups === undefined) {
            return failure(texts.projectMissing(project));
        }
        if (groups.has(body.name)) {
            return failure(texts.groupExists(body.name));
        }
        return this.#write(project, body, fault, (definition) => this.groups.create(project, definition));
    }

    updateGroup(project: string, body: GroupBody, fault: DeploymentFault): Answer {
        return this.#withGroup(project, body.name, (group) =>
            this.#write(project, body, fault, (definition) => {
                const { description } = this.behaviour.absentDescription === "keep" ? group.definition : {};
                this.groups.change(group, () => {
                    group.definition = { ...(description === undefined ? {} : { description }), ...definition };
                });
                return group;
            }),
        );
    }

    deleteGroup(project: string, name: string): Answer {
        return this.#withGroup(project, name, (group) => {
            this.groups.delete(project, group);
            return success();
        });
    }

    changeMember(project: string, name: string, proxy: string, change: "add" | "delete"): Answer {
        return this.#withGroup(project, name, (group) => {
            if (!this.#proxies.has(proxy)) {
                return failure(texts.proxyMissing(proxy));
            }
            if (group.members.has(proxy) !== (change === "add")) {
                this.groups.change(group, () => group.members[change](proxy));
            }
            return success();
        });
    }

    listGroupMembers(project: string, name: string): Answer {
        return this.#withGroup(project, name, (group) => listed(memberItems(group)));
    }

    deploy(project: string, name: string, environment: string, note: DeployBody, fault: DeploymentFault): Answer {
        return this.#inEnvironment(project, name, environment, (group) =>
            this.#deploy(project, group, environment, note, fault),
        );
    }

    undeploy(project: string, name: string, environment: string, note: DeployBody, fault: DeploymentFault): Answer {
        return this.#inEnvironment(project, name, environment, (group) => {
            if (!group.environments.get(environment)?.deployed && this.behaviour.undeployNothing === "error") {
                return failure(ownTexts.notDeployed(name, environment));
            }
            return success(this.deployments.undeploy(group, environment, note, fault));
        });
    }

    listHistory(project: string, name: string): Answer {
        return this.#withGroup(project, name, ({ history }) => listed([...history.values()]));
    }

    /** One record, read or deleted by its revision. */
    historyRecord(project: string, name: string, revision: string, action: "read" | "delete"): Answer {
        return this.#withGroup(project, name, (group) => {
            // Only the number's own spelling: `1.0` and `01` are no revisions.
            const found = group.history.get(Number(revision));
            if (found === undefined || String(found.revision) !== revision) {
                return failure(texts.revisionMissing(revision, name));
            }
            if (action === "read") {
                return listed([found]);
            }
            this.groups.forgetRecord(group, found.revision);
            return success({ resultMessage: texts.historyDeleted });
        });
    }

    /** No count here: the documentation shows none for this list. */
    listGroupEnvironments(project: string, name: string): Answer {
        return this.#withGroup(project, name, (group) => {
            const isListed = (environment: string) =>
                this.behaviour.groupEnvironments === "all" || group.environments.has(environment);
            const names = [...this.environments.keys()].filter(isListed);
            return success({ resultList: names.map((environment) => groupEnvironmentItem(environment, group)) });
        });
    }

    listProjects(): Answer {
        return listed(projectItems(this.groups.projects().keys(), this.#relativePaths));
    }

    /** The environments of the installation, or those of a project, which are the same here. */
    listEnvironments(project?: string): Answer {
        if (project !== undefined && this.groups.project(project) === undefined) {
            return failure(texts.projectMissingInEnvironments(project));
        }
        return listed(environmentItems(this.environments.keys(), project === undefined ? "installation" : "project"));
    }

    #withGroup(project: string, name: string, act: (group: Group) => Answer): Answer {
        const groups = this.groups.project(project);
        if (groups === undefined) {
            return failure(texts.projectMissing(project));
        }
        const group = groups.get(name);
        return group === undefined ? failure(texts.groupMissing(name)) : act(group);
    }

    #inEnvironment(project: string, name: string, environment: string, act: (group: Group) => Answer): Answer {
        return this.#withGroup(project, name, (group) =>
            this.environments.has(environment) ? act(group) : failure(texts.environmentMissingInPath(environment)),
        );
    }

    /** Writes, then deploys. Whether a write that names a missing environment is carried out is not documented. */
    #write(
        project: string,
        { environmentName, ...definition }: GroupBody,
        fault: DeploymentFault,
        write: (definition: GroupDefinition) => Group,
    ): Answer {
        const stored = this.#relativePaths.inFrontOf(project, definition);
        if (environmentName === undefined) {
            write(stored);
            return success();
        }
        const isMissing = !this.environments.has(environmentName);
        if (isMissing && this.behaviour.unknownEnvironment === "refuse") {
            return failure(texts.environmentMissing(environmentName));
        }
        const group = write(stored);
        return isMissing
            ? failure(texts.environmentMissing(environmentName))
            : this.#deploy(project, group, environmentName, {}, fault);
    }

    #deploy(project: string, group: Group, environment: string, note: DeployBody, fault: DeploymentFault): Answer {
        const isRepeated = group.environments.get(environment)?.deployed === true && !fault.skipped;
        if (isRepeated && this.behaviour.repeatsRelativePath) {
            this.groups.change(group, () => {
                group.definition = this.#relativePaths.inFrontOf(project, group.definition);
            });
        }
        return success(this.deployments.deploy(group, environment, note, fault));
    }
}
