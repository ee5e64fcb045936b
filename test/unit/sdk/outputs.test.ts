import * as pulumi from "@pulumi/pulumi";
import { ApiProxyGroup, type ApiProxyGroupArgs, ApiProxyGroupDeployment, ApiProxyGroupMember } from "../../../sdk";
import { known, registeredBy } from "./program";

const route = { projectName: "Retail", clientRoute: { relativePathList: ["/pay"] } };
const part = { projectName: "Retail", groupName: "Payments" };

/** What the outputs of a resource hold, where the engine answers with all that `computed` has. */
async function outputsOf(make: () => pulumi.Resource, names: readonly string[], computed: object) {
    let resource: pulumi.Resource | undefined;
    await registeredBy(
        () => {
            resource = make();
        },
        { computed },
    );
    const outputs: [string, unknown][] = [];
    for (const [name, output] of Object.entries(resource ?? {}).filter(([key]) => names.includes(key))) {
        expect(pulumi.Output.isInstance(output)).toBe(true);
        outputs.push([name, await known(output)]);
    }
    return Object.fromEntries(outputs);
}

const answered = {
    manager: "https://manager.example.com",
    deploymentResult: { success: true },
    redeployRequired: false,
    unfinished: "deployment",
};
const groupOutputs = ["description", "environmentName", "connection", ...Object.keys(answered)];
const group = (args: Partial<ApiProxyGroupArgs>) => () => new ApiProxyGroup("payments", { ...route, ...args });

test("a group without an environment has each of its outputs, and none of a deployment", async () => {
    expect(await outputsOf(group({}), groupOutputs, answered)).toEqual({
        description: undefined,
        environmentName: undefined,
        connection: undefined,
        manager: "https://manager.example.com",
        deploymentResult: undefined,
        redeployRequired: undefined,
        unfinished: "deployment",
    });
});

test.each([
    ["a text", "production"],
    ["an output", pulumi.output("production")],
])("a group whose environment is %s has the outputs of its deployment", async (_, environmentName) => {
    expect(await outputsOf(group({ environmentName, description: "d" }), groupOutputs, answered)).toEqual({
        description: "d",
        environmentName: "production",
        connection: undefined,
        ...answered,
    });
});

test.each<[string, () => pulumi.Resource, object]>([
    [
        "deployment",
        () => new ApiProxyGroupDeployment("staging", { ...part, environmentName: "staging" }),
        // The note is that of the last deployment, whatever the program says now.
        { connection: undefined, triggers: undefined, description: "last", persistent: true },
    ],
    [
        "member",
        () => new ApiProxyGroupMember("cards", { ...part, apiProxyName: "CardsAPI" }),
        { connection: undefined, manager: "https://manager.example.com" },
    ],
])("a %s has outputs also for inputs that it was not given", async (_, make, expected) => {
    const computed = { description: "last", persistent: true, manager: "https://manager.example.com" };

    expect(await outputsOf(make, Object.keys(expected), computed)).toEqual(expected);
});

test("an output without a value leads to its resource, as every output does", async () => {
    const made: ApiProxyGroup[] = [];
    await registeredBy(() => made.push(group({})()));
    const [resource] = made;
    const output: object = resource?.description ?? {};
    // The SDK has this on every output, but not in its types.
    const sources: unknown =
        "allResources" in output && typeof output.allResources === "function" ? await output.allResources() : [];

    expect(sources).toEqual(new Set([resource]));
});
