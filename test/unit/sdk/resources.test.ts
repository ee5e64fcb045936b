import * as pulumi from "@pulumi/pulumi";
import { ApiProxyGroup, ApiProxyGroupDeployment, ApiProxyGroupMember } from "../../../sdk";
import { known, registeredBy } from "./program";

const clientRoute = { relativePathList: ["/pay"] };
const part = { projectName: "Retail", groupName: "Payments" };

const group = (name: string, opts?: pulumi.CustomResourceOptions) =>
    new ApiProxyGroup(name, { projectName: "Retail", clientRoute }, opts);
const deployment = (name: string, opts?: pulumi.CustomResourceOptions) =>
    new ApiProxyGroupDeployment(name, { ...part, environmentName: name }, opts);
const member = (name: string, opts?: pulumi.CustomResourceOptions) =>
    new ApiProxyGroupMember(name, { ...part, apiProxyName: name }, opts);

const classes = [
    ["ApiProxyGroup", "group", group],
    ["ApiProxyGroupDeployment", "deployment", deployment],
    ["ApiProxyGroupMember", "member", member],
] as const;

test.each(classes)("every %s has the same type and the same short provider string", async (type, kind, make) => {
    const registered = await registeredBy(() => [make("one"), make("two")]);

    expect(registered.map(({ name }) => name).sort()).toEqual(["one", "two"]);
    for (const resource of registered) {
        const { __provider } = resource.inputs;
        // Written into every state, and read by every later release: never to be changed.
        expect(__provider).toBe(`exports.handler=()=>require("pulumi-apinizer/provider").${kind}`);
        expect(Buffer.byteLength(String(__provider))).toBeLessThan(80);
        expect(resource.type).toBe(`pulumi-nodejs:dynamic/apinizer:${type}`);
    }
});

test.each(classes)("the provider string of %s leads to what the provider exports", (_, kind) => {
    const provider: object = require("../../../provider");

    for (const step of ["configure", "check", "diff", "create", "read", "update", "delete"]) {
        expect(provider).toHaveProperty([kind, step], expect.any(Function));
    }
});

test.each(classes)("%s refuses opts.import and opts.id, and names adoptExisting", async (type, _, make) => {
    const errors: unknown[] = [];
    const tried = (opts: pulumi.CustomResourceOptions) => {
        try {
            make("taken", opts);
        } catch (error) {
            errors.push(error);
        }
    };

    const registered = await registeredBy(() => [
        tried({ import: "Retail/Payments" }),
        tried({ id: "Retail/Payments" }),
    ]);

    expect(registered).toEqual([]);
    expect(errors).toHaveLength(2);
    for (const error of errors) {
        expect(error).toBeInstanceOf(pulumi.RunError);
        expect(String(error)).toMatch(new RegExp(`${type} "taken".*opts\\.import.*opts\\.id.*adoptExisting: true`));
    }
});

test.each<[string, string | undefined, string]>([
    ["its Pulumi name, where none is given", undefined, "payments"],
    ["the one that is given", "PaymentAPIGroup", "PaymentAPIGroup"],
])("a group's name is %s", async (_, given, name) => {
    const names = given === undefined ? {} : { name: given };

    const [registered] = await registeredBy(
        () => new ApiProxyGroup("payments", { projectName: "P", clientRoute, ...names }),
    );

    expect(registered?.inputs).toMatchObject({ projectName: "P", name, clientRoute });
});

test("inputs arrive as they were given, outputs among them", async () => {
    const args = {
        projectName: pulumi.output("Retail"),
        name: pulumi.output("Payments"),
        clientRoute: { relativePathList: [pulumi.output("/pay")], methodList: pulumi.output(["GET" as const]) },
        environmentName: "production",
        connection: "east",
        adoptExisting: true,
    };

    const [registered] = await registeredBy(() => new ApiProxyGroup("g", args));

    expect(registered?.inputs).toEqual({
        __provider: expect.any(String),
        __declaration: expect.any(String),
        projectName: "Retail",
        name: "Payments",
        clientRoute: { relativePathList: ["/pay"], methodList: ["GET"] },
        environmentName: "production",
        connection: "east",
        adoptExisting: true,
    });
});

test("what the provider finds out can be read from the resource", async () => {
    const computed = {
        manager: "https://m.example.com",
        deploymentResult: { success: true, detailList: [] },
        redeployRequired: false,
        unfinished: "deployment",
    };
    const seen: Promise<unknown>[] = [];

    await registeredBy(
        () => {
            const { manager, deploymentResult, redeployRequired, unfinished } = group("g");
            seen.push(
                ...[manager, deploymentResult, redeployRequired, unfinished].map((output) => known<unknown>(output)),
            );
        },
        { computed },
    );

    expect(await Promise.all(seen)).toEqual(Object.values(computed));
});

test("an input that only a transformation gives has its outputs", async () => {
    const seen: Promise<unknown>[] = [];
    const transformations: pulumi.ResourceTransformation[] = [
        ({ props, opts }) => ({ props: { ...props, environmentName: "production" }, opts }),
    ];

    await registeredBy(
        () => {
            const { environmentName, deploymentResult } = group("g", { transformations });
            seen.push(known<unknown>(environmentName), known<unknown>(deploymentResult));
        },
        { computed: { deploymentResult: { success: true } } },
    );

    expect(await Promise.all(seen)).toEqual(["production", { success: true }]);
});

test("resources without a stack, as in a user's unit tests, work too", async () => {
    await registeredBy(() => undefined);

    expect(await known(group("outside").name)).toBe("outside");
});
