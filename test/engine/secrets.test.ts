import { behindOurBack, calls, closeSimulators, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess, Stack } from "../support/stack";
import { ours } from "../support/state";
import { tls } from "../unit/networks/certificateFiles";

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

test("a program with look-ups only is warned, once, of a certificate that is not checked and of secrets in plain text", async () => {
    const manager = await simulate({ tls });
    const connections = { a: { url: manager.url, token: "simulator-token", insecureSkipVerify: true } };
    const stack = await Stack.create({
        program: `const a = require("pulumi-apinizer");
exports.all = Promise.all([a.getProjects({}), a.getProjects({}), a.getEnvironments({}), a.getProjects({ connection: "a" })]);
exports.later = a.getProjectsOutput();`,
        config: {
            "apinizer:url": manager.url,
            "apinizer:insecureSkipVerify": "true",
            "apinizer:token": "simulator-token",
            "apinizer:connections": JSON.stringify(connections),
        },
    });
    const warnings = [
        `insecureSkipVerify: the certificate of ${manager.url} is not checked, so anyone on the way can read the token.`,
        "apinizer:token stands in plain text in the stack's configuration and state.",
        "apinizer:connections stands in plain text in the stack's configuration and state.",
    ];

    for (const command of ["preview", "up"] as const) {
        const diagnostics = expectSuccess(await stack[command]()).text.split("Diagnostics:")[1];
        for (const warning of warnings) {
            expect(diagnostics?.split(`warning: ${warning}`)).toHaveLength(2);
        }
        expect(diagnostics).not.toContain("simulator-token");
    }

    const secrets = { "apinizer:token": "simulator-token", "apinizer:connections": JSON.stringify(connections) };
    await stack.config(secrets, "--secret");
    expect(expectSuccess(await stack.preview()).text).not.toContain("plain text");
});

const headerValue = `Key/${canary}+"q"==`;
/** The ways in which servers write it. */
const echoes = [
    headerValue,
    JSON.stringify(headerValue),
    encodeURIComponent(headerValue),
    headerValue.replaceAll("/", "&#x2F;"),
];

test("a secret header value that a server quotes is in no text and no state, and is compared as it is", async () => {
    const manager = await simulate({ listsClientRoute: true });
    const quoted = `no route 1 for ${echoes.join(" nor ")}`;
    const concealed = `no route 1 for [secret] nor "[secret]" nor [secret] nor [secret]`;
    const detailList = [{ envName: "production", podName: "pod-1", podIp: "10.0.0.1", success: true, detail: quoted }];
    const created = { status: "SUCCESS", deploymentResult: { success: true, detailList } };
    manager.setFaults([
        { operation: "createGroup", moment: "after", effect: { answer: { status: 200, json: created } } },
        {
            operation: "updateGroup",
            effect: { answer: { status: 400, json: { status: "FAILURE", resultMessage: quoted } } },
        },
        { operation: "updateGroup", effect: { pods: { failing: 1, detail: quoted } } },
    ]);
    const headers = `[{ name: "X-Key", value: secret(${JSON.stringify(headerValue)}) },
        { name: "X-Short", value: "1" }, { name: "X-Word", value: "route" }]`;
    const program = (description: string) =>
        groupWith(`environmentName: "production", description: "${description}",
            clientRoute: { relativePathList: ["/pay"], headerList: ${headers} }`);
    const stack = await stackOn(manager, { program: program("one") });
    const leaks = (text: string) => text.split("\n").filter((line) => line.includes(canary));

    // Without -v=9: the engine itself logs every input then, secrets too.
    expect(leaks(expectSuccess(await stack.up()).text)).toEqual([]);
    expect(JSON.stringify(ours(await stack.export())[0]?.outputs?.deploymentResult)).toContain(
        JSON.stringify(concealed).slice(1, -1),
    );
    calls(manager);

    expectSuccess(await stack.up("--expect-no-changes"));
    expect(calls(manager)).toEqual([]);
    expect(leaks(expectSuccess(await stack.refresh("--expect-no-changes")).text)).toEqual([]);
    calls(manager);
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(calls(manager)).toEqual([]);

    stack.program(program("two"));
    for (const says of [`HTTP 400: ${concealed}.`, `(10.0.0.1) of environment production: ${concealed}`]) {
        const { text } = expectFailure(await stack.up());
        expect(text).toContain(says);
        expect(leaks(text)).toEqual([]);
    }
    expect(leaks(expectSuccess(await stack.run(["stack", "export"])).stdout)).toEqual([]);
    expect(manager.state().projects.Retail?.payments?.definition.clientRoute.headerList?.[0]?.value).toBe(headerValue);
});

test("what somebody wrote in the place of a secret header value or description stays a secret in texts and in the state", async () => {
    const manager = await simulate({ listsClientRoute: true });
    const route = (value: string) => `{ relativePathList: ["/pay"], headerList: [{ name: "X-Key", value: ${value} }] }`;
    const program = groupWith(`description: secret("described"), clientRoute: ${route('secret("written-by-us")')}`);
    const stack = await stackOn(manager, { program });
    expectSuccess(await stack.up());
    const headerList = ["X-Key", "X-More"].map((name) => ({ name, value: canary }));
    await behindOurBack(manager, "PUT", "/projects/Retail/apiProxyGroups/", {
        name: "payments",
        description: canary,
        clientRoute: { relativePathList: ["/pay"], headerList },
    });

    const { text } = expectSuccess(await stack.refresh("--diff"));

    expect(text).toMatch(/headerList *: \[secret\]/);
    expect(text).toMatch(/description *: \[secret\]/);
    expect(text).toContain("~ 1 updated");
    const state = expectSuccess(await stack.run(["stack", "export"])).stdout;
    const preview = expectSuccess(await stack.preview("--diff")).text;
    expect([text, state, preview].filter((each) => each.includes(canary))).toEqual([]);
});
