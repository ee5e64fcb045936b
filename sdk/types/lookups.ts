// Written by `npm run build` from the schemas and their comments: change those.

/** What every row of a list answer has besides its own fields. */
export interface ListedRow {
    /** Fields that the Manager lists in a form that this release cannot read. They are left out. Absent if there are none. */
    unreadableFields?: string[] | undefined;
}

/** A project, as the list of projects shows it. */
export interface ListedProject {
    /** Name of the project. */
    name: string;
    /** What the project is for. */
    description?: string | undefined;
    /** Path in front of those of the project's API proxies, where `enableRelativePath` is true. */
    relativePath?: string | undefined;
    /** Whether `relativePath` is in use. */
    enableRelativePath?: boolean | undefined;
    /** Fields that the Manager lists in a form that this release cannot read. They are left out. Absent if there are none. */
    unreadableFields?: string[] | undefined;
    /** Any further property, as the Manager sends it. */
    [name: string]: unknown;
}

/** An environment, as the list about one group shows it (API page "List API Proxy Group Environments"). */
export interface ListedEnvironment {
    /** Name of the environment. */
    name: string;
    /** `PRODUCTION`, `SANDBOX` or `TEST`. */
    type?: string | undefined;
    /** Address at which the environment's gateway answers clients. */
    accessUrl?: string | undefined;
    /** Whether the group is live there. Absent where the list is not about a group. */
    deployed?: boolean | undefined;
    /** Whether the environment runs an older definition than the Manager has. Absent like `deployed`. */
    redeployRequired?: boolean | undefined;
    /** Fields that the Manager lists in a form that this release cannot read. They are left out. Absent if there are none. */
    unreadableFields?: string[] | undefined;
    /** Any further property, as the Manager sends it. */
    [name: string]: unknown;
}

/** An environment, as the list of all environments, or that of a project, shows it. */
export interface ListedProjectEnvironment {
    /** Name of the environment. */
    name: string;
    /** `PRODUCTION`, `SANDBOX` or `TEST`. */
    type?: string | undefined;
    /** Address at which the environment's gateway answers clients. */
    accessUrl?: string | undefined;
    /** Whether the group is live there. Absent where the list is not about a group. */
    deployed?: boolean | undefined;
    /** Whether the environment runs an older definition than the Manager has. Absent like `deployed`. */
    redeployRequired?: boolean | undefined;
    /** Fields that the Manager lists in a form that this release cannot read. They are left out. Absent if there are none. */
    unreadableFields?: string[] | undefined;
    /** What the environment is for. */
    description?: string | undefined;
    /** `PUBLISHED`, `UNPUBLISHED` or `REPUBLISH_REQUIRED`. */
    status?: string | undefined;
    /** Any further property, as the Manager sends it. */
    [name: string]: unknown;
}

/** A group, as a project's list of groups shows it (API page "List API Proxy Groups"). */
export interface ListedGroup {
    /** Name of the group, unique in its project. */
    name: string;
    /** What the group is for. Absent where the Manager has none. */
    description?: string | undefined;
    /** Which requests belong to the group. Absent where this release of the Manager does not list it. */
    clientRoute?: ListedRoute | undefined;
    /** Fields that the Manager lists in a form that this release cannot read. They are left out. Absent if there are none. */
    unreadableFields?: string[] | undefined;
    /** Any further property, as the Manager sends it. */
    [name: string]: unknown;
}

/** Which requests belong to a group, as a list of groups shows it: every property may be absent. */
export interface ListedRoute {
    /** Paths under which the group answers, in order. */
    relativePathList?: string[] | undefined;
    /** HTTP methods. Absent or empty: all of them. */
    methodList?: string[] | undefined;
    /** Host names. Absent or empty: any. */
    hostList?: string[] | undefined;
    /** Headers that a request must carry. Absent or empty: none. */
    headerList?: ListedRouteHeader[] | undefined;
    /** Whether the gateway reads a request whole before it passes it on. Absent: it does. */
    bufferRequest?: boolean | undefined;
    /** Whether the gateway reads a response whole before it passes it on. Absent: it does. */
    bufferResponse?: boolean | undefined;
    /** Any further property, as the Manager sends it. */
    [name: string]: unknown;
}

/** A header that a request must carry, as a list of groups shows it. */
export interface ListedRouteHeader {
    /** Name of the header, compared without regard to case. */
    name: string;
    /** Its value. */
    value: string;
    /** Any further property, as the Manager sends it. */
    [name: string]: unknown;
}

/** A record of a group's deploy history. */
export interface ListedDeployRecord {
    /** Number of the record: one more for each deployment and undeployment of the group. */
    revision: number;
    /** Who did it. */
    username?: string | undefined;
    /** When, in UTC (ISO 8601, to the second). */
    date?: string | undefined;
    /** Note that was given with it, or the Manager's own. */
    description?: string | undefined;
    /** Name of the environment. */
    environment?: string | undefined;
    /** True for a deployment, false for an undeployment. */
    deploy?: boolean | undefined;
    /** Whether the record is kept for ever. */
    persistent?: boolean | undefined;
    /** Fields that the Manager lists in a form that this release cannot read. They are left out. Absent if there are none. */
    unreadableFields?: string[] | undefined;
    /** Any further property, as the Manager sends it. */
    [name: string]: unknown;
}
