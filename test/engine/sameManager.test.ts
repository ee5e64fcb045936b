import type { Simulator } from "../../simulator";
import { calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess, type Stack } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const group = (connection?: string) => ({
    projectName: "Retail",
    name: "Payments",
    clientRoute: { relativePathList: ["/pay"] },
    adoptExisting: true,
    ...(connection === undefined ? {} : { connection }),
});

/** A stack whose connections east and west, and its own settings, lead to one Manager. */
async function stackWith(program: string): Promise<{ manager: Simulator; stack: Stack }> {
    const manager = await simulate({ proxies: ["Cards"] });
    const entry = (url: string) => ({ url, token: "simulator-token" });
    const connections = JSON.stringify({ east: entry(manager.url), west: entry(`${manager.url}/apiops/`) });
    return { manager, stack: await stackOn(manager, { program, secrets: { "apinizer:connections": connections } }) };
}

test("one object through two connections of one Manager is refused before anything is sent", async () => {
    const { manager, stack } = await stackWith(groupsProgram({ a: group("east"), b: group("west") }));

    const { text } = expectFailure(await stack.preview());
    expect(text).toMatch(/leads to the same Manager as connection "(east|west)" of another resource/);
    expect(text).toContain(`are one object: they have the same projectName and name, at ${manager.url}.`);
    expect(calls(manager)).toEqual([]);
});

test("a group of the state is not taken over through another connection in a later run", async () => {
    const { manager, stack } = await stackWith(groupsProgram({ a: group("east") }));
    expectSuccess(await stack.up());
    calls(manager);
    const before = ours(await stack.export());

    stack.program(groupsProgram({ a: group("east"), b: group() }));
    const { text } = expectFailure(await stack.up("--skip-preview"));
    expect(text).toMatch(
        /leads to the same Manager as (connection "east"|the stack's own settings) of another resource/,
    );
    expect(ours(await stack.export()).map(({ urn }) => urn)).toEqual(before.map(({ urn }) => urn));

    stack.program(groupsProgram({ a: group("east") }));
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(Object.keys(manager.state().projects.Retail ?? {})).toEqual(["Payments"]);
});

test("deployments and members of one group may name it through two connections, but not be one object twice", async () => {
    const program = (second: string) => `
const { ApiProxyGroup, ApiProxyGroupDeployment, ApiProxyGroupMember } = require("pulumi-apinizer");
const group = new ApiProxyGroup("group", ${JSON.stringify(group("east"))});
const of = { projectName: group.projectName, groupName: group.name, connection: "west" };
new ApiProxyGroupDeployment("live", { ...of, environmentName: "production" });
new ApiProxyGroupMember("cards", { ...of, apiProxyName: "Cards" });
${second}`;
    const { manager, stack } = await stackWith(program(""));
    expectSuccess(await stack.up());
    calls(manager);

    for (const [kind, part] of [
        ["Deployment", 'environmentName: "production"'],
        ["Member", 'apiProxyName: "Cards"'],
    ]) {
        stack.program(program(`new ApiProxyGroup${kind}("again", { ...of, ${part}, connection: "east" });`));
        expect(expectFailure(await stack.preview()).text).toMatch(/the same Manager as connection "(east|west)"/);
    }
    expect(calls(manager)).toEqual([]);
});

test.each([
    ["by its connection alone", { a: group("west") }, []],
    ["by its connection, under --replace", { a: group("west") }, ["--replace", "**a"]],
    ["by its Pulumi name and its connection, without an alias", { b: group("west") }, []],
])("a resource may change %s", async (_, groups, args) => {
    const { manager, stack } = await stackWith(groupsProgram({ a: group("east") }));
    expectSuccess(await stack.up());
    calls(manager);

    stack.program(groupsProgram(groups));
    expectSuccess(await stack.up(...args));

    expect(calls(manager)).not.toContain("deleteGroup Payments");
    expect(ours(await stack.export()).map(({ outputs }) => outputs?.connection)).toEqual(["west"]);
    expectSuccess(await stack.up("--expect-no-changes"));
});
