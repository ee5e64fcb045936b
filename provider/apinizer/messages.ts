import { z } from "zod";

/**
 * The messages of the Management API. What we send is strict, what we are answered is tolerant of additions: a newer
 * server may say more, and an older one less where its pages contradict each other.
 */

const methods = ["GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE", "ALL"] as const;

export const httpMethod = z.enum(methods);

/** The `clientRoute` of a definition that is sent: exactly the fields that the API names. */
const sentRoute = z.strictObject({
    relativePathList: z.array(z.string()),
    methodList: z.array(httpMethod).optional(),
    hostList: z.array(z.string()).optional(),
    headerList: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
    bufferRequest: z.boolean().optional(),
    bufferResponse: z.boolean().optional(),
});

/** The body of the create and the update call. */
export const groupDefinition = z.strictObject({
    name: z.string(),
    description: z.string().optional(),
    clientRoute: sentRoute,
    environmentName: z.string().optional(),
});
export type ApiProxyGroupDefinition = z.output<typeof groupDefinition>;

/** Absent and null are one thing in an answer, and absent is what the engine can carry. */
function orAbsent<Schema extends z.ZodType>(schema: Schema) {
    return schema
        .nullish()
        .transform((value) => value ?? undefined)
        .optional();
}

/** `clientRoute` as a list may carry it; every field may be missing or null. */
const listedRoute = z.looseObject({
    relativePathList: orAbsent(z.array(z.string())),
    methodList: orAbsent(z.array(z.string())),
    hostList: orAbsent(z.array(z.string())),
    headerList: orAbsent(z.array(z.looseObject({ name: z.string(), value: z.string() }))),
    bufferRequest: orAbsent(z.boolean()),
    bufferResponse: orAbsent(z.boolean()),
});

/**
 * A list answer. `resultCount` is compared with what arrived, because paging is described for the API as a whole but
 * not for these lists: half a list must never pass for the truth about what exists.
 */
function listOf<Item extends z.ZodType>(item: Item) {
    return z
        .looseObject({ resultList: z.array(item), resultCount: orAbsent(z.number().int().nonnegative()) })
        .refine((answer) => answer.resultCount === undefined || answer.resultCount === answer.resultList.length, {
            error: "the list is incomplete: resultCount says otherwise than the length of resultList",
        });
}

export const groupList = listOf(
    z.looseObject({
        name: z.string(),
        description: orAbsent(z.string()),
        // One version of the API's pages lists it, another does not.
        clientRoute: orAbsent(listedRoute),
    }),
);
export type ListedGroup = z.output<typeof groupList>["resultList"][number];
export type ListedRoute = z.output<typeof listedRoute>;

export const groupEnvironmentList = listOf(
    z.looseObject({
        name: z.string(),
        type: orAbsent(z.string()),
        accessUrl: orAbsent(z.string()),
        deployed: orAbsent(z.boolean()),
        redeployRequired: orAbsent(z.boolean()),
    }),
);

export type ListedEnvironment = z.output<typeof groupEnvironmentList>["resultList"][number];

export const environmentList = listOf(
    z.looseObject({
        name: z.string(),
        description: orAbsent(z.string()),
        type: orAbsent(z.string()),
        accessUrl: orAbsent(z.string()),
        status: orAbsent(z.string()),
    }),
);

export type ListedProjectEnvironment = ListedEnvironment & z.output<typeof environmentList>["resultList"][number];

export const projectList = listOf(
    z.looseObject({
        name: z.string(),
        description: orAbsent(z.string()),
        relativePath: orAbsent(z.string()),
        enableRelativePath: orAbsent(z.boolean()),
    }),
);

export type ListedProject = z.output<typeof projectList>["resultList"][number];

export const historyList = listOf(
    z.looseObject({
        revision: z.number().int(),
        username: orAbsent(z.string()),
        date: orAbsent(z.string()),
        description: orAbsent(z.string()),
        environment: orAbsent(z.string()),
        deploy: orAbsent(z.boolean()),
        persistent: orAbsent(z.boolean()),
    }),
);

export type ListedDeployRecord = z.output<typeof historyList>["resultList"][number];

const podRow = z.object({
    envName: orAbsent(z.string()),
    podName: orAbsent(z.string()),
    podIp: orAbsent(z.string()),
    // A row that does not say that it succeeded did not: see deploymentFailures.
    success: z.boolean().catch(false),
    responseTime: orAbsent(z.number()),
    // Not on the API's pages but in its openapi.yaml: the pod's own words about its failure.
    detail: orAbsent(z.string()),
});

/** What a deployment or an undeployment did, one row for each gateway pod. */
export const deploymentResult = z.object({
    success: z.boolean(),
    responseTime: orAbsent(z.number()),
    detailList: z
        .array(podRow)
        .nullish()
        .transform((rows) => rows ?? []),
});
export type DeploymentResult = z.output<typeof deploymentResult>;

export const acknowledgement = z.looseObject({});

export const deploymentAnswer = z.looseObject({ deploymentResult: orAbsent(deploymentResult) });

/** The two envelopes around every JSON answer, the older one of `success` and `error`, the newer one of `status`. */
export const envelope = z.looseObject({
    status: z.unknown().optional(),
    success: z.unknown().optional(),
    resultMessage: orAbsent(z.string()).catch(undefined),
    error: orAbsent(z.unknown()),
    error_description: orAbsent(z.string()).catch(undefined),
    deploymentResult: z.unknown().optional(),
});

/** The answer of the token endpoint, in the words of OAuth 2. */
export const tokenAnswer = z.looseObject({
    access_token: z.string().min(1),
    token_type: z.string().optional(),
    expires_in: z.number().positive().optional(),
});
