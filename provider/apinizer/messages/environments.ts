import { z } from "zod";
import { orAbsent } from "./answers";
import { listedRow, listOf } from "./lists";

/** An environment, as the list about one group shows it (API page "List API Proxy Group Environments"). */
export const listedEnvironment = z.looseObject({
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
    ...listedRow.shape,
});
export type ListedEnvironment = z.output<typeof listedEnvironment>;

export const groupEnvironmentList = listOf(listedEnvironment);

/** An environment, as the list of all environments, or that of a project, shows it. */
export const listedProjectEnvironment = listedEnvironment.extend({
    /** What the environment is for. */
    description: orAbsent(z.string()),
    /** `PUBLISHED`, `UNPUBLISHED` or `REPUBLISH_REQUIRED`. */
    status: orAbsent(z.string()),
});

export const environmentList = listOf(listedProjectEnvironment);
