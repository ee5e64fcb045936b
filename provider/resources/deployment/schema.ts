import { z } from "zod";
import { deploymentResult } from "../../apinizer/messages/deployments";
import { connectionName, objectName, recordedUnfinished } from "../fields";

/** What a program says about an {@link ApiProxyGroupDeployment}. */
export const deploymentArgs = z.strictObject({
    /** Project of the group. A change replaces the deployment. Default: `apinizer:projectName`. */
    projectName: objectName.nullish(),
    /** Name of the group. A change replaces the deployment. */
    groupName: objectName,
    /** Environment that the group is deployed to. A change replaces the deployment. */
    environmentName: objectName,
    /** Entry of `apinizer:connections` that names the Manager. Default: the Manager of the stack's own settings. */
    connection: connectionName.nullish(),
    /** Note for the deploy history; goes with the next deployment. Default: the Manager's own words. */
    description: z.string().nullish(),
    /** Whether the history keeps the record for ever; goes with the next deployment. Default: false. */
    persistent: z.boolean().nullish(),
    /** Values of JSON, of any kind: when one of them changes, the group is deployed again. Default: none. */
    triggers: z.array(z.unknown()).nullish(),
});

/** The same, as `check` leaves it: what has a default is there. */
export const deploymentInputs = deploymentArgs.extend({ projectName: objectName });
export type DeploymentInputs = z.output<typeof deploymentInputs>;

/** What the state says about a deployment. Loose, because it may have been written by another release. */
export const deploymentState = z.looseObject({
    projectName: z.string(),
    groupName: z.string(),
    environmentName: z.string(),
    manager: z.string(),
    connection: z.string().nullish(),
    description: z.string().nullish(),
    persistent: z.boolean().nullish(),
    triggers: z.array(z.unknown()).nullish(),
    /** Only shown: one in the form of another release is left out. */
    deploymentResult: deploymentResult.nullish().catch(undefined),
    unfinished: recordedUnfinished,
});
export type DeploymentState = z.output<typeof deploymentState>;
