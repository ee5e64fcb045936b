import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Groups } from "./groups";
import { checked, inOneLine } from "./problems";
import { type StoredData, storedData } from "./storedData";

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
        return checked(storedData, json, what);
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
