// Written by `npm run build` from the schemas and their comments: change those.

/** What the Manager holds about a group. */
export interface StoredGroup {
    /** The Manager's own id of the group. */
    id: string;
    /** Its definition, as it was last written; its paths have the project's `relativePath` in front, if there is one. */
    definition: {
        /** Name of the group. */
        name: string;
        /** What the group is for. Absent where none was given. */
        description?: string | undefined;
        /** Which requests belong to the group. */
        clientRoute: {
            /** Paths under which the group answers. */
            relativePathList: string[];
            /** HTTP methods; absent, null and empty are all of them. */
            methodList?: ("GET" | "POST" | "PUT" | "HEAD" | "OPTIONS" | "DELETE" | "PATCH" | "TRACE" | "ALL")[] | null | undefined;
            /** Host names; absent, null and empty are any. */
            hostList?: string[] | null | undefined;
            /** Headers that a request must carry; absent, null and empty are none. */
            headerList?: {
                /** Name of the header. */
                name: string;
                /** Its value. */
                value: string;
            }[] | null | undefined;
            /** Whether a request is read whole before it is passed on. */
            bufferRequest?: boolean | undefined;
            /** Whether a response is read whole before it is passed on. */
            bufferResponse?: boolean | undefined;
        };
    };
    /** Names of the API proxies that are its members. */
    members: string[];
    /** Where it was ever deployed. */
    environments: {
        /** Whether the group is live there. */
        deployed: boolean;
        /** Whether an older definition is live there. */
        redeployRequired: boolean;
        /** The paths that the gateway serves, as they were when it was deployed. */
        paths: string[];
        name: string;
    }[];
    /** Its deploy history, the oldest record first. */
    history: {
        /** Number of the record: one more for each deployment and undeployment. */
        revision: number;
        /** Who did it. */
        username: string;
        /** When, in UTC (ISO 8601). */
        date: string;
        /** Its note. */
        description: string;
        /** Name of the environment. */
        environment: string;
        /** True for a deployment, false for an undeployment. */
        deploy: boolean;
        /** Whether the record was asked to be kept for ever. */
        persistent: boolean;
    }[];
    /** Number of the last record, also where that was deleted. */
    lastRevision: number;
}

/** What the Manager holds about an environment of a group. */
export interface EnvironmentState {
    /** Whether the group is live there. */
    deployed: boolean;
    /** Whether an older definition is live there. */
    redeployRequired: boolean;
    /** The paths that the gateway serves, as they were when it was deployed. */
    paths: string[];
}
