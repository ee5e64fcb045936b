import { calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess, type Stack } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const config = { "apinizer:projectName": "Retail" };
const clientRoute = { relativePathList: ["/a"] };

/** JavaScript text of a program with two instances of one component, whose group has the same arguments in both. */
function tenants(options: (tenant: string) => string, own: (tenant: string) => string = () => "{}"): string {
    return `const pulumi = require("@pulumi/pulumi");
const { ApiProxyGroup } = require("pulumi-apinizer");
class Tenant extends pulumi.ComponentResource {
    constructor(tenant, own, opts) {
        super("test:index:Tenant", tenant, {}, opts);
        new ApiProxyGroup(tenant + "-group", {
            name: "gateway", clientRoute: { relativePathList: ["/" + tenant] }, adoptExisting: true,
        }, { parent: this, ...own });
    }
}
const renamed = (name, { props, opts }) => "clientRoute" in props ? { props: { ...props, name }, opts } : undefined;
new Tenant("one", ${own("one")}, ${options("one")});
new Tenant("two", ${own("two")}, ${options("two")});`;
}

const transformed = (option: string) => (tenant: string) =>
    `{ ${option}: [(args) => renamed("${tenant}-gateway", args)] }`;

function names(manager: { state(): { projects: Record<string, object> } }): string[] {
    return Object.keys(manager.state().projects.Retail ?? {}).sort();
}

describe("two resources with the same arguments are two", () => {
    test.each(["transforms", "transformations"])("where %s give them other names", async (option) => {
        const manager = await simulate();
        const stack = await stackOn(manager, { config, program: tenants(transformed(option)) });
        expectSuccess(await stack.preview());
        expectSuccess(await stack.up());
        expect(names(manager)).toEqual(["one-gateway", "two-gateway"]);
        expectSuccess(await stack.up("--expect-no-changes"));
    });

    test("where ignoreChanges keeps the names that the state has", async () => {
        const manager = await simulate();
        const stack = await stackOn(manager, { config, program: tenants(transformed("transforms")) });
        expectSuccess(await stack.up());
        calls(manager);
        stack.program(
            tenants(
                () => "{}",
                () => '{ ignoreChanges: ["name"] }',
            ),
        );
        expectSuccess(await stack.preview("--expect-no-changes"));
        expectSuccess(await stack.up("--expect-no-changes"));
        expect(calls(manager)).toEqual([]);
    });
});

describe("two resources of one identity are refused with both names, and nothing is sent for the second", () => {
    const one = { name: "one", projectName: "Retail", clientRoute, adoptExisting: true };
    const same = /ApiProxyGroup "(one|two)(-group)?" and "(two|one)(-group)?" of this program are one object/;

    async function expectRefused(stack: Stack, text: RegExp): Promise<void> {
        const preview = expectFailure(await stack.preview()).text;
        const up = expectFailure(await stack.up()).text;
        for (const words of [preview, up]) {
            expect(words).toMatch(text);
        }
    }

    test("where a transform gives both the same name", async () => {
        const manager = await simulate();
        const program = tenants(() => '{ transforms: [(args) => renamed("shared", args)] }');
        await expectRefused(await stackOn(manager, { config, program }), same);
        expect(calls(manager).filter((call) => call !== "listGroups" && call !== "createGroup shared")).toEqual([]);
    });

    test("where both have the same arguments", async () => {
        const manager = await simulate();
        await expectRefused(await stackOn(manager, { config, program: tenants(() => "{}") }), same);
        expect(calls(manager).filter((call) => call.startsWith("updateGroup"))).toEqual([]);
    });

    test("where the first is in the state already", async () => {
        const manager = await simulate();
        const stack = await stackOn(manager, { program: groupsProgram({ one }) });
        expectSuccess(await stack.up());
        calls(manager);
        stack.program(groupsProgram({ one, two: { ...one, clientRoute: { relativePathList: ["/b"] } } }));
        await expectRefused(stack, same);
        // Which of the two is checked first is not certain, so the create of the second may have begun to look.
        expect(calls(manager).filter((call) => call !== "listGroups")).toEqual([]);
    });

    test("where both are in the state, and one takes the name of the other", async () => {
        const manager = await simulate();
        const two = { ...one, name: "two", clientRoute: { relativePathList: ["/b"] } };
        const stack = await stackOn(manager, { program: groupsProgram({ one, two }) });
        expectSuccess(await stack.up());
        calls(manager);
        stack.program(groupsProgram({ one, two: { ...two, name: "one" } }));
        await expectRefused(stack, same);
        // Which of the two is checked first is not certain, so its create may have begun to look.
        expect(calls(manager).filter((call) => call !== "listGroups")).toEqual([]);
        expect(names(manager)).toEqual(["one", "two"]);
    });

    test("where a preview and its update run in one command", async () => {
        const manager = await simulate();
        const stack = await stackOn(manager, { program: groupsProgram({ one }) });
        expectSuccess(await stack.run(["up", "--yes"]));
        expect(names(manager)).toEqual(["one"]);
    });
});

