import type { ApinizerClient } from "../apinizer/client";
import { ApinizerError } from "../apinizer/errors";
import { remembered } from "./groupLists";

/** What the Manager's list of a group's members says. */
export type MembersSeen =
    | {
          readonly is: "listed";
          /** Names of API proxies that are members. */
          readonly names: ReadonlySet<string>;
          /** Why the list may lack a member, in a sentence without a subject; absent if it is whole. */
          readonly notWhole?: string | undefined;
      }
    | {
          readonly is: "silent";
          /** What came instead of a list. */
          readonly why: string;
      };

/**
 * The lists of members that one run takes: one for each group, shared by all its members that are read.
 *
 * Older Managers have no such list, and no document says who may see it, so a list that cannot be had says nothing and is
 * no error. What stands in the way of one list stands in the way of all: the first one of a project is awaited, and if it
 * cannot be had, the project's other groups are not asked. A hundred groups would meet the same refusal a hundred times,
 * and a server error with all its repeats.
 */
export class MemberLists {
    readonly #lists = new Map<string, Promise<MembersSeen>>();
    readonly #firstLists = new Map<string, Promise<MembersSeen>>();

    constructor(private readonly client: ApinizerClient) {}

    /** For reads: the members of a group, asked for once. */
    seen(projectName: string, groupName: string): Promise<MembersSeen> {
        return remembered(this.#lists, JSON.stringify([projectName, groupName]), async () => {
            const first = this.#firstLists.get(projectName);
            if (first !== undefined) {
                const seen = await first;
                return seen.is === "silent" ? seen : this.#list(projectName, groupName);
            }
            return remembered(this.#firstLists, projectName, () => this.#list(projectName, groupName));
        });
    }

    async #list(projectName: string, groupName: string): Promise<MembersSeen> {
        try {
            const { resultList, notWhole } = await this.client.call("listGroupMembers", { projectName, groupName });
            return { is: "listed", names: new Set(resultList.map(({ name }) => name)), notWhole };
        } catch (error) {
            if (error instanceof ApinizerError) {
                return { is: "silent", why: error.fault.what };
            }
            throw error;
        }
    }
}
