import type { Simulator } from "../../simulator";
import { calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { until } from "../support/processes";
import { closeStacks, expectFailure, expectSuccess, Stack } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const count = 20;
const twenty = groupsProgram(
    Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
            `g${index}`,
            { projectName: "Retail", clientRoute: { relativePathList: [`/g${index}`] } },
        ]),
    ),
);

function requestsTo(manager: Simulator, operation: string): number {
    return manager.requests().filter((request) => request.operation === operation).length;
}

function stackOfClient(manager: Simulator, clientSecret: string): Promise<Stack> {
    return Stack.create({
        program: twenty,
        config: { "apinizer:url": manager.url, "apinizer:clientId": "ci", "apinizer:maxConcurrency": "4" },
        secrets: { "apinizer:clientSecret": clientSecret },
    });
}

test("twenty groups share one token, and one more when it expires in the middle; no secret is in log or state", async () => {
    const clientSecret = "client-secret-of-a-test";
    const manager = await simulate({ clients: { ci: clientSecret }, latencyMs: 100 });
    const stack = await stackOfClient(manager, clientSecret);

    const running = stack.start(["up", "--yes", "--skip-preview", "-v=7", "--logtostderr"]);
    await until(() =>
        manager.requests().some(({ operation, status }) => operation === "createGroup" && status === 200),
    );
    manager.expireTokens();
    const { text } = expectSuccess(await running.ended);

    expect(Object.keys(manager.state().projects.Retail ?? {})).toHaveLength(count);
    const refused = manager.requests().filter(({ status }) => status === 401);
    expect(refused.length).toBeGreaterThan(0);
    expect(requestsTo(manager, "token")).toBe(2);
    expect(manager.requests().filter((each) => each.operation === "createGroup" && each.status === 200)).toHaveLength(
        count,
    );

    const fetched = manager.requests().map(({ headers }) => headers.authorization?.replace("Bearer ", ""));
    const secrets = [...new Set(fetched), clientSecret].filter((secret) => secret !== undefined);
    expect(secrets).toHaveLength(3);
    const plain = expectSuccess(await stack.run(["stack", "export"])).stdout;
    const state = await stack.export();
    const others = state.deployment.resources.filter(({ type }) => type !== "pulumi:providers:pulumi-nodejs");
    expect(ours(state)).toHaveLength(count);
    expect(text.length).toBeGreaterThan(100_000); // the engine did log
    for (const secret of secrets) {
        for (const where of [text, plain, JSON.stringify(others)]) {
            expect(where.includes(secret)).toBe(false);
        }
    }
});

test("a renewal that meets a 503 fails one group, and the next one has the token fetched", async () => {
    const clientSecret = "client-secret-of-a-test";
    const manager = await simulate({ clients: { ci: clientSecret } });
    const stack = await stackOfClient(manager, clientSecret);
    await stack.config({ "apinizer:maxConcurrency": "1", "apinizer:maxRetries": "0" });
    const expired = { status: 401, json: { status: "FAILURE", resultMessage: "Token was expired!" } };
    manager.setFaults([
        { operation: "createGroup", skip: 1, effect: { answer: expired } },
        { operation: "token", skip: 1, effect: { answer: { status: 503, body: "" } } },
    ]);

    const { text } = expectFailure(await stack.up("--continue-on-error"));

    expect(text).toContain("no access token could be had: HTTP 503: an empty answer. Nothing is lost");
    expect(Object.keys(manager.state().projects.Retail ?? {})).toHaveLength(count - 1);
    expect(requestsTo(manager, "token")).toBe(3);
});

test.each([
    ["in digits", { expires_in: "3600" }],
    ["of nothing", { expires_in: 0 }],
])("a token with a life %s is used for every group", async (_, stated) => {
    const manager = await simulate({ clients: { ci: "client-secret-of-a-test" } });
    const stack = await stackOfClient(manager, "client-secret-of-a-test");
    const json = { access_token: "simulator-token", ...stated };
    manager.setFaults([{ operation: "token", effect: { answer: { status: 200, json } } }]);

    expectSuccess(await stack.up());

    expect(requestsTo(manager, "token")).toBe(1);
});

test("a fetched token that no header can carry is named before anything is sent, and not quoted", async () => {
    const manager = await simulate({ clients: { ci: "client-secret-of-a-test" } });
    const stack = await stackOfClient(manager, "client-secret-of-a-test");
    const json = { access_token: "t0ken-of-a-test\n" };
    manager.setFaults([{ operation: "token", times: 0, effect: { answer: { status: 200, json } } }]);

    const { text } = expectFailure(await stack.up("--continue-on-error"));

    expect(text).toContain("access_token: holds characters that a header cannot carry");
    expect(text).not.toContain("t0ken");
    expect(calls(manager)).toEqual(["token"]);
});

test("a wrong client secret is tried once, however many groups need it", async () => {
    const manager = await simulate({ clients: { ci: "another-secret" } });
    const stack = await stackOfClient(manager, "client-secret-of-a-test");
    const { text } = expectFailure(await stack.up("--continue-on-error"));
    expect(
        text.match(/HTTP 401: Bad credentials\. Check apinizer:clientId and apinizer:clientSecret\./g),
    ).not.toBeNull();
    expect(calls(manager)).toEqual(["token"]);
});

test("a fixed token is a secret that can be encrypted as told, and that a refresh takes from the last up", async () => {
    const manager = await simulate();
    const program = groupsProgram({ one: { projectName: "Retail", clientRoute: { relativePathList: ["/one"] } } });
    const stack = await stackOn(manager, { program, secrets: {} });
    await stack.config({ "apinizer:token": "simulator-token" }, "--plaintext");
    const told = expectSuccess(await stack.up()).text;
    const command = /apinizer:token stands in plain text .* Encrypt it: (pulumi config set .*)/.exec(told)?.[1];
    expectSuccess(await stack.shell(command ?? "false"));
    expect(expectSuccess(await stack.shell("cat Pulumi.dev.yaml")).text).toMatch(/apinizer:token:\s+secure:/);
    const encrypted = expectSuccess(await stack.up());
    expect(encrypted.text).not.toContain("plain text");

    await stack.config({ "apinizer:token": "a-token-of-tomorrow" }, "--secret");
    expectSuccess(await stack.refresh());
    const { text } = expectFailure(await stack.refresh("--run-program"));
    expect(text).toContain("HTTP 401: Token is not valid! Check apinizer:token");
    expect(text).toContain(
        "`pulumi refresh`, `pulumi destroy` and `pulumi up --refresh` (or the option refresh: always) use the configuration of the last `pulumi up`: after a change give them --run-program",
    );
    expect(text).not.toContain("a-token-of-tomorrow");
    expect(ours(await stack.export())).toHaveLength(1);
});
