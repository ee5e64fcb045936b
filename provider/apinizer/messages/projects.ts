import { z } from "zod";
import { orAbsent } from "./answers";
import { listedRow, listOf } from "./lists";

/** A project, as the list of projects shows it. */
export const listedProject = z.looseObject({
    /** Name of the project. */
    name: z.string(),
    /** What the project is for. */
    description: orAbsent(z.string()),
    /** Path in front of those of the project's API proxies, where `enableRelativePath` is true. */
    relativePath: orAbsent(z.string()),
    /** Whether `relativePath` is in use. */
    enableRelativePath: orAbsent(z.boolean()),
    ...listedRow.shape,
});

export const projectList = listOf(listedProject);
export type ListedProject = z.output<typeof listedProject>;
