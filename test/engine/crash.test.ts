import type { Simulator } from "../../simulator";
import { calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { until } from "../support/processes";
import { closeStacks, expectFailure, expectSuccess, type Stack } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const names = Array.from({ length: 30 }, (_, index) => `group-${index + 1}`);

function program(adoptExisting: boolean): string {
    const group = (name: string) => ({
        projectName: "Retail",
        clientRoute: { relativePathList: [`/${name}`] },
        ...(adoptExisting ? { adoptExisting } : {}),
    });
    return groupsProgram(Object.fromEntries(names.map((name) => [name, group(name)])));
}

/** The CLI and all it started are killed when so many groups exist; then the stack's lock is taken away. */
async function killAt(count: number, manager: Simulator, stack: Stack): Promise<void> {
    const made = () => Object.keys(manager.state().projects.Retail ?? {}).length;
    const running = stack.start(["up", "--yes", "--skip-preview"]);
    await until(() => made() >= count);
    await running.kill();
    expect((await running.ended).code).toBeNull();
    expect(made()).toBeLessThan(names.length);
    expectSuccess(await stack.run(["cancel", "--yes"]));
    calls(manager);
}

async function expectWhole(manager: Simulator, stack: Stack): Promise<void> {
    expect(Object.keys(manager.state().projects.Retail ?? {}).sort()).toEqual([...names].sort());
    const state = await stack.export();
    expect(
        ours(state)
            .map(({ id }) => id)
            .sort(),
    ).toEqual(names.map((name) => `Retail/${name}`).sort());
    expectSuccess(await stack.up("--expect-no-changes"));
}

test.each([1, 10, 25])(
    "killed when %i of 30 groups exist, the next up makes 30 of them with adoptExisting",
    async (count) => {
        const manager = await simulate({ latencyMs: 60 });
        const stack = await stackOn(manager, { program: program(true), config: { "apinizer:maxConcurrency": "2" } });
        await killAt(count, manager, stack);
        expectSuccess(await stack.up());
        await expectWhole(manager, stack);
    },
);

test("without adoptExisting the error names each group that was made and not recorded, and what to do", async () => {
    const manager = await simulate({ latencyMs: 60 });
    const stack = await stackOn(manager, { program: program(false), config: { "apinizer:maxConcurrency": "2" } });
    await killAt(10, manager, stack);
    const made = Object.keys(manager.state().projects.Retail ?? {});
    const recorded = new Set(ours(await stack.export()).map(({ id }) => id));
    const lost = made.filter((name) => !recorded.has(`Retail/${name}`));
    expect(lost.length).toBeGreaterThan(0);
    expect((await stack.export()).deployment.pending_operations?.length).toBeGreaterThan(0);

    const { text } = expectFailure(await stack.up("--continue-on-error"));
    for (const name of lost) {
        expect(text).toContain(`The API proxy group "${name}" in project "Retail" exists already`);
    }
    expect(text).toContain("Set adoptExisting: true to take it over");

    expectSuccess(await stack.run(["refresh", "--yes", "--skip-preview", "--clear-pending-creates"]));
    expect((await stack.export()).deployment.pending_operations ?? []).toEqual([]);
    stack.program(program(true));
    expectSuccess(await stack.up());
    await expectWhole(manager, stack);
});
