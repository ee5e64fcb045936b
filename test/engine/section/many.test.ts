import { closeSimulators, simulate, sortedCalls, stackOn } from "../../support/manager";
import { closeStacks, expectSuccess } from "../../support/stack";
import { ours } from "../../support/state";
import { type Part, partsProgram } from "./support";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const environments = ["development", "staging", "production"];
const groups = Array.from({ length: 20 }, (_, index) => `group${index + 1}`);
const proxies = ["Cards", "Refunds", "Transfers"];

function partsOf(group: string): [string, Part][] {
    const route = { clientRoute: { relativePathList: [`/${group}`] } };
    const members = proxies.map((apiProxyName): [string, Part] => [
        `${group}-${apiProxyName}`,
        { is: "ApiProxyGroupMember", of: group, args: { apiProxyName } },
    ]);
    const deployments = environments.map((environmentName, index): [string, Part] => [
        `${group}-${environmentName}`,
        {
            is: "ApiProxyGroupDeployment",
            of: group,
            args: { environmentName, triggers: [route, proxies] },
            after: index === 0 ? members.map(([name]) => name) : [`${group}-${environments[index - 1]}`],
        },
    ]);
    return [[group, { is: "ApiProxyGroup", args: { projectName: "Retail", ...route } }], ...members, ...deployments];
}

test("20 groups with 3 members in 3 environments settle in one up, and a second up sends nothing", async () => {
    const manager = await simulate({ proxies, environments: { development: 1, staging: 1, production: 2 } });
    const program = partsProgram(Object.fromEntries(groups.flatMap(partsOf)));
    const stack = await stackOn(manager, { program });
    expectSuccess(await stack.up());
    expect(sortedCalls(manager)).toEqual(
        [
            "listGroups",
            ...groups.flatMap((group) => [
                `createGroup ${group}`,
                ...proxies.map(() => `addMember ${group}`),
                ...environments.map((environment) => `deployGroup ${group} ${environment}`),
            ]),
        ].sort(),
    );
    expect(ours(await stack.export())).toHaveLength(20 + 60 + 60);
    for (const group of groups) {
        expect(manager.state().projects.Retail?.[group]).toMatchObject({
            members: expect.arrayContaining(proxies),
            environments: Object.fromEntries(
                environments.map((name) => [name, { deployed: true, redeployRequired: false }]),
            ),
        });
    }
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(sortedCalls(manager)).toEqual([]);
});
