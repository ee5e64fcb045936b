import type { ApinizerClient } from "../apinizer/client";
import { ApinizerError } from "../apinizer/errors";
import type { AnswerOf } from "../apinizer/operations";
import { prefixOf } from "./group/prefix";

/** What is known of a project's prefix. */
export type Prefix =
    /** The prefix is absent if the project has none. */
    { readonly is: "known"; readonly prefix: string | undefined } | { readonly is: "unknown"; readonly why: string };

/** The prefixes of projects: one list of projects for the whole run, taken when the first prefix is asked for. */
export class ProjectPrefixes {
    #projects: Promise<AnswerOf<"listProjects">> | undefined;

    constructor(private readonly client: ApinizerClient) {}

    async of(projectName: string): Promise<Prefix> {
        this.#projects ??= this.client.call("listProjects", {});
        try {
            const rows = (await this.#projects).resultList.filter(({ name }) => name === projectName);
            const fields = ["relativePath", "enableRelativePath"];
            const unreadable = rows.flatMap(({ unreadableFields = [] }) => unreadableFields);
            const [prefix, ...others] = new Set(rows.map(prefixOf));
            if (rows.length === 0 || others.length > 0 || unreadable.some((field) => fields.includes(field))) {
                return { is: "unknown", why: "it does not show the project once and in a form that can be read" };
            }
            return { is: "known", prefix };
        } catch (error) {
            if (error instanceof ApinizerError) {
                return { is: "unknown", why: error.fault.what };
            }
            throw error;
        }
    }
}
