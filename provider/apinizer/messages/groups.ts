import { z } from "zod";
import { orAbsent } from "./answers";
import { listedRow, listOf } from "./lists";

const methods = ["GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE", "ALL"] as const;

/** An HTTP method as the gateway knows it; `ALL` is any. */
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

/** A header that a request must carry, as a list of groups shows it. */
export const listedRouteHeader = z.looseObject({
    /** Name of the header, compared without regard to case. */
    name: z.string(),
    /** Its value. */
    value: z.string(),
});

/** Which requests belong to a group, as a list of groups shows it: every property may be absent. */
export const listedRoute = z.looseObject({
    /** Paths under which the group answers, in order. */
    relativePathList: orAbsent(z.array(z.string())),
    /** HTTP methods. Absent or empty: all of them. */
    methodList: orAbsent(z.array(z.string())),
    /** Host names. Absent or empty: any. */
    hostList: orAbsent(z.array(z.string())),
    /** Headers that a request must carry. Absent or empty: none. */
    headerList: orAbsent(z.array(listedRouteHeader)),
    /** Whether the gateway reads a request whole before it passes it on. Absent: it does. */
    bufferRequest: orAbsent(z.boolean()),
    /** Whether the gateway reads a response whole before it passes it on. Absent: it does. */
    bufferResponse: orAbsent(z.boolean()),
});

/** A group, as a project's list of groups shows it (API page "List API Proxy Groups"). */
export const listedGroup = z.looseObject({
    /** Name of the group, unique in its project. */
    name: z.string(),
    /** What the group is for. Absent where the Manager has none. */
    description: orAbsent(z.string()),
    /** Which requests belong to the group. Absent where this release of the Manager does not list it. */
    clientRoute: orAbsent(listedRoute),
    ...listedRow.shape,
});

export const groupList = listOf(listedGroup);
export type ListedGroup = z.output<typeof listedGroup>;
export type ListedRoute = z.output<typeof listedRoute>;
