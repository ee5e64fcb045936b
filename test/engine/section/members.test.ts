import type { Simulator } from "../../../simulator";
import { behindOurBack, closeSimulators, simulate, stackOn } from "../../support/manager";
import { closeStacks, expectFailure, expectSuccess } from "../../support/stack";
import { ours } from "../../support/state";
import { expectRequests, type Part, partsProgram } from "./support";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const groups = Object.fromEntries(
    ["a", "b", "c"].map((name): [string, Part] => [
        name,
        { is: "ApiProxyGroup", args: { projectName: "Retail", clientRoute: { relativePathList: [`/${name}`] } } },
    ]),
);

/** Members by their Pulumi names, each `[group, proxy]`, and a deployment of `a` that waits for them all. */
function program(members: Readonly<Record<string, readonly [string, string, object?]>>): string {
    const parts = Object.entries(members).map(([name, [of, apiProxyName, options]]): [string, Part] => [
        name,
        { is: "ApiProxyGroupMember", of, args: { apiProxyName }, ...(options && { options }) },
    ]);
    const deployment: Part = {
        is: "ApiProxyGroupDeployment",
        of: "a",
        args: { environmentName: "production", triggers: [Object.values(members)] },
        after: Object.keys(members),
    };
    return partsProgram({ ...groups, ...Object.fromEntries(parts), deployment });
}

function membersOf(manager: Simulator, group: string): string[] {
    return [...(manager.state().projects.Retail?.[group]?.members ?? [])].sort();
}

test("members are added, moved the new one first, kept under another Pulumi name, removed, and gone with their group", async () => {
    const proxies = ["Stays", "Moves", "Old", "New", "Before", "After", "Renamed", "Leaves", "Known", "P/Q r"];
    const manager = await simulate({ proxies, listsMembers: true });
    const deleteFirst = { deleteBeforeReplace: true };
    const stack = await stackOn(manager, {
        program: program({
            stays: ["a", "Stays"],
            moves: ["a", "Moves"],
            changes: ["a", "Old"],
            changesFirst: ["a", "Before", deleteFirst],
            renamed: ["a", "Renamed"],
            leaves: ["a", "Leaves"],
            odd: ["a", "P/Q r"],
        }),
        config: { "apinizer:maxRetries": "0" },
    });
    expectSuccess(await stack.up());
    expectRequests(
        manager,
        ["listGroups"],
        ["createGroup a", "createGroup b", "createGroup c"],
        ["Stays", "Moves", "Old", "Before", "Renamed", "Leaves", "P/Q r"].map((proxy) => `addMember a ${proxy}`),
        ["deployGroup a production"],
    );
    expect(ours(await stack.export()).find(({ id }) => id?.endsWith("P%2FQ%20r"))).toMatchObject({
        id: "Retail/a/P%2FQ%20r",
        outputs: { projectName: "Retail", groupName: "a", apiProxyName: "P/Q r", manager: manager.url },
    });

    await behindOurBack(manager, "POST", "/projects/Retail/apiProxyGroups/a/apiProxies/Known/");
    const changed = {
        stays: ["a", "Stays"],
        moves: ["b", "Moves"],
        changes: ["a", "New"],
        changesFirst: ["a", "After", deleteFirst],
        anotherName: ["a", "Renamed"],
        known: ["a", "Known"],
        odd: ["a", "P/Q r"],
    } as const;
    stack.program(program(changed));
    expect(expectSuccess(await stack.up()).text).toContain(
        'The API proxy "Renamed" of API proxy group "a" in project "Retail" is kept: the program still names it',
    );
    expectRequests(
        manager,
        [
            ...["New", "After", "Renamed", "Known"].map((proxy) => `addMember a ${proxy}`),
            "addMember b Moves",
            "removeMember a Before",
        ],
        ["deployGroup a production"],
        ["Moves", "Old", "Leaves"].map((proxy) => `removeMember a ${proxy}`),
    );
    expect(membersOf(manager, "a")).toEqual(["After", "Known", "New", "P/Q r", "Renamed", "Stays"]);

    // What is not certain is written down and done again; what was refused is not written down.
    manager.setFaults([{ operation: "addMember", group: "b", moment: "after", effect: { drop: true } }]);
    stack.program(program({ ...changed, unclear: ["b", "Stays"], ghost: ["c", "Ghost"] }));
    const { text } = expectFailure(await stack.up("--continue-on-error"));
    expect(text).toContain(
        'It is not known whether the API proxy "Stays" of API proxy group "b" in project "Retail" was added',
    );
    expect(text).toContain("ApiProxy (Ghost) is not found or user does not have privilege to access it!");
    expectRequests(manager, ["addMember b Stays", "addMember c Ghost"]);
    stack.program(program({ ...changed, unclear: ["b", "Stays"] }));
    // What left last, after the deployment, is still served; a refresh says so.
    expect(expectSuccess(await stack.up("--refresh")).text).toContain("runs an older definition (redeployRequired)");
    expectRequests(
        manager,
        ["listGroups", "listGroupEnvironments a", "listGroupMembers a", "listGroupMembers b"],
        ["addMember b Stays"],
        ["deployGroup a production"],
    );
    expect(ours(await stack.export()).filter(({ outputs }) => outputs?.unfinished !== undefined)).toEqual([]);
    expectSuccess(await stack.up("--expect-no-changes"));
    expectRequests(manager);

    await behindOurBack(manager, "DELETE", "/projects/Retail/apiProxyGroups/b/");
    expectSuccess(await stack.destroy());
    expect(manager.state().projects).toEqual({ Retail: {} });
});
