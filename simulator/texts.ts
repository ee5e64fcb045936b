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
    /** The pages of the other group calls show no text of their own, so theirs is the general one. */
    projectMissing: (name: string) => `Project (${name}) is not found!`,
    projectNameEmpty: "projectName value can not be empty!",
    noToken: "Empty Key! Client must be authenticated to access this resource.",
    badToken: "Token is not valid!",
    oldToken: "Token was expired!",
    badTokenInEnvironments: "Invalid or expired token",
    badGrantType: "GrantType value must be client_credentials!",
    badCredentials: "Bad credentials",
    unexpected: "An unexpected error occurred",
    historyDeleted: "Proxy Group deploy history record deleted successfully.",
    deployed: "Deployed by APIOPS Api",
    undeployed: "Undeployed by APIOPS Api",
} as const;

/** What the simulator says where the documentation has a rule but no text, or neither. */
export const ownTexts = {
    /** The rule is documented: every relative path has at least two characters. */
    pathShort: "a relativePath needs at least two characters!",
    /** The pages only say that the message names the other proxy or group. */
    pathTaken: (path: string, group: string, environment: string) =>
        `Relative path (${path}) is already used by API Proxy Group (${group}) in environment (${environment})!`,
    notDeployed: (group: string, environment: string) =>
        `API Proxy Group (${group}) is not deployed to environment (${environment})!`,
    contentType: "Content-Type must be application/json!",
    notJson: "The request body is not readable as JSON!",
    noBody: "This request takes no body!",
} as const;
