import { ApiProxyGroup } from "pulumi-apinizer";

/** One client route in front of the payment APIs. It is defined, and deployed nowhere. */
const payments = new ApiProxyGroup("payments", {
    projectName: "Retail",
    name: "PaymentAPIGroup",
    description: "Payment APIs",
    clientRoute: {
        relativePathList: ["/api/v2/payment"],
        methodList: ["GET", "POST", "PUT", "DELETE"],
    },
});

export const name = payments.name;
export const manager = payments.manager;
