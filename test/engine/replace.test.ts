import { calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const plain = { projectName: "Retail", name: "old", clientRoute: { relativePathList: ["/a"] } };
const live = { ...plain, environmentName: "production" };

const removal = ["listGroupEnvironments old", "deleteGroup old"];
const liveRemoval = ["listGroupEnvironments old", "undeployGroup old production", "deleteGroup old"];

test.each([
    ["a rename without an environment creates first", plain, { name: "new" }, ["createGroup new", ...removal]],
    [
        "a rename with a shared path in an environment deletes first",
        live,
        { name: "new" },
        [...liveRemoval, "listGroups", "createGroup new production"],
    ],
    [
        "a rename with another path in an environment creates first",
        live,
        { name: "new", clientRoute: { relativePathList: ["/b"] } },
        ["createGroup new production", ...liveRemoval],
    ],
    [
        "a rename that gains an environment deletes first when a path is shared",
        plain,
        { name: "new", environmentName: "production" },
        [...removal, "listGroups", "createGroup new production"],
    ],
    ["another project replaces", plain, { projectName: "Wholesale" }, ["createGroup old", ...removal]],
])("%s", async (_, before, change, expected) => {
    const manager = await simulate({ projects: ["Retail", "Wholesale"], environments: { production: 1 } });
    const stack = await stackOn(manager, { program: groupsProgram({ group: before }) });
    expectSuccess(await stack.up());
    calls(manager);
    stack.program(groupsProgram({ group: { ...before, ...change } }));
    expectSuccess(await stack.up());
    const seen = calls(manager);
    expect(expected.includes("listGroups") ? seen : seen.filter((call) => call !== "listGroups")).toEqual(expected);
    expectSuccess(await stack.up("--expect-no-changes"));
});

test("an environment that was removed still counts when the group is renamed with it", async () => {
    const manager = await simulate({ environments: { production: 1 } });
    const stack = await stackOn(manager, { program: groupsProgram({ group: live }) });
    expectSuccess(await stack.up());
    stack.program(groupsProgram({ group: plain }));
    expectSuccess(await stack.up());
    calls(manager);
    stack.program(groupsProgram({ group: { ...live, name: "new" } }));
    expectSuccess(await stack.up());
    expect(calls(manager)).toEqual([...liveRemoval, "listGroups", "createGroup new production"]);
});

test("a replacement whose create fails, and whose name is taken back, ends with the group", async () => {
    const manager = await simulate({ environments: { production: 1 } });
    const stack = await stackOn(manager, { program: groupsProgram({ group: live }) });
    expectSuccess(await stack.up());
    manager.setFaults([
        {
            operation: "createGroup",
            group: "new",
            effect: {
                answer: {
                    status: 400,
                    json: {
                        status: "FAILURE",
                        resultMessage: "User does not have required permission for this operation!",
                    },
                },
            },
        },
    ]);
    stack.program(groupsProgram({ group: { ...live, name: "new" } }));
    expect(expectFailure(await stack.up()).text).toContain("API_MANAGEMENT + MANAGE");
    expect(manager.state().projects).toEqual({ Retail: {} });
    stack.program(groupsProgram({ group: live }));
    expectSuccess(await stack.up());
    expect(Object.keys(manager.state().projects.Retail ?? {})).toEqual(["old"]);
    expect(manager.state().projects.Retail?.old?.environments.production?.deployed).toBe(true);
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(ours(await stack.export()).map(({ id }) => id)).toEqual(["Retail/old"]);
});

test("a rename that stopped before its delete, and is taken back, needs adoptExisting once, and the error says so", async () => {
    const manager = await simulate();
    const stack = await stackOn(manager, { program: groupsProgram({ group: plain }) });
    expectSuccess(await stack.up());
    manager.setFaults([
        { operation: "deleteGroup", effect: { answer: { status: 400, body: '{"status":"FAILURE"}' } } },
    ]);
    stack.program(groupsProgram({ group: { ...plain, name: "new" } }));
    expectFailure(await stack.up());
    expect(ours(await stack.export()).map(({ id }) => id)).toEqual(["Retail/new", "Retail/old"]);
    manager.setFaults([]);
    calls(manager);

    stack.program(groupsProgram({ group: plain }));
    const { text } = expectFailure(await stack.up());
    expect(text).toContain('The API proxy group "old" in project "Retail" exists already');
    expect(text).toContain(
        "a rename that stopped half way and was taken back needs adoptExisting: true for one `pulumi up`",
    );
    expect(calls(manager)).toEqual(["listGroups"]);

    stack.program(groupsProgram({ group: { ...plain, adoptExisting: true } }));
    expectSuccess(await stack.up());
    expect(calls(manager)).toEqual(["listGroups", "updateGroup old", "listGroupEnvironments new", "deleteGroup new"]);
    expect(ours(await stack.export()).map(({ id }) => id)).toEqual(["Retail/old"]);
    stack.program(groupsProgram({ group: plain }));
    expectSuccess(await stack.up("--expect-no-changes"));
});

test("a name that is not known yet is said to be a possible replacement, and is none when it stays", async () => {
    const manager = await simulate({ environments: { production: 1 } });
    const program = (description: string, name = "second") => `const { ApiProxyGroup } = require("pulumi-apinizer");
const first = new ApiProxyGroup("first", { projectName: "Retail", description: "${description}", clientRoute: { relativePathList: ["/f"] }, environmentName: "production" });
new ApiProxyGroup("second", { projectName: "Retail", name: first.deploymentResult.apply(() => "${name}"), clientRoute: { relativePathList: ["/s"] } });`;
    const stack = await stackOn(manager, { program: program("one") });
    expectSuccess(await stack.up());
    calls(manager);
    stack.program(program("two"));
    const { text } = expectSuccess(await stack.preview());
    expect(text).not.toContain("replace ");
    expectSuccess(await stack.up());
    expect(calls(manager)).toEqual(["updateGroup first production"]);

    stack.program(program("three", "third"));
    expectSuccess(await stack.up());
    expect(calls(manager)).toEqual([
        "updateGroup first production",
        "listGroups",
        "createGroup third",
        "listGroupEnvironments second",
        "deleteGroup second",
    ]);
});

test("a connection that only got another name is written down, and nothing is sent", async () => {
    const manager = await simulate();
    const entry = { url: manager.url, token: "simulator-token" };
    const stack = await stackOn(manager, {
        program: groupsProgram({ group: { ...plain, connection: "east" } }),
        secrets: { "apinizer:connections": JSON.stringify({ east: entry, west: entry }) },
    });
    expectSuccess(await stack.up());
    calls(manager);
    stack.program(groupsProgram({ group: { ...plain, connection: "west" } }));
    expectSuccess(await stack.up());
    expect(calls(manager)).toEqual([]);
    expect(ours(await stack.export())[0]?.outputs?.connection).toBe("west");
    expectSuccess(await stack.up("--expect-no-changes"));
});
