import { z } from "zod";
import { deploymentResult } from "../../apinizer/messages/deployments";
import { httpMethod } from "../../apinizer/messages/groups";
import { connectionName, objectName, recordedUnfinished } from "../fields";

/**
 * A relative path of a client route. The gateway wants a slash and something after it
 * ("relativePath value in clientRoute object can not be empty!").
 */
const relativePath = z
    .string()
    .min(2, { error: "must be at least two characters long" })
    .startsWith("/", { error: "must start with /" });

const relativePathList = z
    .array(relativePath)
    .min(1, { error: "needs at least one relative path" })
    .superRefine(
        (paths, context) => {
            for (const [index, path] of paths.entries()) {
                const first = paths.indexOf(path);
                if (typeof path === "string" && first < index) {
                    context.addIssue({ code: "custom", path: [index], message: `repeats relativePathList[${first}]` });
                }
            }
        },
        // Also beside a path that is not known yet, or of another type.
        { when: ({ value }) => Array.isArray(value) },
    );

/** A header that a request must carry, to belong to a group. */
export const routeHeader = z.strictObject({
    /** Name of the header. */
    name: z.string().min(1, { error: "must not be empty" }),
    /** Its value. */
    value: z.string().min(1, { error: "must not be empty" }),
});

/** Which requests of a gateway's clients belong to a group. All conditions that are given must hold. */
export const clientRoute = z.strictObject({
    /** Paths under which the group answers, the first match wins. At least one, each with a leading slash. */
    relativePathList,
    /** HTTP methods: GET POST PUT HEAD OPTIONS DELETE PATCH TRACE ALL. Default: all of them. */
    methodList: z.array(httpMethod).nullish(),
    /** Host names. Default: any. */
    hostList: z.array(z.string().min(1, { error: "must not be empty" })).nullish(),
    /** Headers that a request must carry. Names are compared without regard to case, values exactly. Default: none. */
    headerList: z.array(routeHeader).nullish(),
    /** Whether the gateway reads a request whole before it passes it on. Default: true. */
    bufferRequest: z.boolean().nullish(),
    /** Whether the gateway reads a response whole before it passes it on. Default: true. */
    bufferResponse: z.boolean().nullish(),
});

/** What a program says about an {@link ApiProxyGroup}. */
export const groupArgs = z.strictObject({
    /** Project that the group belongs to. A change replaces the group. Default: `apinizer:projectName`. */
    projectName: objectName.nullish(),
    /** Name of the group, unique in its project. A change replaces the group. Default: the resource's Pulumi name. */
    name: objectName.nullish(),
    /** What the group is for. Default: none. */
    description: z.string().nullish(),
    /** Which requests belong to the group. */
    clientRoute,
    /**
     * Environment to deploy to after every write. Default: none. Removing or changing it leaves the old deployment
     * running.
     */
    environmentName: objectName.nullish(),
    /** Entry of `apinizer:connections` that names the Manager. Default: the Manager of the stack's own settings. */
    connection: connectionName.nullish(),
    /** Take over a group of this name that exists already, overwriting its definition. Default: false. */
    adoptExisting: z.boolean().nullish(),
});

/** The same, as `check` leaves it: what has a default is there. */
export const groupInputs = groupArgs.extend({ projectName: objectName, name: objectName });
export type GroupInputs = z.output<typeof groupInputs>;

/** What the state says about a group. Loose, because it may have been written by another release. */
export const groupState = z.looseObject({
    projectName: z.string(),
    name: z.string(),
    manager: z.string(),
    description: z.string().nullish(),
    clientRoute: z.looseObject({ relativePathList: z.array(z.string()).nullish() }),
    environmentName: z.string().nullish(),
    connection: z.string().nullish(),
    /** Only shown: one in the form of another release is left out. */
    deploymentResult: deploymentResult.nullish().catch(undefined),
    redeployRequired: z.boolean().nullish(),
    unfinished: recordedUnfinished,
});
export type GroupState = z.output<typeof groupState>;
