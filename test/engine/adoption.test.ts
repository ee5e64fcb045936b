import { behindOurBack, calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { until } from "../support/processes";
import { closeStacks, expectFailure, expectSuccess } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const list = "/projects/Retail/apiProxyGroups/";
const theirs = { description: "theirs", clientRoute: { relativePathList: ["/theirs"] } };
const group = (name: string, more: object = {}) => ({
    projectName: "Retail",
    name,
    clientRoute: { relativePathList: [`/${name}`] },
    ...more,
});
const adoptExisting = true;

test("a group that exists is taken over where the program asks for it, and refused where it does not", async () => {
    const manager = await simulate({ projects: ["Retail", "Wholesale"] });
    await behindOurBack(manager, "POST", list, { name: "asked", ...theirs });
    await behindOurBack(manager, "POST", list, { name: "unasked", ...theirs });
    await behindOurBack(manager, "POST", "/projects/Wholesale/apiProxyGroups/", { name: "late", ...theirs });
    const late = group("late", { projectName: "Wholesale", adoptExisting });
    const groups = { asked: group("asked", { adoptExisting }), unasked: group("unasked"), late };
    const stack = await stackOn(manager, { program: groupsProgram(groups) });
    expectSuccess(await stack.preview());
    expect(calls(manager)).toEqual([]);

    // Somebody creates it between our list and our create.
    const empty = { answer: { status: 200, json: { status: "SUCCESS", resultList: [], resultCount: 0 } } };
    manager.setFaults([{ operation: "listGroups", project: "Wholesale", effect: empty }]);
    const { text } = expectFailure(await stack.up("--continue-on-error"));
    expect(text).toContain('The API proxy group "unasked" in project "Retail" exists already');
    expect(text).toContain("Set adoptExisting: true to take it over and overwrite its definition");
    for (const name of ["asked", "late"]) {
        expect(text).toContain(`Adopted the existing API proxy group "${name}"`);
    }
    expect(calls(manager).sort()).toEqual([
        "createGroup late",
        "listGroups",
        "listGroups",
        "updateGroup asked",
        "updateGroup late",
    ]);
    expect(manager.state().projects.Retail?.unasked?.definition.description).toBe("theirs");
    expect(manager.state().projects.Retail?.asked?.definition.clientRoute.relativePathList).toEqual(["/asked"]);

    stack.program(groupsProgram({ ...groups, unasked: group("unasked", { adoptExisting }) }));
    expectSuccess(await stack.up());
    stack.program(groupsProgram({ ...groups, asked: group("asked"), unasked: group("unasked") }));
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(JSON.stringify(ours(await stack.export()).map(({ outputs }) => outputs))).not.toContain("adoptExisting");
});

test("a lost create is not taken for ours when the group that is there now is another one", async () => {
    const manager = await simulate();
    const stack = await stackOn(manager, {
        program: groupsProgram({ group: group("contested") }),
        config: { "apinizer:requestTimeoutSeconds": "1" },
    });
    manager.setFaults([{ operation: "createGroup", effect: { hang: true } }]);
    const running = stack.start(["up", "--yes", "--skip-preview"]);
    await until(() => manager.requests().some(({ operation }) => operation === "createGroup"));
    await behindOurBack(manager, "POST", list, { name: "contested", ...theirs });
    expect(expectFailure(await running.ended).text).toContain("nothing proves that this stack created it");
    // The lost create may still arrive, so it is not forgotten; and nobody else's group is written or deleted for it.
    expect(ours(await stack.export()).map(({ outputs }) => outputs?.unfinished)).toEqual(["creation"]);
    expectFailure(await stack.destroy());
    expect(manager.state().projects.Retail?.contested?.definition.description).toBe("theirs");
});

test("an environment that does not exist leaves one group at most, whatever the Manager writes first", async () => {
    const servers = {
        refuse: await simulate({ unknownEnvironment: "refuse" }),
        writeThenRefuse: await simulate({ unknownEnvironment: "writeThenRefuse" }),
    };
    const connections = Object.fromEntries(
        Object.entries(servers).map(([name, { url }]) => [name, { url, token: "simulator-token" }]),
    );
    const program = (environmentName: string) =>
        groupsProgram(
            Object.fromEntries(
                Object.keys(servers).map((connection) => [
                    connection,
                    group("g", { connection, environmentName, description: "ours" }),
                ]),
            ),
        );
    const stack = await stackOn(servers.refuse, {
        program: program("missing"),
        secrets: { "apinizer:connections": JSON.stringify(connections) },
    });
    expect(expectFailure(await stack.up("--continue-on-error")).text).toContain("Environment (missing) is not found!");
    expect(servers.refuse.state().projects.Retail).toEqual({});
    expect(Object.keys(servers.writeThenRefuse.state().projects.Retail ?? {})).toEqual(["g"]);
    expect(ours(await stack.export()).map(({ outputs }) => [outputs?.connection, outputs?.unfinished])).toEqual([
        ["writeThenRefuse", "deployment"],
    ]);
    for (const server of Object.values(servers)) {
        calls(server);
    }
    stack.program(program("production"));
    expectSuccess(await stack.up());
    expect(calls(servers.refuse)).toEqual(["listGroups", "createGroup g production"]);
    expect(calls(servers.writeThenRefuse)).toEqual(["updateGroup g production"]);
    expectSuccess(await stack.up("--expect-no-changes"));
});
