import type { ApinizerClient } from "../apinizer/client";
import type { Deadline } from "../apinizer/deadline";
import type { ListedEnvironment } from "../apinizer/messages/environments";
import type { ListedGroup } from "../apinizer/messages/groups";
import { Listing } from "./listing";

/** The groups of one project at one moment. */
export type GroupList = Listing<ListedGroup>;

/**
 * The lists of groups that one run takes, one for each project and purpose, shared by all resources that ask. The
 * Management API has no call that reads one group: asking for the list in each resource would make a refresh of n
 * groups read n² of them.
 */
export class GroupLists {
    readonly #seen = new Map<string, Promise<GroupList>>();
    readonly #environments = new Map<string, Promise<Listing<ListedEnvironment>>>();
    readonly #beforeWrites = new Map<string, Promise<GroupList>>();
    readonly #ownWrites = new Map<string, Map<string, "there" | "gone">>();

    constructor(private readonly client: ApinizerClient) {}

    /** For reads: taken once, also when it fails, so that a Manager that is down is asked once and not by every resource. */
    seen(projectName: string): Promise<GroupList> {
        return remembered(this.#seen, projectName, () => this.fresh(projectName));
    }

    /** For reads: the environments of a group, taken once for all resources that ask. */
    environmentsSeen(projectName: string, groupName: string): Promise<Listing<ListedEnvironment>> {
        const key = JSON.stringify([projectName, groupName]);
        return remembered(this.#environments, key, () => this.freshEnvironments(projectName, groupName));
    }

    /** The environments of a group now. */
    async freshEnvironments(projectName: string, groupName: string): Promise<Listing<ListedEnvironment>> {
        const subject = { projectName, groupName };
        const answer = await this.client.call("listGroupEnvironments", subject);
        return new Listing("listGroupEnvironments", subject, answer);
    }

    /**
     * What exists before a create: taken before the first create in the project (a list that a refresh took in the
     * same run may be old by then), and following what the run itself writes.
     */
    async existsBeforeCreate(projectName: string, name: string): Promise<boolean> {
        const list = await remembered(this.#beforeWrites, projectName, () => this.fresh(projectName));
        const own = this.#ownWrites.get(projectName)?.get(name);
        return own === undefined ? list.find(name, "assumed") !== undefined : own === "there";
    }

    /** What exists now. The clock stands still while the call waits for its turn. */
    async fresh(projectName: string, clock?: Deadline): Promise<GroupList> {
        const answer = await this.client.call("listGroups", { projectName }, undefined, clock);
        return new Listing("listGroups", { projectName }, answer);
    }

    /** The run itself wrote or deleted a group. */
    wrote(projectName: string, name: string, end: "there" | "gone"): void {
        remembered(this.#ownWrites, projectName, () => new Map()).set(name, end);
    }
}

/** What a memory holds under a key, made if it is not there yet; a promise is shared by all who ask while it is pending. */
export function remembered<Value>(memory: Map<string, Value>, key: string, make: () => Value): Value {
    const known = memory.get(key);
    if (known !== undefined) {
        return known;
    }
    const made = make();
    memory.set(key, made);
    return made;
}
