import { calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess, Stack } from "../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const route = { relativePathList: ["/api"] };

test("a preview tells every mistake of a program at once, with its property, and sends nothing", async () => {
    const manager = await simulate();
    const stack = await stackOn(manager, {
        program: groupsProgram({
            mistakes: {
                name: "",
                descripton: "misspelt",
                clientRoute: {
                    relativePathList: ["/fine", "api", "/fine"],
                    methodList: ["FETCH"],
                    headerList: [{ name: "X-Channel" }],
                    hosts: ["a.example.com"],
                },
                adoptExisting: "yes",
            },
        }),
    });
    const { text } = expectFailure(await stack.preview());
    for (const [property, reason] of [
        ["name", "must not be empty"],
        ["projectName", "is required: give it to the resource, or to all with `pulumi config set apinizer:projectName"],
        ["descripton", "is not a property of this resource; did you mean description?"],
        ["clientRoute.relativePathList[1]", "must start with /"],
        ["clientRoute.relativePathList[2]", "repeats relativePathList[0]"],
        ["clientRoute.methodList[0]", "must be one of GET, POST"],
        ["clientRoute.headerList[0].value", "is required"],
        ["clientRoute.hosts", "is not a property of this resource; did you mean clientRoute.hostList?"],
        ["adoptExisting", "must be a boolean"],
    ] as const) {
        expect(text).toMatch(new RegExp(`resource 'mistakes' has a problem: ${escaped(property)} ${escaped(reason)}`));
    }
    expect(calls(manager)).toEqual([]);
});

test("a preview without settings names each that is missing, and how to give it", async () => {
    const stack = await Stack.create({ program: groupsProgram({ a: { projectName: "Retail", clientRoute: route } }) });
    const { text } = expectFailure(await stack.preview());
    expect(text).toContain("has a problem: apinizer:url is missing");
    expect(text).toContain("`pulumi config set apinizer:url …` or the environment variable APINIZER_URL");
    expect(text).toContain("has a problem: apinizer:token is missing");
    expect(text).toContain("`pulumi config set --secret apinizer:token …` or the environment variable APINIZER_TOKEN");
});

test("every input may be unknown in a preview, at any depth", async () => {
    const manager = await simulate({ environments: { production: 1 } });
    const unknown = (value: unknown) => `first.manager.apply(() => (${JSON.stringify(value)}))`;
    const group = (args: Record<string, string>) => {
        const given = {
            name: '"other"',
            projectName: '"Retail"',
            clientRoute: '{ relativePathList: ["/b"] }',
            ...args,
        };
        return Object.entries(given)
            .map(([key, value]) => `${key}: ${value}`)
            .join(", ");
    };
    const programs = [
        group({ name: unknown("other") }),
        group({ projectName: unknown("Retail") }),
        group({ description: unknown("text") }),
        group({ environmentName: unknown("production") }),
        group({ connection: unknown(null) }),
        group({ adoptExisting: unknown(true) }),
        group({ clientRoute: unknown({ relativePathList: ["/b"] }) }),
        group({ clientRoute: `{ relativePathList: ${unknown(["/b"])} }` }),
        group({ clientRoute: `{ relativePathList: [${unknown("/b")}, "/c"] }` }),
        group({ clientRoute: `{ relativePathList: ["/b"], methodList: [${unknown("GET")}] }` }),
        group({ clientRoute: `{ relativePathList: ["/b"], headerList: [{ name: ${unknown("X")}, value: "1" }] }` }),
        group({ clientRoute: `{ relativePathList: ["/b"], bufferRequest: ${unknown(false)} }` }),
    ].map((args, index) => `new ApiProxyGroup("g${index}", { ${args.replaceAll('"other"', `"other${index}"`)} });`);
    const stack = await stackOn(manager, {
        program: `const { ApiProxyGroup } = require("pulumi-apinizer");
const first = new ApiProxyGroup("first", { projectName: "Retail", clientRoute: { relativePathList: ["/a"] } });
${programs.join("\n")}`,
    });
    expectSuccess(await stack.preview());
    expect(calls(manager)).toEqual([]);
    expectSuccess(await stack.up("--continue-on-error"));
    expectSuccess(await stack.up("--expect-no-changes"));
});

test.each([
    ["plain text", '"same"'],
    ["an output", 'pulumi.output("same")'],
])("two resources of one identity are refused, with both names, where the name is %s", async (_, name) => {
    const manager = await simulate();
    const stack = await stackOn(manager, {
        config: { "apinizer:projectName": "Retail" },
        program: `const pulumi = require("@pulumi/pulumi");
const { ApiProxyGroup } = require("pulumi-apinizer");
new ApiProxyGroup("one", { name: ${name}, clientRoute: { relativePathList: ["/a"] } });
new ApiProxyGroup("two", { name: ${name}, projectName: "Retail", clientRoute: { relativePathList: ["/b"] } });`,
    });
    const { text } = expectFailure(await stack.preview());
    expect(text).toContain('ApiProxyGroup "two" and "one" of this program are one object');
    expect(calls(manager)).toEqual([]);
});

test("import is refused, and adoptExisting named", async () => {
    const manager = await simulate();
    const stack = await stackOn(manager, {
        program: groupsProgram({ a: { projectName: "Retail", clientRoute: route } }, { a: { import: "Retail/a" } }),
    });
    expect(expectFailure(await stack.preview()).text).toContain("set adoptExisting: true");
});

function escaped(text: string): string {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
