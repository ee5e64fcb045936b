import { z } from "zod";
import { listOf, orAbsent } from "./answers";

export const projectList = listOf(
    z.looseObject({
        /** Name of the project. */
        name: z.string(),
        /** What the project is for. */
        description: orAbsent(z.string()),
        /** Path in front of those of the project's API proxies, where `enableRelativePath` is true. */
        relativePath: orAbsent(z.string()),
        /** Whether `relativePath` is in use. */
        enableRelativePath: orAbsent(z.boolean()),
    }),
);

/**
 * A project, as the list of projects shows it.
 *
 * @interface
 */
export type ListedProject = z.output<typeof projectList>["resultList"][number];
