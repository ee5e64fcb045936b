import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { type StoredData, storedData } from "./model";

/** What an earlier simulator left in its data file, or nothing where there is no file yet. */
export function load(file: string | undefined): StoredData | undefined {
    return file === undefined || !existsSync(file)
        ? undefined
        : storedData.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Replaces the data file as a whole, so that a kill in the middle leaves the old one. */
export function save(file: string | undefined, data: () => StoredData): void {
    if (file !== undefined) {
        const partial = `${file}.partial`;
        writeFileSync(partial, JSON.stringify(data()));
        renameSync(partial, file);
    }
}
