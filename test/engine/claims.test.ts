import type { Simulator } from "../../simulator";
import { calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { until } from "../support/processes";
import { closeStacks, expectFailure, expectSuccess, type Stack } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const group = { projectName: "Retail", name: "wanted", clientRoute: { relativePathList: ["/a"] }, adoptExisting: true };
const sibling = { projectName: "Retail", clientRoute: { relativePathList: ["/s"] } };
const urn = (name: string) => `urn:pulumi:dev::test::pulumi-nodejs:dynamic/apinizer:ApiProxyGroup::${name}`;

/** The group is live, in the state once, and left alone. */
async function expectKept(manager: Simulator, stack: Stack, name: string): Promise<void> {
    expect(Object.keys(manager.state().projects.Retail ?? {})).toContain("wanted");
    expect(calls(manager)).not.toContain("deleteGroup wanted");
    const entries = ours(await stack.export()).filter(({ id }) => id === "Retail/wanted");
    expect(entries.map((entry) => entry.urn)).toEqual([urn(name)]);
    expectSuccess(await stack.up("--expect-no-changes"));
}

async function created(program: string): Promise<{ manager: Simulator; stack: Stack }> {
    const manager = await simulate();
    const stack = await stackOn(manager, { program, config: { "apinizer:maxRetries": "0" } });
    expectSuccess(await stack.up());
    calls(manager);
    return { manager, stack };
}

const refuseSibling = { group: "sibling", effect: { answer: { status: 400, body: '{"status":"FAILURE"}' } } };

describe("a delete of what the program wants only forgets the state's entry", () => {
    test("after up --replace", async () => {
        const { manager, stack } = await created(groupsProgram({ group }));
        const { text } = expectSuccess(await stack.up("--replace", urn("group")));
        expect(text).toContain("only the old entry of the state was forgotten");
        await expectKept(manager, stack, "group");
    });

    test("after the resource was renamed in Pulumi without an alias", async () => {
        const { manager, stack } = await created(groupsProgram({ group }));
        stack.program(groupsProgram({ renamed: group }));
        expectSuccess(await stack.up());
        await expectKept(manager, stack, "renamed");
    });

    test("after up --replace whose deletes a failing sibling put off to the next run", async () => {
        const { manager, stack } = await created(groupsProgram({ group }));
        manager.setFaults([refuseSibling]);
        stack.program(groupsProgram({ group, sibling }));
        expectFailure(await stack.up("--replace", urn("group")));
        expectSuccess(await stack.up());
        await expectKept(manager, stack, "group");
    });

    test("after a rename whose deletes a failing sibling put off to the next run", async () => {
        const { manager, stack } = await created(groupsProgram({ group }));
        manager.setFaults([refuseSibling]);
        stack.program(groupsProgram({ renamed: group, sibling }));
        expectFailure(await stack.up());
        expectSuccess(await stack.up());
        await expectKept(manager, stack, "renamed");
    });

    test.each([
        ["--replace", { group }, "group", ["--replace", urn("group")]],
        ["a rename", { renamed: group }, "renamed", []],
    ])("after %s that was killed before the delete", async (_, groups, name, args) => {
        const { manager, stack } = await created(groupsProgram({ group }));
        // The sibling's create never ends, and deletes wait for every create.
        manager.setFaults([{ group: "sibling", operation: "createGroup", effect: { hang: true } }]);
        stack.program(groupsProgram({ ...groups, sibling }));
        const running = stack.start(["up", "--yes", "--skip-preview", ...args]);
        await until(() => running.text().includes(`${name} creat`) && /created/.test(running.text()));
        await until(() => manager.requests().some(({ operation }) => operation === "updateGroup"));
        await running.kill();
        await stack.run(["cancel", "--yes"]);
        stack.program(groupsProgram({ ...groups, sibling: { ...sibling, adoptExisting: true } }));
        expectSuccess(await stack.up());
        await expectKept(manager, stack, name);
    });
});

describe("a delete that is wanted deletes", () => {
    test("of what was removed from the program, under up --refresh", async () => {
        const { manager, stack } = await created(groupsProgram({ group, sibling }));
        stack.program(groupsProgram({ sibling }));
        expectSuccess(await stack.up("--refresh"));
        expect(Object.keys(manager.state().projects.Retail ?? {})).toEqual(["sibling"]);
    });

    test.each([[[]], [["--run-program"]]])("in destroy %j", async (args) => {
        const { manager, stack } = await created(groupsProgram({ group }));
        expectSuccess(await stack.destroy(...args));
        expect(manager.state().projects).toEqual({ Retail: {} });
    });

    test("under --replace with deleteBeforeReplace", async () => {
        const { manager, stack } = await created(groupsProgram({ group }, { group: { deleteBeforeReplace: true } }));
        expectSuccess(await stack.up("--replace", urn("group")));
        expect(calls(manager)).toEqual([
            "listGroupEnvironments wanted",
            "deleteGroup wanted",
            "listGroups",
            "createGroup wanted",
        ]);
    });
});