describe("a name that was not given", () => {
    const payments = { payments: { clientRoute } };

    test("stays what the state has where an alias gives a new Pulumi name, also in a replacement", async () => {
        const manager = await simulate({ projects: ["Retail", "Wholesale"] });
        const stack = await stackOn(manager, { config, program: groupsProgram(payments) });
        expectSuccess(await stack.up());
        calls(manager);
        const renamed = groupsProgram(
            { "card-payments": { clientRoute } },
            { "card-payments": { aliases: [{ name: "payments" }] } },
        );
        stack.program(renamed);
        expectSuccess(await stack.preview("--expect-no-changes"));
        expectSuccess(await stack.up("--expect-no-changes"));
        expectSuccess(await stack.up("--expect-no-changes"));
        expect(calls(manager)).toEqual([]);
        expect(ours(await stack.export()).map(({ inputs }) => inputs?.name)).toEqual(["payments"]);

        stack.program(renamed.replace('{"clientRoute"', '{"projectName":"Wholesale","clientRoute"'));
        expectSuccess(await stack.up());
        expect(manager.state().projects).toMatchObject({ Retail: {}, Wholesale: { payments: {} } });
    });

    test("is replaced by one that is given, also by one that is the Pulumi name", async () => {
        const manager = await simulate();
        const options = { cards: { aliases: [{ name: "payments" }] } };
        const stack = await stackOn(manager, { config, program: groupsProgram(payments) });
        expectSuccess(await stack.up());
        stack.program(groupsProgram({ cards: { clientRoute, name: "cards" } }, options));
        expectSuccess(await stack.up());
        expect(names(manager)).toEqual(["cards"]);
    });

    test.each([
        ["null", "null"],
        ["an output of undefined", "pulumi.output(undefined)"],
        ["an output of null", "pulumi.output(null)"],
        ["a promise of undefined", "Promise.resolve(undefined)"],
        ["a promise of null", "Promise.resolve(null)"],
        ["a secret of undefined", "pulumi.secret(undefined)"],
        ["an output that only the update knows", "first.manager.apply(() => undefined)"],
    ])("may be %s, and so may every other input that has a default", async (_, nothing) => {
        const manager = await simulate({ proxies: ["Cards"], environments: { production: 1 } });
        const stack = await stackOn(manager, {
            config,
            program: `const pulumi = require("@pulumi/pulumi");
const { ApiProxyGroup, ApiProxyGroupDeployment, ApiProxyGroupMember } = require("pulumi-apinizer");
const first = new ApiProxyGroup("first", { clientRoute: { relativePathList: ["/first"] } });
const route = { relativePathList: ["/a"], methodList: ${nothing}, hostList: ${nothing}, headerList: ${nothing}, bufferRequest: ${nothing}, bufferResponse: ${nothing} };
const parts = { projectName: ${nothing}, connection: ${nothing} };
const group = new ApiProxyGroup("payments", { ...parts, name: ${nothing}, description: ${nothing}, environmentName: ${nothing}, adoptExisting: ${nothing}, clientRoute: route });
new ApiProxyGroupDeployment("live", { ...parts, groupName: group.name, environmentName: "production", description: ${nothing}, persistent: ${nothing}, triggers: ${nothing} });
new ApiProxyGroupMember("cards", { ...parts, groupName: group.name, apiProxyName: "Cards" });`,
        });
        expectSuccess(await stack.preview());
        expectSuccess(await stack.up());
        expect(names(manager)).toEqual(["first", "payments"]);
        expectSuccess(await stack.up("--expect-no-changes"));
        calls(manager);
        expectSuccess(await stack.destroy());
        expect(names(manager)).toEqual([]);
    });
});
