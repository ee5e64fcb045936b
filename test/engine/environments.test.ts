import { calls, closeSimulators, groupsProgram, simulate, sortedCalls, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess } from "../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

type Environment = "A" | "B" | undefined;
const all: readonly Environment[] = [undefined, "A", "B"];

test("every transition of environmentName is one write, which deploys where the new one says", async () => {
    const manager = await simulate({ environments: { A: 1, B: 1 } });
    const transitions = all.flatMap((from) =>
        all.map((to) => ({ from, to, name: `${from ?? "none"}-${to ?? "none"}` })),
    );
    const program = (end: "from" | "to") =>
        groupsProgram(
            Object.fromEntries(
                transitions.map((transition) => [
                    transition.name,
                    {
                        projectName: "Retail",
                        clientRoute: { relativePathList: [`/${transition.name}`] },
                        environmentName: transition[end],
                    },
                ]),
            ),
        );
    const stack = await stackOn(manager, { program: program("from") });
    expectSuccess(await stack.up());
    calls(manager);
    stack.program(program("to"));
    const { text } = expectSuccess(await stack.up());
    const changed = transitions.filter(({ from, to }) => from !== to);
    expect(sortedCalls(manager)).toEqual(
        changed.map(({ name, to }) => ["updateGroup", name, to].filter((part) => part !== undefined).join(" ")).sort(),
    );
    for (const { name, from } of changed.filter((transition) => transition.from !== undefined)) {
        const group = `API proxy group "${name}" in project "Retail"`;
        expect(text).toContain(`The ${group} stays deployed to "${from}"`);
        expect(manager.state().projects.Retail?.[name]?.environments[from ?? ""]?.deployed).toBe(true);
    }
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(calls(manager)).toEqual([]);
});

test("a failing deployment to another environment leaves the first one alone", async () => {
    const manager = await simulate({ environments: { A: 1, B: 1 } });
    const group = { projectName: "Retail", clientRoute: { relativePathList: ["/a"] } };
    const stack = await stackOn(manager, { program: groupsProgram({ group: { ...group, environmentName: "A" } }) });
    expectSuccess(await stack.up());
    manager.setFaults([{ environment: "B", effect: { pods: { failing: "all" } } }]);
    stack.program(groupsProgram({ group: { ...group, environmentName: "B" } }));
    expectFailure(await stack.up());
    expect(manager.state().projects.Retail?.group?.environments).toMatchObject({ A: { deployed: true } });
    calls(manager);
    expectSuccess(await stack.up());
    expect(calls(manager)).toEqual(["updateGroup group B"]);
});
