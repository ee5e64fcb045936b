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

/** A named type, because the published declarations would spell it out for every field. */
type OrAbsent<Schema extends z.ZodType> = z.ZodOptional<
    z.ZodPipe<
        z.ZodOptional<z.ZodNullable<Schema>>,
        z.ZodTransform<z.output<Schema> | undefined, z.output<Schema> | null | undefined>
    >
>;

/** Absent and null are one thing in an answer, and absent is what the engine can carry. */
function orAbsent<Schema extends z.ZodType>(schema: Schema): OrAbsent<Schema> {
    return schema
        .nullish()
        .transform((value) => value ?? undefined)
        .optional();
}

/** `clientRoute` as a list may carry it; every field may be missing or null. */
const listedRoute = z.looseObject({
    /** Paths under which the group answers, in order. */
    relativePathList: orAbsent(z.array(z.string())),
    /** HTTP methods. Absent or empty: all of them. */
    methodList: orAbsent(z.array(z.string())),
    /** Host names. Absent or empty: any. */
    hostList: orAbsent(z.array(z.string())),
    /** Headers that a request must carry. Absent or empty: none. */
    headerList: orAbsent(
        z.array(
            z.looseObject({
                /** Name of the header, compared without regard to case. */
                name: z.string(),
                /** Its value. */
                value: z.string(),
            }),
        ),
    ),
    /** Whether the gateway reads a request whole before it passes it on. Absent: it does. */
    bufferRequest: orAbsent(z.boolean()),
    /** Whether the gateway reads a response whole before it passes it on. Absent: it does. */
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
        /** Name of the group, unique in its project. */
        name: z.string(),
        /** What the group is for. Absent where the Manager has none. */
        description: orAbsent(z.string()),
        /** Which requests belong to the group. Absent where this release of the Manager does not list it. */
        clientRoute: orAbsent(listedRoute),
    }),
);
/**
 * A group, as a project's list of groups shows it (API page "List API Proxy Groups").
 *
 * @interface
 */
export type ListedGroup = z.output<typeof groupList>["resultList"][number];
export type ListedRoute = z.output<typeof listedRoute>;

export const groupEnvironmentList = listOf(
    z.looseObject({
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
    }),
);

/**
 * An environment, as the list about one group shows it (API page "List API Proxy Group Environments").
 *
 * @interface
 */
export type ListedEnvironment = z.output<typeof groupEnvironmentList>["resultList"][number];

/** What is not described here is what it is in {@link groupEnvironmentList}. */
export const environmentList = listOf(
    z.looseObject({
        name: z.string(),
        /** What the environment is for. */
        description: orAbsent(z.string()),
        type: orAbsent(z.string()),
        accessUrl: orAbsent(z.string()),
        /** `PUBLISHED`, `UNPUBLISHED` or `REPUBLISH_REQUIRED`. */
        status: orAbsent(z.string()),
    }),
);

/**
 * An environment, as the list of all environments, or that of a project, shows it.
 *
 * @interface
 */
export type ListedProjectEnvironment = ListedEnvironment & z.output<typeof environmentList>["resultList"][number];

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

export const historyList = listOf(
    z.looseObject({
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
    }),
);

/**
 * A record of a group's deploy history.
 *
 * @interface
 */
export type ListedDeployRecord = z.output<typeof historyList>["resultList"][number];

const podRow = z.object({
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
    /** The pod's own words about its failure. They are in the API's openapi.yaml, but not on its pages. */
    detail: orAbsent(z.string()),
});

/** What a deployment or an undeployment did, one row for each gateway pod. */
export const deploymentResult = z.object({
    /** The Manager's summary. The package believes it only where no row of `detailList` contradicts it. */
    success: z.boolean(),
    /** How long it took in all, in milliseconds. */
    responseTime: orAbsent(z.number()),
    /** One row for each gateway pod. */
    detailList: z
        .array(podRow)
        .nullish()
        .transform((rows) => rows ?? []),
});
/**
 * What a deployment or an undeployment did, one row for each gateway pod.
 *
 * @interface
 */
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
    expires_in: orAbsent(z.number().positive()),
});
