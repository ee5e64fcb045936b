import { calls, closeSimulators, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure, Stack } from "../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const canary = "canary-7f3b1c";

/** JavaScript of a program with one group whose inputs a test is about. */
const groupWith = (inputs: string) => `const pulumi = require("@pulumi/pulumi");
const { ApiProxyGroup } = require("pulumi-apinizer");
const secret = (value) => pulumi.secret(value);
new ApiProxyGroup("payments", { projectName: "Retail", ${inputs} });
`;

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
    const stack = await stackOn(manager, { program: groupWith(inputs) });

    const { text } = expectFailure(await stack.preview());

    for (const line of says) {
        expect(text).toContain(`resource 'payments' has a problem: ${line}`);
    }
    expect(text).not.toContain(canary);
    expect(calls(manager)).toEqual([]);
});

const pem = `-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN${canary}\n-----END PRIVATE KEY-----\n`;
const connected = groupWith('connection: "east", clientRoute: { relativePathList: ["/pay"] }');
const asked = 'exports.projects = require("pulumi-apinizer").getProjects({});';

/** A private key where its file's name belongs, and what the setting is called there. */
const misplaced: [place: string, program: string, config: object, env: Record<string, string>, name: string][] = [
    ["in the environment", groupWith(""), {}, { APINIZER_CLIENT_KEY_FILE: pem }, "APINIZER_CLIENT_KEY_FILE"],
    ["for a look-up", asked, { "apinizer:caFile": pem }, {}, "apinizer:caFile"],
    [
        "in connections",
        connected,
        { "apinizer:connections": JSON.stringify({ east: { url: "https://m", token: canary, clientKeyFile: pem } }) },
        {},
        "apinizer:connections.east.clientKeyFile",
    ],
];

test.each(misplaced)(
    "a private key %s in the place of its file's name is never printed",
    async (_, program, config, env, name) => {
        const stack = await Stack.create({ program, secrets: { "apinizer:token": canary, ...config }, env });

        const { text } = expectFailure(await stack.preview());

        expect(text).toContain(`${name} must be the name of a PEM file, but holds the text of one`);
        expect(text).not.toContain(canary);
    },
);
