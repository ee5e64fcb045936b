import * as pulumi from "@pulumi/pulumi";
import { ApiProxyGroup, ApiProxyGroupDeployment } from "pulumi-apinizer";

const config = new pulumi.Config();

/** Defined once, without environmentName: the deployments below say where it runs. */
const payments = new ApiProxyGroup("payments", {
    projectName: "Retail",
    name: config.get("name") ?? "PaymentAPIGroup",
    description: "Payment APIs",
    clientRoute: { relativePathList: [config.get("path") ?? "/api/v2/payment"] },
});

/** `pulumi config set release …` deploys again, also when nothing in this program changed. */
const release = config.get("release") ?? "1";

const deployment = {
    projectName: payments.projectName,
    groupName: payments.name,
    description: `Release ${release}`,
    triggers: [payments.clientRoute, release],
};

const staging = new ApiProxyGroupDeployment("staging", { ...deployment, environmentName: "staging" });

/** Waits for staging; where that fails, production is left as it is. */
const production = new ApiProxyGroupDeployment(
    "production",
    { ...deployment, environmentName: "production", persistent: true },
    { dependsOn: staging },
);

export const deployed = [staging.environmentName, production.environmentName];
