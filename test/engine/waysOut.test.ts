import type { Simulator } from "../../simulator";
import { calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess, type Stack } from "../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const production = { projectName: "Retail", environmentName: "production" };
const at = (path: string, more: object = {}) => ({ ...production, clientRoute: { relativePathList: [path] }, ...more });
const conflict = "Another group or API proxy holds a relative path there.";

async function created(groups: Record<string, object>): Promise<{ manager: Simulator; stack: Stack }> {
    const manager = await simulate({ environments: { production: 1 } });
    const stack = await stackOn(manager, { program: groupsProgram(groups), config: { "apinizer:maxRetries": "0" } });
    expectSuccess(await stack.up());
    calls(manager);
    return { manager, stack };
}

/** The paths that the gateway serves, by the names of their groups. */
function live(manager: Simulator): Record<string, string[]> {
    const groups = Object.entries(manager.state().projects.Retail ?? {});
    return Object.fromEntries(
        groups
            .filter(([, { environments }]) => environments.production?.deployed === true)
            .map(([name, { definition }]) => [name, definition.clientRoute.relativePathList]),
    );
}

describe("a path conflict names ways out, and each of them works", () => {
    test("an alias from the start, where one entry got another Pulumi name and group name: one run", async () => {
        const { manager, stack } = await created({ old: at("/a") });
        const aliases = { new: { aliases: [{ name: "old" }] } };
        stack.program(groupsProgram({ new: at("/a", { name: "new" }) }, aliases));
        expectSuccess(await stack.up());
        expect(live(manager)).toEqual({ new: ["/a"] });
    });

    test("--continue-on-error, where the program no longer declares the holder: two runs", async () => {
        const { manager, stack } = await created({ old: at("/a") });
        stack.program(groupsProgram({ new: at("/a", { name: "new" }) }));
        const { text } = expectFailure(await stack.up());
        expect(text).toContain(conflict);
        expect(text).toContain("run `pulumi up --continue-on-error` and then `pulumi up`");
        expect(text).toContain('needs an alias (aliases: [{ name: "old" }]) in its first `pulumi up`');
        expect(text).not.toContain("will retry it");
        expectFailure(await stack.up("--continue-on-error"));
        expectSuccess(await stack.up());
        expect(live(manager)).toEqual({ new: ["/a"] });
        expectSuccess(await stack.up("--expect-no-changes"));
    });

    test("a step between, where two groups exchange their paths", async () => {
        const { manager, stack } = await created({ one: at("/a"), two: at("/b") });
        stack.program(groupsProgram({ one: at("/b"), two: at("/a") }));
        expect(expectFailure(await stack.up()).text).toContain("give one of them a free path for one `pulumi up`");
        stack.program(groupsProgram({ one: at("/free"), two: at("/a") }));
        await stack.up(); // two may be deployed before one has left /a
        expectSuccess(await stack.up());
        stack.program(groupsProgram({ one: at("/b"), two: at("/a") }));
        expectSuccess(await stack.up());
        expect(live(manager)).toEqual({ one: ["/b"], two: ["/a"] });
    });
});

describe("a name that another resource of the program still has is told, and each way out works", () => {
    const z = (more: object = {}) => at("/z", { name: "a", ...more });
    // A group that is replaced goes before the new one if both share a path, else after it.
    const deletedLast = at("/c", { name: "c" });
    const deletedFirst = at("/a", { name: "c" });

    async function renamed(groups: Record<string, object>): Promise<Awaited<ReturnType<typeof created>>> {
        const { manager, stack } = await created({ x: at("/a", { name: "a" }) });
        stack.program(groupsProgram(groups));
        return { manager, stack };
    }

    test("adoptExisting: true, after it was told", async () => {
        const { manager, stack } = await renamed({ z: z(), x: deletedLast });
        const { text } = expectFailure(await stack.up());
        expect(text).toContain("Another resource of this program still has this name");
        expect(text).toContain("Set adoptExisting: true on this resource");
        stack.program(groupsProgram({ z: z({ adoptExisting: true }), x: deletedLast }));
        expectSuccess(await stack.up());
        expect(live(manager)).toEqual({ a: ["/z"], c: ["/c"] });
        expectSuccess(await stack.up("--expect-no-changes"));
    });

    test.each([
        ["first", deletedFirst],
        ["last", deletedLast],
    ])("adoptExisting: true from the start, where the old group is deleted %s", async (_, x) => {
        const { manager, stack } = await renamed({ z: z({ adoptExisting: true }), x });
        expectSuccess(await stack.up());
        expect(live(manager)).toEqual({ a: ["/z"], c: x.clientRoute.relativePathList });
        expectSuccess(await stack.up("--expect-no-changes"));
    });

    test.each([
        ["first", deletedFirst],
        ["last", deletedLast],
    ])("--continue-on-error from the start, where the old group is deleted %s: two runs", async (_, x) => {
        const { manager, stack } = await renamed({ z: z(), x });
        await stack.up("--continue-on-error"); // the old group may be deleted before z is asked for
        expectSuccess(await stack.up());
        expect(live(manager)).toEqual({ a: ["/z"], c: x.clientRoute.relativePathList });
        expectSuccess(await stack.up("--expect-no-changes"));
    });
});

test("an adoption warns of targeted commands", async () => {
    const { stack } = await created({ old: at("/a", { name: "g" }) });
    stack.program(groupsProgram({ new: at("/a", { name: "g", adoptExisting: true }) }));
    expect(expectSuccess(await stack.up()).text).toContain(
        "A command with --target or --exclude would delete the group with it.",
    );
});
