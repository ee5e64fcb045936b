/** The server's texts, byte for byte as the documentation has them, typos included. */
export const texts = {
    nameEmpty: "name value can not be empty!",
    routeEmpty: "clientRoute value can not be empty!",
    pathsEmpty: "clientRoute value needs at least one relativePath!",
    pathEmpty: "relativePath value in clientRoute object can not be empty!",
    groupExists: (name: string) =>
        `ApiProxyGroup: (${name}) is already created! If you want to udate it use update endpoint!`,
    groupMissing: (name: string) =>
        `API Proxy Group (${name}) is not found or user does not have privilege to access it!`,
    proxyMissing: (name: string) => `ApiProxy (${name}) is not found or user does not have privilege to access it!`,
    /** Through the body of a write. */
    environmentMissing: (name: string) => `Environment (${name}) is not found!`,
    /** Through the path of a deploy or undeploy call. */
    environmentMissingInPath: (name: string) =>
        `Environment (${name}) is not found or user does not have privilege to access it!`,
    revisionMissing: (revision: string, group: string) =>
        `Deploy history with revision (${revision}) is not found for ApiProxyGroup (${group})!`,
    /** The list call has no space before the bracket. */
    projectMissingInList: (name: string) =>
        `Project(${name}) was not found or user does not have privilege to access it!`,
    projectMissingInEnvironments: (name: string) =>
        `Project (${name}) is not found or user does not have privilege to access it!`,
    projectMissing: (name: string) => `Project (${name}) is not found!`,
    noToken: "Empty Key! Client must be authenticated to access this resource.",
    badToken: "Token is not valid!",
    oldToken: "Token was expired!",
    badTokenInEnvironments: "Invalid or expired token",
    historyDeleted: "Proxy Group deploy history record deleted successfully.",
    /** Not documented in these words: the pages only say that the message names the other group. */
    pathTaken: (path: string, group: string, environment: string) =>
        `Relative path (${path}) is already used by API Proxy Group (${group}) in environment (${environment})!`,
    /** Not documented: undeploying where nothing is deployed. */
    notDeployed: (group: string, environment: string) =>
        `API Proxy Group (${group}) is not deployed to environment (${environment})!`,
} as const;
