import { calls, closeSimulators, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure } from "../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const canary = "canary-7f3b1c";

/** Secret inputs that are refused, and what is said about them. */
const refused: [title: string, inputs: string, says: string[]][] = [
    [
        "each of another type",
        `projectName: secret(["${canary}"]),
        name: secret({ text: "${canary}" }),
        description: secret({ text: "${canary}" }),
        clientRoute: secret("/${canary}"),
        environmentName: secret(["${canary}"]),
        adoptExisting: secret("${canary}"),
        headers: [{ name: "X-Key", value: secret("${canary}") }]`,
        [
            "projectName must be a string",
            "name must be a string",
            "description must be a string",
            "clientRoute must be an object",
            "environmentName must be a string",
            "adoptExisting must be a boolean",
            "headers is not a property of this resource; did you mean clientRoute.headerList?",
        ],
    ],
    [
        "a connection that is none, and parts of a route",
        `connection: secret("${canary}"),
        clientRoute: {
            relativePathList: [secret("/${canary}"), "/x", secret("/${canary}"), secret("${canary}")],
            methodList: [secret("${canary}")],
            hostList: secret("${canary}"),
            headerList: [{ name: secret("${canary}"), value: "" }, { name: "", value: secret("${canary}") }],
        }`,
        [
            "apinizer:connections is missing, though a connection is named",
            "clientRoute.relativePathList[2] repeats relativePathList[0]",
            "clientRoute.relativePathList[3] must start with /",
            "clientRoute.methodList[0] must be one of GET",
            "clientRoute.hostList must be an array",
            "clientRoute.headerList[0].value must not be empty",
            "clientRoute.headerList[1].name must not be empty",
        ],
    ],
];

test.each(refused)("no secret input is quoted by what refuses it: %s", async (_, inputs, says) => {
    const manager = await simulate();
    const stack = await stackOn(manager, {
        program: `const pulumi = require("@pulumi/pulumi");
const { ApiProxyGroup } = require("pulumi-apinizer");
const secret = (value) => pulumi.secret(value);
new ApiProxyGroup("payments", { projectName: "Retail", ${inputs} });`,
    });

    const { text } = expectFailure(await stack.preview());

    for (const line of says) {
        expect(text).toContain(`resource 'payments' has a problem: ${line}`);
    }
    expect(text).not.toContain(canary);
    expect(calls(manager)).toEqual([]);
});

const twice: [title: string, other: string, says: string][] = [
    ["of one connection", "", "are one object"],
    ["of two connections of one Manager", 'connection: "again",', "leads to the same Manager as"],
];

test.each(twice)("a secret name that two resources have is not quoted: %s", async (_, other, says) => {
    const manager = await simulate();
    const stack = await stackOn(manager, {
        program: `const pulumi = require("@pulumi/pulumi");
const { ApiProxyGroup } = require("pulumi-apinizer");
const inputs = { projectName: "Retail", name: pulumi.secret("${canary}"), clientRoute: { relativePathList: ["/pay"] } };
new ApiProxyGroup("one", inputs);
new ApiProxyGroup("other", { ${other} ...inputs });`,
        secrets: {
            "apinizer:connections": JSON.stringify({ again: { url: manager.url, token: "simulator-token" } }),
        },
    });

    const { text } = expectFailure(await stack.preview());

    expect(text).toContain(says);
    expect(text).not.toContain(canary);
    expect(calls(manager)).toEqual([]);
});
