import * as pulumi from "@pulumi/pulumi";
import { ApiProxyGroup, ApiProxyGroupDeployment, ApiProxyGroupMember } from "pulumi-apinizer";

const config = new pulumi.Config();
const proxies = config.getObject<string[]>("proxies") ?? ["CardsAPI", "TransfersAPI"];

const payments = new ApiProxyGroup("payments", {
    projectName: "Retail",
    name: "PaymentAPIGroup",
    clientRoute: { relativePathList: ["/api/v2/payment"] },
});

const group = { projectName: payments.projectName, groupName: payments.name };

const members = proxies.map((apiProxyName) => new ApiProxyGroupMember(apiProxyName, { ...group, apiProxyName }));

/**
 * Deploys what the group has by then, so it waits for the members. Pulumi deletes last: a member that leaves the list
 * is removed after this deployment, and leaves the gateways with the next one (`pulumi config set release …`).
 */
const production = new ApiProxyGroupDeployment(
    "production",
    {
        ...group,
        environmentName: "production",
        triggers: [payments.clientRoute, proxies, config.get("release") ?? "1"],
    },
    { dependsOn: members },
);

export const memberNames = members.map(({ apiProxyName }) => apiProxyName);
export const deployment = production.deploymentResult;
