import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ScriptedFault, Simulator } from "../../simulator";
import { behindOurBack, calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { until } from "../support/processes";
import { closeStacks, expectFailure, expectSuccess, type Stack } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const list = (project: string) => `/projects/${project}/apiProxyGroups/`;
const busy: ScriptedFault["effect"] = { answer: { status: 503, body: "busy" } };

/** How a create met its fault, and what a colleague made of the name meanwhile. */
interface Row {
    /** What the program says about the group besides its route. */
    readonly said: { readonly description?: string };
    /** Whether the Manager carried the create out before its answer was lost. */
    readonly arrived: boolean;
    /** The group that somebody else created under the name; nothing if nobody did. */
    readonly colleague?: { readonly description?: string };
    /** Whether the next `up` and `destroy` may act on the group. */
    readonly acts: boolean;
}

const rows: Readonly<Record<string, Row>> = {
    "lost-and-free": { said: { description: "ours" }, arrived: false, acts: true },
    "lost-and-taken": {
        said: { description: "ours" },
        arrived: false,
        colleague: { description: "theirs" },
        acts: false,
    },
    "lost-and-taken-silently": { said: { description: "ours" }, arrived: false, colleague: {}, acts: false },
    "lost-and-both-silent": { said: {}, arrived: false, colleague: {}, acts: false },
    "arrived-described": { said: { description: "ours" }, arrived: true, acts: true },
    "arrived-silent": { said: {}, arrived: true, acts: false },
};
const names = Object.keys(rows);
const refused = names.filter((name) => rows[name]?.acts === false);

function program(adopting: readonly string[] = []): string {
    const group = (name: string) => ({
        projectName: name,
        clientRoute: { relativePathList: [`/${name}`] },
        ...rows[name]?.said,
        ...(adopting.includes(name) ? { adoptExisting: true } : {}),
    });
    return groupsProgram(Object.fromEntries(names.map((name) => [name, group(name)])));
}

function unfinished(state: Awaited<ReturnType<Stack["export"]>>): Record<string, unknown> {
    return Object.fromEntries(ours(state).map(({ outputs }) => [outputs?.name, outputs?.unfinished]));
}

/** Runs the creates into their faults, then lets the colleague act. */
async function lostCreates(): Promise<{ manager: Simulator; stack: Stack }> {
    const manager = await simulate({ projects: names });
    const stack = await stackOn(manager, { program: program(), config: { "apinizer:maxRetries": "0" } });
    manager.setFaults(
        names.flatMap((project): ScriptedFault[] => [
            {
                operation: "createGroup",
                project,
                times: 0,
                moment: rows[project]?.arrived === true ? "after" : "before",
                effect: { drop: true },
            },
            { operation: "listGroups", project, skip: 1, times: 0, effect: busy },
        ]),
    );
    expectFailure(await stack.up("--continue-on-error"));
    manager.setFaults([]);
    for (const [name, { colleague }] of Object.entries(rows)) {
        if (colleague !== undefined) {
            const clientRoute = { relativePathList: ["/colleague"] };
            await behindOurBack(manager, "POST", list(name), { name, ...colleague, clientRoute });
        }
    }
    manager.clearRequests();
    return { manager, stack };
}

/** What the Manager has of the groups that nothing proves to be ours. */
const untouched = (manager: Simulator) =>
    JSON.stringify(refused.map((name) => manager.state().projects[name]?.[name]?.definition));

const asRelease010 = async (stack: Stack) => {
    const file = join(stack.folder, "state.json");
    writeFileSync(file, (await stack.exportText()).replaceAll('"creation"', '"definition"'));
    expectSuccess(await stack.run(["stack", "import", "--file", file]));
};

test.each([
    ["as this release records it", false, "creation"],
    ["as 0.1.0 recorded it", true, "definition"],
] as const)(
    "a create whose end is not known, %s, never touches a group that may be somebody else's",
    async (...row) => {
        const [, isOld, recorded] = row;
        const { manager, stack } = await lostCreates();
        if (isOld) {
            await asRelease010(stack);
        }
        expect(unfinished(await stack.export())).toEqual(Object.fromEntries(names.map((name) => [name, recorded])));
        const before = untouched(manager);

        expectSuccess(await stack.refresh());
        const remembered = ours(await stack.export()).map(({ outputs }) => [outputs?.name, outputs?.description]);
        expect(Object.fromEntries(remembered)).toEqual(
            Object.fromEntries(names.map((name) => [name, rows[name]?.said.description])),
        );
        expect(calls(manager)).toEqual([]);

        const up = expectFailure(await stack.up("--continue-on-error"));
        for (const name of refused) {
            expect(up.text).toContain(
                `"${name}" in project "${name}" exists, but nothing proves that this stack created it`,
            );
        }
        expect(
            calls(manager)
                .filter((call) => !call.startsWith("listGroups"))
                .sort(),
        ).toEqual(["createGroup lost-and-free", "updateGroup arrived-described"]);
        expect(untouched(manager)).toBe(before);

        const destroy = expectFailure(await stack.destroy("--continue-on-error"));
        expect(destroy.text).toContain("set adoptExisting: true and run `pulumi up`");
        expect(destroy.text).toContain("run `pulumi state delete <urn>`");
        expect(Object.keys(unfinished(await stack.export())).sort()).toEqual([...refused].sort());
        expect(untouched(manager)).toBe(before);

        stack.program(program(["arrived-silent"]));
        const adopted = expectFailure(await stack.up("--continue-on-error"));
        expect(adopted.text).toContain('Adopted the existing API proxy group "arrived-silent"');
        expect(unfinished(await stack.export())["arrived-silent"]).toBeUndefined();
    },
);

test("a create that arrives after its repeat was refused is found by the next up", async () => {
    const late = ["described", "silent"];
    const manager = await simulate({ projects: late });
    const group = (name: string) => ({
        projectName: name,
        clientRoute: { relativePathList: [`/${name}`] },
        ...(name === "described" ? { description: "ours" } : {}),
    });
    const groups = Object.fromEntries(late.map((name) => [name, group(name)]));
    const stack = await stackOn(manager, {
        program: groupsProgram(groups),
        config: { "apinizer:requestTimeoutSeconds": "1", "apinizer:maxRetries": "1" },
    });
    manager.setFaults(
        late.flatMap((project): ScriptedFault[] => [
            { operation: "createGroup", project, effect: { delayMs: 6000 } },
            {
                operation: "createGroup",
                project,
                effect: { answer: { status: 400, json: { status: "FAILURE", resultMessage: "The license is over" } } },
            },
        ]),
    );

    const { text } = expectFailure(await stack.up("--continue-on-error"));
    expect(text).toContain("The license is over");
    expect(unfinished(await stack.export())).toEqual({ described: "creation", silent: "creation" });

    await until(() => late.every((name) => manager.state().projects[name]?.[name] !== undefined));
    manager.clearRequests();
    expect(expectFailure(await stack.up("--continue-on-error")).text).toContain(
        "nothing proves that this stack created",
    );
    expect(calls(manager).filter((call) => !call.startsWith("listGroups"))).toEqual(["updateGroup described"]);
    expect(unfinished(await stack.export())).toEqual({ described: undefined, silent: "creation" });
});

test("a lost create never takes over a group that another stack creates at that moment", async () => {
    const manager = await simulate();
    const program = groupsProgram({ shared: { projectName: "Retail", clientRoute: { relativePathList: ["/a"] } } });
    const stack = await stackOn(manager, { program, config: { "apinizer:requestTimeoutSeconds": "3" } });
    manager.setFaults([{ operation: "createGroup", effect: { hang: true } }]);
    const running = stack.start(["up", "--yes", "--skip-preview"]);
    await until(() => manager.requests().some(({ operation }) => operation === "createGroup"));
    const theirs = { name: "shared", clientRoute: { relativePathList: ["/b"] } };
    await behindOurBack(manager, "POST", list("Retail"), theirs);

    const { text } = expectFailure(await running.ended);
    expect(text).toContain("exists, but nothing proves that this stack created it");
    expect(manager.state().projects.Retail?.shared?.definition).toEqual(theirs);
    expect(calls(manager)).not.toContain("updateGroup shared");
});
