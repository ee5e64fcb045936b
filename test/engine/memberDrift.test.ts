import type { ScriptedFault } from "../../simulator";
import { behindOurBack, closeSimulators, simulate, sortedCalls, stackOn } from "../support/manager";
import { closeStacks, expectSuccess } from "../support/stack";
import { ours } from "../support/state";
import { type Part, partsProgram } from "./section/support";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const groups = ["a", "b", "hidden"];
const proxies = ["Cards", "Loans"];
const program = partsProgram(
    Object.fromEntries(
        groups.flatMap((name): [string, Part][] => [
            [
                name,
                {
                    is: "ApiProxyGroup",
                    args: { projectName: "Retail", clientRoute: { relativePathList: [`/${name}`] } },
                },
            ],
            ...proxies.map((apiProxyName): [string, Part] => [
                `${name}-${apiProxyName}`,
                { is: "ApiProxyGroupMember", of: name, args: { apiProxyName } },
            ]),
        ]),
    ),
);

/** What the Manager says about a group whose API proxies cannot be promoted. */
const hidden: ScriptedFault = {
    operation: "listGroupMembers",
    group: "hidden",
    times: 0,
    effect: { answer: { status: 200, json: { status: "SUCCESS", resultList: [], resultCount: 0 } } },
};
const forbidden = "User does not have required permission for this operation!";
const removedByHand = "/projects/Retail/apiProxyGroups/a/apiProxies/Cards/";
const listsOfMembers = groups.map((name) => `listGroupMembers ${name}`);

test("a member that was removed in the console is seen, if the list has ever shown it, and added again", async () => {
    const manager = await simulate({ proxies, listsMembers: true });
    const stack = await stackOn(manager, { program, config: { "apinizer:maxRetries": "1" } });
    const listedIn = async () =>
        Object.fromEntries(
            ours(await stack.export())
                .filter(({ type }) => type.endsWith("Member"))
                .map(({ id, outputs }) => [id?.replace("Retail/", ""), outputs?.listed]),
        );
    // The CLI prints a line while it runs, and again at the end.
    const lines = (text: string) => [...new Set(text.match(/The (API proxy|members) .+ stays? in the state.*/g))];
    expectSuccess(await stack.up());
    sortedCalls(manager);

    manager.setFaults([hidden]);
    const refreshed = expectSuccess(await stack.refresh("--expect-no-changes"));
    expect(sortedCalls(manager)).toEqual([...listsOfMembers, "listGroups"]);
    const all = { "a/Cards": true, "a/Loans": true, "b/Cards": true, "b/Loans": true };
    expect(await listedIn()).toEqual({ ...all, "hidden/Cards": undefined, "hidden/Loans": undefined });
    expect(lines(refreshed.text)).toHaveLength(2);
    expect(refreshed.text).toContain(
        'The API proxy "Cards" of API proxy group "hidden" in project "Retail" stays in the state, although the Manager\'s list of members lacks it',
    );
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(sortedCalls(manager)).toEqual([]);

    // Whatever comes instead of a list says nothing, is asked for once, and forgets nothing.
    await behindOurBack(manager, "DELETE", removedByHand);
    for (const [effect, words, requests] of [
        [{ answer: { status: 404 } }, "HTTP 404: an empty answer", 1],
        [{ answer: { status: 400, json: { status: "FAILURE", resultMessage: forbidden } } }, forbidden, 1],
        [{ answer: { status: 500, json: { status: "FAILURE", resultMessage: "An unexpected error" } } }, "HTTP 500", 2],
    ] as const) {
        manager.setFaults([{ operation: "listGroupMembers", times: 0, effect }]);
        const { text } = expectSuccess(await stack.refresh());
        expect(lines(text)).toEqual([expect.stringContaining(words)]);
        expect(sortedCalls(manager).map((call) => call.split(" ")[0])).toEqual([
            ...Array.from({ length: requests }, () => "listGroupMembers"),
            "listGroups",
        ]);
        expect(await listedIn()).toMatchObject(all);
    }

    manager.setFaults([hidden]);
    expectSuccess(await stack.refresh());
    expect(sortedCalls(manager)).toEqual([...listsOfMembers, "listGroups"]);
    expect(Object.keys(await listedIn()).sort()).toEqual([
        "a/Loans",
        "b/Cards",
        "b/Loans",
        "hidden/Cards",
        "hidden/Loans",
    ]);
    expect(expectSuccess(await stack.preview()).text).toContain("+ 1 to create");
    expectSuccess(await stack.up());
    expect(sortedCalls(manager)).toEqual(["addMember a"]);
    expect(manager.state().projects.Retail?.a?.members).toEqual(["Loans", "Cards"]);
    expect((await listedIn())["a/Cards"]).toBeUndefined();
    expectSuccess(await stack.up("--expect-no-changes"));

    // A member goes with its group, whatever the lists of members say.
    await behindOurBack(manager, "DELETE", "/projects/Retail/apiProxyGroups/hidden/");
    expectSuccess(await stack.refresh());
    expect(Object.keys(await listedIn()).sort()).toEqual(["a/Cards", "a/Loans", "b/Cards", "b/Loans"]);
    expect(sortedCalls(manager)).toEqual(["listGroupMembers a", "listGroupMembers b", "listGroups"]);
});
