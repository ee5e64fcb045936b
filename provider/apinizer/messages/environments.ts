import { z } from "zod";
import { orAbsent } from "./answers";
import { type ListedRow, listOf } from "./lists";

const groupEnvironment = z.looseObject({
    /** Name of the environment. */
    name: z.string(),
    /** `PRODUCTION`, `SANDBOX` or `TEST`. */
    type: orAbsent(z.string()),
    /** Address at which the environment's gateway answers clients. */
    accessUrl: orAbsent(z.string()),
    /** Whether the group is live there. Absent where the list is not about a group. */
    deployed: orAbsent(z.boolean()),
    /** Whether the environment runs an older definition than the Manager has. Absent like `deployed`. */
    redeployRequired: orAbsent(z.boolean()),
});

export const groupEnvironmentList = listOf(groupEnvironment);

/**
 * An environment, as the list about one group shows it (API page "List API Proxy Group Environments").
 *
 * @interface
 */
export type ListedEnvironment = z.output<typeof groupEnvironment> & ListedRow;

/** What is not described here is what it is in {@link groupEnvironmentList}. */
const environment = z.looseObject({
    name: z.string(),
    /** What the environment is for. */
    description: orAbsent(z.string()),
    type: orAbsent(z.string()),
    accessUrl: orAbsent(z.string()),
    /** `PUBLISHED`, `UNPUBLISHED` or `REPUBLISH_REQUIRED`. */
    status: orAbsent(z.string()),
});

export const environmentList = listOf(environment);

/**
 * An environment, as the list of all environments, or that of a project, shows it.
 *
 * @interface
 */
export type ListedProjectEnvironment = ListedEnvironment & z.output<typeof environment>;
