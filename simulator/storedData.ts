import { z } from "zod";
import { groupDefinition } from "./requestBodies";

/** One line of a group's deploy history. */
const deployRecord = z.object({
    revision: z.int(),
    username: z.string(),
    date: z.string(),
    description: z.string(),
    environment: z.string(),
    deploy: z.boolean(),
    persistent: z.boolean(),
});
export type DeployRecord = z.output<typeof deployRecord>;

const deployment = z.object({
    deployed: z.boolean(),
    redeployRequired: z.boolean(),
    /** The paths that the gateway serves, as they were when it was deployed. */
    paths: z.array(z.string()),
});
export type Deployment = z.output<typeof deployment>;

const storedGroup = z.object({
    id: z.string(),
    definition: groupDefinition,
    members: z.array(z.string()),
    environments: z.array(deployment.extend({ name: z.string() })),
    history: z.array(deployRecord),
    lastRevision: z.int(),
});
export type StoredGroup = z.output<typeof storedGroup>;

/** What the data file holds. Lists, not objects by name: JavaScript would put a group named `7` before all others. */
export const storedData = z.strictObject({
    version: z.literal(1),
    lastId: z.int(),
    projects: z.array(z.strictObject({ name: z.string(), groups: z.array(storedGroup) })),
});
export type StoredData = z.output<typeof storedData>;
