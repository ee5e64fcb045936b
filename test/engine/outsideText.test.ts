import type { Effect } from "../../simulator";
import { diagnosticsOf } from "../support/diagnostics";
import {
    behindOurBack,
    calls,
    closeSimulators,
    groupsProgram,
    simulate,
    sortedCalls,
    stackOn,
} from "../support/manager";
import { closeStacks, expectFailure, expectSuccess } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const list = "/projects/Retail/apiProxyGroups/";

/** What the CLI printed without its own colors; fails where anything else in it can move a terminal's cursor. */
function plain(text: string): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colors of a terminal begin with one
    const colorless = text.replace(/\u001b\[[\d;]*m/g, "");
    // The CLI itself indents the reasons of a partial failure with a tab.
    expect(colorless.match(/.{0,60}(?!\n|(?<=\n *)\t\*)[\p{Cc}\p{Cf}\u2028\u2029].{0,20}/u)).toBeNull();
    expect(colorless).not.toContain("<{%");
    return colorless;
}

const refusal = (resultMessage: string): Effect => ({
    answer: { status: 400, json: { status: "FAILURE", resultMessage } },
});
/** The page's 120th UTF-16 unit is the first half of an emoji. */
const page = (status: number): Effect => ({
    answer: { status, headers: { "content-type": "text/html" }, body: `<html>${"x".repeat(113)}😀</html>` },
});
const rows = Array.from({ length: 150_000 }, (_, index) => ({
    envName: "production",
    podName: `pod-${index}`,
    podIp: "10.0.0.1",
    success: false,
}));

/** Groups whose create the Manager answers in an unkind way, and what of it stands in the error. */
const unkind: Record<string, { effect: Effect; moment?: "after"; says: string; recorded?: true }> = {
    "emoji-404": { effect: page(404), says: "HTTP 404" },
    "emoji-200": { effect: page(200), says: "HTTP 200" },
    directive: { effect: refusal("Path <{%handler%}> is refused"), says: "HTTP 400: Path <{ %handler%}> is refused" },
    "lone-half": { effect: refusal("half \ud83d"), says: "HTTP 400: half \ufffd" },
    terminal: {
        effect: refusal("\u001b[31mred \u001b]0;title\u0007 \u009b1m \u202egnp.exe"),
        says: "HTTP 400: \ufffd[31mred \ufffd]0;title\ufffd \ufffd1m \ufffdgnp.exe",
    },
    lines: { effect: refusal("no\r\nerror: fake\u2028more\n"), says: "HTTP 400: no error: fake more" },
    long: { effect: refusal("long ".repeat(100_000)), says: "… Mend what the Manager objects to" },
    "large-detail": {
        effect: { pods: { failing: 1, detail: "😀<{%x%}>\n".repeat(1_000_000) } },
        says: "of environment production: 😀<{ %x%}> 😀<{ %x%}>",
        recorded: true,
    },
    "many-rows": {
        effect: {
            answer: {
                status: 200,
                json: { status: "SUCCESS", deploymentResult: { success: false, detailList: rows } },
            },
        },
        moment: "after",
        says: "pod pod-0 (10.0.0.1) of environment production",
        recorded: true,
    },
};

test("whatever a Manager says, the run ends, reports it on one line, and no other group is lost", async () => {
    const manager = await simulate();
    const kind = Array.from({ length: 8 }, (_, index) => `kind-${index}`);
    manager.setFaults(
        Object.entries(unkind).map(([group, { effect, moment }]) => ({
            operation: "createGroup",
            group,
            ...(moment === undefined ? {} : { moment }),
            effect,
        })),
    );
    const groups = [...kind, ...Object.keys(unkind)].map((name) => [
        name,
        { projectName: "Retail", clientRoute: { relativePathList: [`/${name}`] }, environmentName: "production" },
    ]);
    const stack = await stackOn(manager, {
        color: "always",
        program: groupsProgram(Object.fromEntries(groups)),
        config: { "apinizer:maxRetries": "0" },
    });

    const text = plain(expectFailure(await stack.up("--continue-on-error")).text);

    const recorded = Object.keys(unkind).filter((name) => unkind[name]?.recorded === true);
    const state = ours(await stack.export());
    expect(state.map(({ outputs }) => outputs?.name).sort()).toEqual([...kind, ...recorded].sort());
    expect(Object.keys(manager.state().projects.Retail ?? {}).sort()).toEqual([...kind, ...recorded].sort());
    const told = diagnosticsOf(text);
    for (const [name, { says }] of Object.entries(unkind)) {
        expect(told.get(name)).toContain(says);
        expect(Buffer.byteLength(told.get(name) ?? "")).toBeLessThan(128 * 1024); // of a partial failure, the error and its reasons
    }
    expect(told.get("lines")).not.toContain("\n");
    for (const { outputs } of state) {
        expect(Buffer.byteLength(JSON.stringify(outputs?.deploymentResult))).toBeLessThanOrEqual(256 * 1024);
    }
});

