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
    const args = (name: string) => ({
        projectName: "Retail",
        clientRoute: { relativePathList: [`/${name}`] },
        ...(adoptExisting ? { adoptExisting } : {}),
    });
    return groupsProgram(Object.fromEntries(names.map((name) => [name, args(name)])));
}

/** An `up` that is killed, with all that it started, when so many creates were answered and more are under way. */
async function killedAfter(
    answered: number,
    text: string,
    env: Readonly<Record<string, string>> = {},
): Promise<{ manager: Simulator; stack: Stack }> {
    const manager = await simulate();
    const stack = await stackOn(manager, { program: text, env });
    const unanswered = { operation: "createGroup", skip: answered, effect: { hang: true } } as const;
    manager.setFaults([
        { ...unanswered, moment: "after", times: 3 },
        { ...unanswered, moment: "before", times: 0 },
    ]);
    const running = stack.start(["up", "--yes", "--skip-preview"]);
    await until(() => created(manager).length > answered);
    await running.kill();
    manager.setFaults([]);
    calls(manager);
    return { manager, stack };
}

function created(manager: Simulator): string[] {
    return manager.requests().flatMap(({ operation, group }) => (operation === "createGroup" ? [group ?? ""] : []));
}

const groupsAt = (manager: Simulator) => Object.keys(manager.state().projects.Retail ?? {}).sort();

async function recorded(stack: Stack): Promise<string[]> {
    return ours(await stack.export())
        .map(({ id }) => id ?? "")
        .sort();
}

/** The engine writes its state once, at the end: one that is killed before has written nothing. */
const withoutCheckpoints = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

test.each([
    [1, {}],
    [10, {}],
    [25, {}],
    [10, withoutCheckpoints],
])("an up that was killed after %i creates is finished by the next one, %j", async (answered, env) => {
    const { manager, stack } = await killedAfter(answered, program(true), env);
    expect(groupsAt(manager).length).toBeGreaterThan(answered);
    if (env === withoutCheckpoints) {
        expect(await recorded(stack)).toEqual([]);
    }
    expectSuccess(await stack.run(["cancel", "--yes"]));
    expectSuccess(await stack.up());
    expect(groupsAt(manager)).toEqual([...names].sort());
    expect(await recorded(stack)).toEqual(names.map((name) => `Retail/${name}`).sort());
    expectSuccess(await stack.up("--expect-no-changes"));
});

test("without adoptExisting, the groups that no state knows are named, with what to do about each", async () => {
    const { manager, stack } = await killedAfter(10, program(false));
    expect(expectFailure(await stack.up()).text).toContain("`pulumi cancel`");
    expectSuccess(await stack.run(["cancel", "--yes"]));
    const pending = (await stack.export()).deployment.pending_operations ?? [];
    expect(pending.length).toBeGreaterThan(0);
    const known = await recorded(stack);
    const strangers = groupsAt(manager).filter((name) => !known.includes(`Retail/${name}`));
    expect(strangers.length).toBeGreaterThan(0);
    const { text } = expectFailure(await stack.up("--continue-on-error"));
    for (const name of strangers) {
        expect(text).toContain(`The API proxy group "${name}" in project "Retail" exists already at ${manager.url}.`);
    }
    expect(text).toContain("Set adoptExisting: true to take it over and overwrite its definition");
    expectSuccess(await stack.refresh("--clear-pending-creates"));
    expect((await stack.export()).deployment.pending_operations ?? []).toEqual([]);
    stack.program(program(true));
    expectSuccess(await stack.up());
    expect(await recorded(stack)).toEqual(names.map((name) => `Retail/${name}`).sort());
});
