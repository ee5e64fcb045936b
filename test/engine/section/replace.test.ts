import { closeSimulators, simulate, stackOn } from "../../support/manager";
import { closeStacks, expectFailure, expectSuccess, type Stack } from "../../support/stack";
import { ours } from "../../support/state";
import { expectRequests, type Part, partsProgram } from "./support";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const environments = { staging: 1, production: 1, live: 1 };

/** A group with a member, deployed to staging and then to production. */
function program(group: object, options: object = {}): string {
    const deployment = (environmentName: string, after: readonly string[]): Part => ({
        is: "ApiProxyGroupDeployment",
        of: "group",
        args: { environmentName },
        after,
    });
    return partsProgram({
        group: {
            is: "ApiProxyGroup",
            args: { projectName: "Retail", clientRoute: { relativePathList: ["/g"] }, ...group },
            options,
        },
        member: { is: "ApiProxyGroupMember", of: "group", args: { apiProxyName: "Cards" } },
        staging: deployment("staging", ["member"]),
        production: deployment("production", ["staging"]),
    });
}

async function ids(stack: Stack): Promise<unknown[]> {
    return ours(await stack.export())
        .map(({ id }) => id)
        .sort();
}

function idsOf(name: string): string[] {
    return [`Retail/${name}`, `Retail/${name}/Cards`, `Retail/${name}/production`, `Retail/${name}/staging`];
}

/** In order: the new group with its member first, then each environment is handed over, then the old ones go. */
function renamed(from: string, to: string): string[][] {
    return [
        [`createGroup ${to}`],
        [`addMember ${to} Cards`],
        [`undeployGroup ${from} staging`],
        [`deployGroup ${to} staging`],
        [`undeployGroup ${from} production`],
        [`deployGroup ${to} production`],
        [`removeMember ${from} Cards`],
        [`listGroupEnvironments ${from}`],
        [`deleteGroup ${from}`],
    ];
}

test("a renamed group takes its member and its deployments along, environment by environment", async () => {
    const manager = await simulate({ environments, proxies: ["Cards"] });
    const stack = await stackOn(manager, { program: program({ name: "one" }) });
    expectSuccess(await stack.up());
    manager.clearRequests();

    stack.program(program({ name: "two" }));
    expect(expectSuccess(await stack.preview()).text).toContain("+-4 to replace");
    expectRequests(manager);
    expectSuccess(await stack.up());
    expectRequests(manager, ["listGroups"], ...renamed("one", "two"));
    expect(await ids(stack)).toEqual(idsOf("two"));
    expectSuccess(await stack.up("--expect-no-changes"));
    expectRequests(manager);

    // A rename that stops half way: staging is handed over, production is not.
    const refusal = { status: "FAILURE", resultMessage: "not now" };
    manager.setFaults([
        { operation: "deployGroup", environment: "production", effect: { answer: { status: 400, json: refusal } } },
    ]);
    stack.program(program({ name: "three" }));
    expect(expectFailure(await stack.up()).text).toContain("not now");
    expectRequests(manager, ["listGroups"], ...renamed("two", "three").slice(0, 6));
    // Taken back: the old group is still there, and waits to be deleted. It is taken over, and what waits is forgotten.
    stack.program(program({ name: "two", adoptExisting: true }));
    expectSuccess(await stack.up());
    expectRequests(
        manager,
        ["listGroups"],
        ["updateGroup two"],
        ["addMember two Cards"],
        ["undeployGroup three staging"],
        ["deployGroup two staging"],
        ["deployGroup two production"],
        ["removeMember three Cards"],
        ["listGroupEnvironments three"],
        ["deleteGroup three"],
    );
    expect(await ids(stack)).toEqual(idsOf("two"));
    expect(manager.state().projects).toMatchObject({
        Retail: {
            two: { members: ["Cards"], environments: { staging: { deployed: true }, production: { deployed: true } } },
        },
    });
});

test("a group that has to go before its successor comes goes after its own parts, and they come back", async () => {
    const manager = await simulate({ environments, proxies: ["Cards"] });
    const live = { environmentName: "live" };
    const stack = await stackOn(manager, { program: program({ ...live, name: "one" }) });
    expectSuccess(await stack.up());
    manager.clearRequests();
    const replaced = (from: string, to: string) => [
        [`undeployGroup ${from} production`],
        [`undeployGroup ${from} staging`],
        [`removeMember ${from} Cards`],
        [`listGroupEnvironments ${from}`],
        [`undeployGroup ${from} live`],
        [`deleteGroup ${from}`],
        ["listGroups"],
        [`createGroup ${to} live`],
        [`addMember ${to} Cards`],
        [`deployGroup ${to} staging`],
        [`deployGroup ${to} production`],
    ];

    stack.program(program({ ...live, name: "two" }));
    expectSuccess(await stack.up());
    expectRequests(manager, ...replaced("one", "two"));

    stack.program(program({ ...live, name: "two" }, { deleteBeforeReplace: true }));
    const urn = ours(await stack.export()).find(({ id }) => id === "Retail/two")?.urn ?? "";
    expectSuccess(await stack.up("--replace", urn));
    expectRequests(manager, ...replaced("two", "two"));
    expect(await ids(stack)).toEqual(idsOf("two"));
    expectSuccess(await stack.up("--expect-no-changes"));
    expectRequests(manager);
});
