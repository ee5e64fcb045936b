const inputs = { as: "inputs" };
const given = { as: "input" };

/**
 * The types that users see, by the file that they are written to and their names. Each is read off an exported schema:
 * as a program gives it (`inputs`: every part of it a value or an output; `input`: a value), else as we hand it on.
 */
export const published = {
    "sdk/types/resources.ts": {
        ClientRoute: { file: "provider/resources/group/schema.ts", schema: "clientRoute" },
        HttpMethod: { file: "provider/apinizer/messages/groups.ts", schema: "httpMethod" },
        RouteHeader: { file: "provider/resources/group/schema.ts", schema: "routeHeader" },
        ApiProxyGroupArgs: { file: "provider/resources/group/schema.ts", schema: "groupArgs", ...inputs },
        ApiProxyGroupDeploymentArgs: {
            file: "provider/resources/deployment/schema.ts",
            schema: "deploymentArgs",
            ...inputs,
        },
        ApiProxyGroupMemberArgs: { file: "provider/resources/member/schema.ts", schema: "memberArgs", ...inputs },
        DeploymentResult: { file: "provider/apinizer/messages/deployments.ts", schema: "deploymentResult" },
        PodResult: { file: "provider/apinizer/messages/deployments.ts", schema: "podResult" },
        Unfinished: { file: "provider/resources/fields.ts", schema: "unfinished" },
    },
    "sdk/types/lookups.ts": {
        ListedRow: { file: "provider/apinizer/messages/lists.ts", schema: "listedRow" },
        ListedProject: { file: "provider/apinizer/messages/projects.ts", schema: "listedProject" },
        ListedEnvironment: { file: "provider/apinizer/messages/environments.ts", schema: "listedEnvironment" },
        ListedProjectEnvironment: {
            file: "provider/apinizer/messages/environments.ts",
            schema: "listedProjectEnvironment",
        },
        ListedGroup: { file: "provider/apinizer/messages/groups.ts", schema: "listedGroup" },
        ListedRoute: { file: "provider/apinizer/messages/groups.ts", schema: "listedRoute" },
        ListedRouteHeader: { file: "provider/apinizer/messages/groups.ts", schema: "listedRouteHeader" },
        ListedDeployRecord: { file: "provider/apinizer/messages/deployments.ts", schema: "listedDeployRecord" },
    },
    "simulator/types/options.ts": {
        SimulatorOptions: { file: "simulator/options.ts", schema: "simulatorOptions", ...given },
    },
    "simulator/types/faults.ts": {
        ScriptedFault: { file: "simulator/faults.ts", schema: "faultSchema", ...given },
        Effect: { file: "simulator/faults.ts", schema: "effect", ...given },
        Json: { file: "simulator/faults.ts", schema: "json", ...given },
    },
    "simulator/types/state.ts": {
        StoredGroup: { file: "simulator/dataFile.ts", schema: "storedGroup" },
        EnvironmentState: { file: "simulator/dataFile.ts", schema: "deployment" },
    },
};
