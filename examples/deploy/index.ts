import * as pulumi from "@pulumi/pulumi";
import { ApiProxyGroup } from "pulumi-apinizer";

const config = new pulumi.Config();

/** Every change of this group is deployed; `pulumi up` fails, pod by pod, when the deployment does. */
const payments = new ApiProxyGroup("payments", {
    projectName: "Retail",
    name: "PaymentAPIGroup",
    description: config.get("description") ?? "Payment APIs",
    clientRoute: {
        relativePathList: ["/api/v2/payment"],
        methodList: ["GET", "POST", "PUT", "DELETE"],
        hostList: ["api.example.com"],
        headerList: [{ name: "X-Channel", value: "web" }],
    },
    environmentName: config.get("environment") ?? "production",
});

export const environment = payments.environmentName;
/** What every gateway pod said. */
export const deployment = payments.deploymentResult;
