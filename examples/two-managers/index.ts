import * as pulumi from "@pulumi/pulumi";
import { ApiProxyGroup } from "pulumi-apinizer";

const config = new pulumi.Config();

/**
 * The Managers and their secrets stand in one secret setting; a resource only has the name of its connection.
 *
 *     pulumi config set --path apinizer:connections.europe.url https://europe.example.com
 *     pulumi config set --path --secret apinizer:connections.europe.token …
 */
const groups = ["europe", "america"].map(
    (connection) =>
        new ApiProxyGroup(`payments-${connection}`, {
            connection,
            projectName: "Retail",
            name: "PaymentAPIGroup",
            description: config.get("description") ?? "Payment APIs",
            clientRoute: { relativePathList: ["/api/v2/payment"] },
            environmentName: "production",
        }),
);

export const managers = groups.map(({ manager }) => manager);
