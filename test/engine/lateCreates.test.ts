import type { ScriptedFault } from "../../simulator";
import { behindOurBack, calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const status = (code: number): ScriptedFault["effect"] => ({ answer: { status: code, body: "<html>" } });
const refused = (code: number, resultMessage: string): ScriptedFault["effect"] => ({
    answer: { status: code, json: { status: "FAILURE", resultMessage } },
});
const licence = refused(400, "The license is over");

/** What the first POST of a group meets, and what every later one meets. */
const meetings: Readonly<Record<string, readonly [ScriptedFault["effect"], ScriptedFault["effect"]]>> = {
    "timeout-then-400": [{ hang: true }, licence],
    "timeout-then-401": [{ hang: true }, refused(401, "Token is not valid!")],
    "reset-then-400": [{ drop: true }, licence],
    "reset-then-reset": [{ drop: true }, { drop: true }],
    "408-then-403": [status(408), refused(403, "User does not have required permission for this operation!")],
    "502-then-413": [status(502), status(413)],
    "504-then-404": [status(504), status(404)],
    "504-then-504": [status(504), status(504)],
    "524-then-503": [status(524), status(503)],
};
const projects = Object.keys(meetings);
const list = (project: string) => `/projects/${project}/apiProxyGroups/`;
const group = (name: string) => ({ name, description: "ours", clientRoute: { relativePathList: [`/${name}`] } });

test("a group that appears after its create was given up on is finished by the next up with one PUT", async () => {
    const manager = await simulate({ projects });
    const groups = projects.map((name) => [name, { ...group(name), projectName: name }] as const);
    const stack = await stackOn(manager, {
        program: groupsProgram(Object.fromEntries(groups)),
        config: { "apinizer:requestTimeoutSeconds": "1", "apinizer:maxRetries": "1" },
    });
    manager.setFaults(
        Object.entries(meetings).flatMap(([project, [first, later]]): ScriptedFault[] => [
            { operation: "createGroup", project, effect: first },
            { operation: "createGroup", project, times: 0, effect: later },
        ]),
    );

    expectFailure(await stack.up("--continue-on-error"));
    const recorded = ours(await stack.export()).map(({ outputs }) => [outputs?.name, outputs?.unfinished]);
    expect(Object.fromEntries(recorded)).toEqual(Object.fromEntries(projects.map((name) => [name, "creation"])));

    manager.setFaults([]);
    for (const project of projects) {
        await behindOurBack(manager, "POST", list(project), group(project));
    }
    const { text } = expectSuccess(await stack.up());
    expect(text).not.toContain("exists already");
    expect(
        calls(manager)
            .filter((call) => !call.startsWith("listGroups"))
            .sort(),
    ).toEqual(projects.map((name) => `updateGroup ${name}`).sort());
    expectSuccess(await stack.up("--expect-no-changes"));
});
