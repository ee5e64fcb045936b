/** The calls of the Management API by the names that records and faults use, and `unknown` for everything else. */
export const operations = [
    "listGroups",
    "createGroup",
    "updateGroup",
    "deleteGroup",
    "addMember",
    "removeMember",
    "listGroupMembers",
    "listGroupEnvironments",
    "deployGroup",
    "undeployGroup",
    "listDeployHistory",
    "getDeployHistory",
    "deleteDeployHistory",
    "listProjects",
    "listEnvironments",
    "listProjectEnvironments",
    "token",
    "healthcheck",
    "hello",
    "unknown",
] as const;

/**
 * The name of a call.
 *
 * @useDeclaredType
 */
export type OperationName = (typeof operations)[number];

/** What a request is about, as far as its path and its body say. */
export interface Target {
    /** The call; `unknown` where the path or the method is none of the API's. */
    readonly operation: OperationName;
    /** Decoded name of the project. */
    readonly project?: string | undefined;
    /** Decoded name of the group; for a create and an update it stands in the body. */
    readonly group?: string | undefined;
    /** Decoded name of the environment; for a create and an update it stands in the body. */
    readonly environment?: string | undefined;
}
