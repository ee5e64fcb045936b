import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { Groups } from "./groups";
import { inOneLine, parseOrThrow } from "./oneLineErrors";
import { groupDefinition } from "./requestBodies";

/** One line of a group's deploy history. */
const deployRecord = z.object({
    /** Number of the record: one more for each deployment and undeployment. */
    revision: z.int(),
    /** Who did it. */
    username: z.string(),
    /** When, in UTC (ISO 8601). */
    date: z.string(),
    /** Its note. */
    description: z.string(),
    /** Name of the environment. */
    environment: z.string(),
    /** True for a deployment, false for an undeployment. */
    deploy: z.boolean(),
    /** Whether the record was asked to be kept for ever. */
    persistent: z.boolean(),
});
export type DeployRecord = z.output<typeof deployRecord>;

/** What the Manager holds about an environment of a group. */
export const deployment = z.object({
    /** Whether the group is live there. */
    deployed: z.boolean(),
    /** Whether an older definition is live there. */
    redeployRequired: z.boolean(),
    /** The paths that the gateway serves, as they were when it was deployed. */
    paths: z.array(z.string()),
});
export type Deployment = z.output<typeof deployment>;

/** What the Manager holds about a group. */
export const storedGroup = z.object({
    /** The Manager's own id of the group. */
    id: z.string(),
    /** Its definition, as it was last written; its paths have the project's `relativePath` in front, if there is one. */
    definition: groupDefinition,
    /** Names of the API proxies that are its members. */
    members: z.array(z.string()),
    /** Where it was ever deployed. */
    environments: z.array(deployment.extend({ /** Name of the environment. */ name: z.string() })),
    /** Its deploy history, the oldest record first. */
    history: z.array(deployRecord),
    /** Number of the last record, also where that was deleted. */
    lastRevision: z.int(),
});

/** What the data file holds. Lists, not objects by name: JavaScript would put a group named `7` before all others. */
export const storedData = z.strictObject({
    version: z.literal(1),
    lastId: z.int(),
    projects: z.array(z.strictObject({ name: z.string(), groups: z.array(storedGroup) })),
});
export type StoredData = z.output<typeof storedData>;

/** Keeps groups in a file. */
export class DataFile {
    #saved = 0;

    constructor(private readonly path: string) {}

    /** What an earlier simulator left, or nothing where there is no file yet. Throws when it is something else. */
    load(): StoredData | undefined {
        if (!existsSync(this.path)) {
            return undefined;
        }
        const what = `the data file ${this.path} is not one of a simulator`;
        let json: unknown;
        try {
            json = JSON.parse(readFileSync(this.path, "utf8"));
        } catch (error) {
            throw new TypeError(`${what}: ${inOneLine(error)}`, { cause: error });
        }
        return parseOrThrow(storedData, json, what);
    }

    /** Replaces the file as a whole where there is a change, so that a kill in the middle leaves the old one. */
    save(groups: Groups): void {
        if (groups.changes !== this.#saved) {
            const partial = `${this.path}.partial`;
            writeFileSync(partial, JSON.stringify(groups.data()));
            renameSync(partial, this.path);
            this.#saved = groups.changes;
        }
    }
}
