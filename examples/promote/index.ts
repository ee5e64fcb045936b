import * as pulumi from "@pulumi/pulumi";
import { ApiProxyGroup, type ApiProxyGroupArgs } from "pulumi-apinizer";

type Methods = NonNullable<pulumi.Unwrap<ApiProxyGroupArgs["clientRoute"]>["methodList"]>;

const config = new pulumi.Config();
const environment = config.require("environment");

/**
 * What differs between the stacks stands in Pulumi.staging.yaml and Pulumi.production.yaml. A stack has a group of its
 * own, named after its environment, so that no stack writes what another one has made. What proved itself in staging
 * is promoted by giving production the same value.
 */
const payments = new ApiProxyGroup("payments", {
    projectName: "Retail",
    name: `PaymentAPIGroup-${environment}`,
    clientRoute: {
        relativePathList: ["/api/v2/payment"],
        methodList: config.requireObject<Methods>("methods"),
    },
    environmentName: environment,
});

export const group = payments.name;
export const deployment = payments.deploymentResult;
