import { z } from "zod";
import { orAbsent } from "./answers";
import { listedRow, listOf } from "./lists";

/** What a deployment or an undeployment did on one gateway pod. */
export const podResult = z.object({
    /** Name of the environment. */
    envName: orAbsent(z.string()),
    /** Name of the gateway pod. */
    podName: orAbsent(z.string()),
    /** Address of the pod. */
    podIp: orAbsent(z.string()),
    /** Whether the pod now serves, or no longer serves, the group. A row that does not say so counts as failed. */
    success: z.boolean().catch(false),
    /** How long the pod took, in milliseconds. */
    responseTime: orAbsent(z.number()),
    /** The pod's own words. They are in the API's openapi.yaml, but not on its pages. */
    detail: orAbsent(z.string()),
});

/** What a deployment or an undeployment did, one row for each gateway pod. */
export const deploymentResult = z.object({
    /** The Manager's summary. The package believes it only if no row of `detailList` contradicts it. */
    success: z.boolean(),
    /** How long it took in all, in milliseconds. */
    responseTime: orAbsent(z.number()),
    /** The Manager's own words about the whole of it. */
    message: orAbsent(z.string()),
    /** One row for each gateway pod, or for each environment where the Manager does not name the pods. */
    detailList: z.preprocess((rows) => rows ?? [], z.array(podResult)),
    /** How many more rows there were. At most 100 are kept, first of all those that failed. Absent if all are kept. */
    omittedRows: orAbsent(z.number()),
});
export type DeploymentResult = z.output<typeof deploymentResult>;

export const deploymentAnswer = z.looseObject({ deploymentResult: orAbsent(deploymentResult) });

/** A record of a group's deploy history. */
export const listedDeployRecord = z.looseObject({
    /** Number of the record: one more for each deployment and undeployment of the group. */
    revision: z.number().int(),
    /** Who did it. */
    username: orAbsent(z.string()),
    /** When, in UTC (ISO 8601, to the second). */
    date: orAbsent(z.string()),
    /** Note that was given with it, or the Manager's own. */
    description: orAbsent(z.string()),
    /** Name of the environment. */
    environment: orAbsent(z.string()),
    /** True for a deployment, false for an undeployment. */
    deploy: orAbsent(z.boolean()),
    /** Whether the record is kept for ever. */
    persistent: orAbsent(z.boolean()),
    ...listedRow.shape,
});

export const historyList = listOf(listedDeployRecord, "revision");
