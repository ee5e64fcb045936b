import { behindOurBack, calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const group = { projectName: "Retail", clientRoute: { relativePathList: ["/a"] } };
const program = groupsProgram({ group });
const path = "/projects/Retail/apiProxyGroups/group/";

test("a group is undeployed from everywhere before it is deleted; a failure half way is said, and finished", async () => {
    const manager = await simulate({ environments: { A: 2, B: 2 } });
    const stack = await stackOn(manager, { program, config: { "apinizer:maxRetries": "0" } });
    expectSuccess(await stack.up());
    await behindOurBack(manager, "POST", `${path}environments/A/`, {});
    await behindOurBack(manager, "POST", `${path}environments/B/`, {});
    manager.setFaults([
        { operation: "undeployGroup", environment: "B", effect: { pods: { failing: 1, detail: "busy" } } },
    ]);
    const { text } = expectFailure(await stack.destroy());
    expect(text).toContain('undeploying it from "A", "B" first');
    expect(text).toContain('It is already undeployed from "A": `pulumi refresh` and `pulumi up` bring it back');
    expect(text).toContain("pod B-pod-1 (10.0.0.1) of environment B: busy");
    expect(ours(await stack.export())).toHaveLength(1);
    expect(Object.keys(manager.state().projects.Retail ?? {})).toEqual(["group"]);
    calls(manager);
    manager.setFaults([
        { operation: "deleteGroup", effect: { drop: true } },
        { operation: "listGroups", effect: { answer: { status: 503, body: "busy" } } },
    ]);
    const again = expectFailure(await stack.destroy()).text;
    expect(again).toContain('It is already undeployed from "B": `pulumi refresh` and `pulumi up` bring it back');
    expect(again).toContain('Could not delete the API proxy group "group"');
    expect(again).toContain('Could not list the API proxy groups in project "Retail": HTTP 503: busy');
    expect(calls(manager)).toEqual([
        "listGroupEnvironments group",
        "undeployGroup group B",
        "deleteGroup group",
        "listGroups",
    ]);
    expectSuccess(await stack.destroy());
    expect(calls(manager)).toEqual(["listGroupEnvironments group", "deleteGroup group"]);
    expect(manager.state().projects).toEqual({ Retail: {} });
});

test("what is gone already is deleted, as the list says", async () => {
    const manager = await simulate();
    const stack = await stackOn(manager, { program });
    expectSuccess(await stack.up());
    await behindOurBack(manager, "DELETE", path);
    expectSuccess(await stack.destroy());
    expect(calls(manager)).toEqual(["listGroupEnvironments group", "listGroups"]);
});

test("a missing permission is not taken for absence", async () => {
    const manager = await simulate();
    const stack = await stackOn(manager, { program });
    expectSuccess(await stack.up());
    const refusal = "API Proxy Group (group) is not found or user does not have privilege to access it!";
    manager.setFaults([
        {
            operation: "deleteGroup",
            effect: { answer: { status: 400, json: { status: "FAILURE", resultMessage: refusal } } },
        },
    ]);
    expect(expectFailure(await stack.destroy()).text).toContain("API_MANAGEMENT + MANAGE");
    expect(ours(await stack.export())).toHaveLength(1);
    expectSuccess(await stack.destroy());
});
