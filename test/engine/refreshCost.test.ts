import { closeSimulators, simulate, sortedCalls, stackOn } from "../support/manager";
import { closeStacks, expectSuccess } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const numbers = Array.from({ length: 100 }, (_, index) => index);
const deployed = numbers.slice(0, 10);
const proxies = ["Cards", "Loans", "Refunds"];
const program = `const { ApiProxyGroup, ApiProxyGroupMember } = require("pulumi-apinizer");
for (const number of ${JSON.stringify(numbers)}) {
    const group = new ApiProxyGroup("g" + number, {
        projectName: "Retail",
        clientRoute: { relativePathList: ["/g" + number] },
        ...(number < ${deployed.length} ? { environmentName: "production" } : {}),
    });
    for (const apiProxyName of ${JSON.stringify(proxies)}) {
        const names = { projectName: group.projectName, groupName: group.name };
        new ApiProxyGroupMember("g" + number + "-" + apiProxyName, { ...names, apiProxyName });
    }
}`;

test("a refresh of 100 groups with 300 members lists groups once, and members and environments once a group", async () => {
    const lists = { listsMembers: true, listsClientRoute: true };
    const manager = await simulate({ proxies, environments: { production: 1 }, ...lists });
    const stack = await stackOn(manager, { program });
    expectSuccess(await stack.up());
    sortedCalls(manager);

    expectSuccess(await stack.refresh("--expect-no-changes"));
    expect(sortedCalls(manager)).toEqual(
        [
            "listGroups",
            ...numbers.map((number) => `listGroupMembers g${number}`),
            ...deployed.map((number) => `listGroupEnvironments g${number}`),
        ].sort(),
    );
    expect(ours(await stack.export()).filter(({ outputs }) => outputs?.listed === true)).toHaveLength(300);
});
