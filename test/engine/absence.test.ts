import type { Simulator } from "../../simulator";
import { behindOurBack, calls, closeSimulators, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess, type Stack } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const groups = "/projects/Retail/apiProxyGroups/";
const success = { status: "SUCCESS" };

const program = `
const { ApiProxyGroup, ApiProxyGroupDeployment, ApiProxyGroupMember } = require("pulumi-apinizer");
const projectName = "Retail";
const a = new ApiProxyGroup("a", { projectName, clientRoute: { relativePathList: ["/a"] }, environmentName: "production" });
const b = new ApiProxyGroup("b", { projectName, clientRoute: { relativePathList: ["/b"] } });
new ApiProxyGroupDeployment("live", { projectName, groupName: b.name, environmentName: "production" });
new ApiProxyGroupMember("cards", { projectName, groupName: b.name, apiProxyName: "Cards" });
`;

async function running(): Promise<{ manager: Simulator; stack: Stack; state: string }> {
    const manager = await simulate({ proxies: ["Cards"] });
    const stack = await stackOn(manager, { program });
    expectSuccess(await stack.up());
    manager.clearRequests();
    return { manager, stack, state: await resources(stack) };
}

const resources = async (stack: Stack) =>
    JSON.stringify(
        ours(await stack.export())
            .map(({ id, inputs, outputs }) => JSON.stringify({ id, inputs, outputs }))
            .sort(),
    );

test("what an accepted Manager lacks is neither forgotten by a refresh nor reported as deleted", async () => {
    const { manager, stack, state } = await running();
    const other = await simulate();
    await stack.config({ "apinizer:url": other.url, "apinizer:acceptManager": other.url });

    for (const ended of [await stack.refresh("--run-program"), await stack.destroy("--run-program")]) {
        expect(expectFailure(ended).text).toContain(
            `is not at ${other.url}, which acceptManager names as the new address of ${manager.url}`,
        );
        expect(await resources(stack)).toBe(state);
    }
    expect(expectFailure(await stack.up()).text).toContain(`is not at ${other.url}`);
    expect(other.state().projects).toEqual({ Retail: {} });

    await stack.config({ "apinizer:url": manager.url });
    expectSuccess(await stack.up());
    expectSuccess(await stack.destroy());
});

test("only a whole list of groups shows that one is gone", async () => {
    const { manager, stack, state } = await running();
    const row = (name: string, id?: string) => ({ ...(id === undefined ? {} : { id }), name, description: null });
    const lists: readonly (readonly [string, object, RegExp])[] = [
        [
            "the same row twice",
            { resultList: [row("a", "1"), row("a", "1")], resultCount: 2 },
            /shows one object twice/,
        ],
        ["one name twice without ids", { resultList: [row("a"), row("a")], resultCount: 2 }, /shows one object twice/],
        ["fewer rows than it counts", { resultList: [row("a", "1")], resultCount: 2 }, /resultCount of 2/],
        ["a row without a name", { resultList: [row("a", "1"), { id: "2" }], resultCount: 2 }, /without a name/],
        ["one name with two ids", { resultList: [row("a", "1"), row("b", "2"), row("b", "3")] }, /"2" and "3"/],
    ];
    for (const [, list, words] of lists) {
        manager.setFaults([
            { operation: "listGroups", times: 0, effect: { answer: { status: 200, json: { ...success, ...list } } } },
        ]);
        expect(expectFailure(await stack.refresh()).text).toMatch(words);
        expect(await resources(stack)).toBe(state);
    }
});

test("environments listed without a deployed flag leave the state alone", async () => {
    const { manager, stack, state } = await running();
    const resultList = [{ name: "production", type: "PRODUCTION" }];
    manager.setFaults([
        {
            operation: "listGroupEnvironments",
            times: 0,
            effect: { answer: { status: 200, json: { ...success, resultList } } },
        },
    ]);

    expectSuccess(await stack.refresh("--expect-no-changes"));
    expect(await resources(stack)).toBe(state);
    expectSuccess(await stack.up("--expect-no-changes"));
});

test("a group that was deleted at its own Manager is gone with its deployment and its member", async () => {
    const { manager, stack } = await running();
    await behindOurBack(manager, "DELETE", `${groups}b/environments/production/`);
    await behindOurBack(manager, "DELETE", `${groups}b/`);

    expectSuccess(await stack.refresh());
    expect(ours(await stack.export()).map(({ outputs }) => outputs?.name)).toEqual(["a"]);
    expect(calls(manager).filter((call) => call === "listGroups")).toHaveLength(1);
});