test("drift that the CLI cannot print is shown and repaired, and what the program wrote stays as it is", async () => {
    const evil = "pro\u001b[31m\u202e<{%x%}>";
    const manager = await simulate({ listsClientRoute: true, environments: { [evil]: 1 } });
    const drifting = { projectName: "Retail", description: "ours", clientRoute: { relativePathList: ["/drifting"] } };
    const own = {
        projectName: "Retail",
        description: "first line\n\tsecond \u001b <{%own%}>",
        clientRoute: { relativePathList: ["/own/😀/<{%handler%}>"] },
    };
    const stack = await stackOn(manager, { color: "always", program: groupsProgram({ drifting, own }) });

    // An input that the CLI cannot print is sent as it is, warned about once, and no reason for another PUT.
    const { text } = expectSuccess(await stack.up());
    for (const property of ["description", "clientRoute.relativePathList[0]"]) {
        const warning = `${property} of the API proxy group "own" in project "Retail" holds "<{ %" without the space`;
        expect(text.split("Diagnostics:")[1]?.split(warning)).toHaveLength(2);
    }
    expect(manager.state().projects.Retail?.own?.definition).toMatchObject({
        description: own.description,
        clientRoute: own.clientRoute,
    });
    sortedCalls(manager);
    expectSuccess(await stack.up("--expect-no-changes"));
    expectSuccess(await stack.refresh("--expect-no-changes"));
    expect(calls(manager)).toEqual(["listGroups"]);

    await behindOurBack(manager, "PUT", list, {
        name: "drifting",
        description: "theirs <{%zzz%}> \u001b[31m \ud83d\nnext",
        clientRoute: { relativePathList: ["/<{%zzz%}>", "/\u202e"] },
    });
    plain(expectSuccess(await stack.refresh()).text);
    const preview = plain(expectSuccess(await stack.preview("--diff")).text);
    expect(preview).toContain("theirs <{ %zzz%}> \ufffd[31m \ufffd");
    expect(preview).toContain('"/<{ %zzz%}>"');
    calls(manager);
    plain(expectSuccess(await stack.up()).text);
    expect(calls(manager)).toEqual(["updateGroup drifting"]);
    expect(manager.state().projects.Retail?.drifting?.definition).toMatchObject({
        description: "ours",
        clientRoute: { relativePathList: ["/drifting"] },
    });
    expectSuccess(await stack.refresh("--expect-no-changes"));
    expectSuccess(await stack.up("--expect-no-changes"));

    // Names that the Manager lists stand in lines of ours.
    await behindOurBack(manager, "POST", `${list}drifting/environments/${encodeURIComponent(evil)}/`);
    expect(plain(expectSuccess(await stack.destroy()).text)).toContain("undeploying it from");
});

test("look-ups hand out nothing that the CLI cannot print, in results and in errors", async () => {
    const manager = await simulate();
    await behindOurBack(manager, "POST", list, {
        name: "group",
        description: "theirs <{%zzz%}> \u001b[31m \ud83d\nnext",
        clientRoute: { relativePathList: ["/group"] },
    });
    const stack = await stackOn(manager, {
        color: "always",
        program: 'exports.found = require("pulumi-apinizer").getApiProxyGroups({ projectName: "Retail" });',
    });

    plain(expectSuccess(await stack.up()).text);
    expect(await stack.outputs()).toMatchObject({
        found: { groups: [{ name: "group", description: "theirs <{ %zzz%}> \ufffd[31m \ufffd\nnext" }] },
    });

    manager.setFaults([
        { operation: "listProjects", times: 0, effect: refusal("no <{%zzz%}> \u001b[31m \ud83d\r\nerror: fake") },
    ]);
    for (const form of ["getProjects", "getProjectsOutput"]) {
        stack.program(`exports.found = require("pulumi-apinizer").${form}({});`);
        const text = plain(expectFailure(await stack.preview()).text);
        expect(text).toContain("Could not list the projects: HTTP 400: no <{ %zzz%}> \ufffd[31m \ufffd error: fake");
    }
});
