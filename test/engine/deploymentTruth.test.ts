import { calls, closeSimulators, groupsProgram, simulate, sortedCalls, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess } from "../support/stack";
import { type ExportedResource, ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const environments = { production: ["pod-a", "pod-b", "pod-c"] };

function deployed(path: string): object {
    return { projectName: "Retail", clientRoute: { relativePathList: [path] }, environmentName: "production" };
}

function byName(resources: readonly ExportedResource[]): Record<string, ExportedResource> {
    return Object.fromEntries(resources.map((resource) => [String(resource.outputs?.name), resource]));
}

test("a deployment that did not reach every pod fails, is kept, and is finished by the next up after a refresh", async () => {
    const manager = await simulate({ environments });
    manager.setFaults([
        {
            group: "onePod",
            operation: "createGroup",
            effect: { pods: { failing: ["pod-b"], detail: "out of memory" } },
        },
        { group: "allPods", operation: "createGroup", effect: { pods: { failing: "all" } } },
        { group: "outer", operation: "createGroup", effect: { outerFailure: "deployment was interrupted" } },
        { group: "silent", operation: ["createGroup", "deployGroup"], times: 2, effect: { deploymentResult: "omit" } },
    ]);
    const groups = {
        onePod: deployed("/one"),
        allPods: deployed("/all"),
        outer: deployed("/outer"),
        silent: deployed("/silent"),
    };
    const stack = await stackOn(manager, { program: groupsProgram(groups) });
    const { text } = expectFailure(await stack.up("--continue-on-error"));
    expect(text).toContain("pod pod-b (10.0.0.2) of environment production: out of memory");
    for (const [pod, ip] of [
        ["pod-a", "10.0.0.1"],
        ["pod-b", "10.0.0.2"],
        ["pod-c", "10.0.0.3"],
    ]) {
        expect(text).toContain(`pod ${pod} (${ip}) of environment production: failed, and gives no reason`);
    }
    expect(text).toContain("deployment was interrupted");
    expect(text).toContain("the Manager reports no result of the deployment, even when asked to deploy again");

    const failed = byName(ours(await stack.export()));
    expect(Object.keys(failed).sort()).toEqual(["allPods", "onePod", "outer", "silent"]);
    for (const { outputs, id } of Object.values(failed)) {
        expect(outputs?.unfinished).toBe("deployment");
        expect(outputs?.environmentName).toBe("production");
        expect(outputs?.manager).toBe(manager.url);
        expect(id).toBe(`Retail/${outputs?.name}`);
    }
    expect(failed.onePod?.outputs?.deploymentResult).toMatchObject({ success: false });

    calls(manager);
    expectSuccess(await stack.refresh());
    sortedCalls(manager);
    expectSuccess(await stack.up());
    expect(sortedCalls(manager)).toEqual([
        "updateGroup allPods production",
        "updateGroup onePod production",
        "updateGroup outer production",
        "updateGroup silent production",
    ]);
    for (const { outputs } of ours(await stack.export())) {
        expect(outputs?.unfinished).toBeUndefined();
        expect(outputs?.deploymentResult).toMatchObject({ success: true });
    }
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(calls(manager)).toEqual([]);
});

test("a failed deployment can be destroyed", async () => {
    const manager = await simulate({ environments });
    manager.setFaults([{ operation: "createGroup", effect: { pods: { failing: 1 } } }]);
    const stack = await stackOn(manager, { program: groupsProgram({ group: deployed("/a") }) });
    expectFailure(await stack.up());
    expectSuccess(await stack.destroy());
    expect(manager.state().projects).toEqual({ Retail: {} });
});

test("a path that another group serves in the environment fails the deployment, and names that group", async () => {
    const manager = await simulate({ environments });
    const stack = await stackOn(manager, { program: groupsProgram({ first: deployed("/same") }) });
    expectSuccess(await stack.up());
    stack.program(groupsProgram({ first: deployed("/same"), second: deployed("/same") }));
    expect(expectFailure(await stack.up()).text).toContain("is already used by API Proxy Group (first)");
});

test("an answer without a result is followed by an explicit deployment, whose answer counts", async () => {
    const manager = await simulate({ environments });
    manager.setFaults([{ operation: "createGroup", moment: "after", effect: { deploymentResult: "omit" } }]);
    const stack = await stackOn(manager, { program: groupsProgram({ group: deployed("/a") }) });
    expectSuccess(await stack.up());
    expect(calls(manager)).toEqual(["listGroups", "createGroup group production", "deployGroup group production"]);
    expect(ours(await stack.export())[0]?.outputs?.deploymentResult).toMatchObject({ success: true });
});

test("an update that was lost is written over, also when the program went back to its old text", async () => {
    const manager = await simulate();
    const group = (description: string) =>
        groupsProgram({ group: { projectName: "Retail", description, clientRoute: { relativePathList: ["/a"] } } });
    const stack = await stackOn(manager, { program: group("old"), config: { "apinizer:maxRetries": "0" } });
    expectSuccess(await stack.up());
    stack.program(group("new"));
    manager.setFaults([{ operation: "updateGroup", moment: "after", effect: { drop: true } }]);
    expectFailure(await stack.up());
    expectSuccess(await stack.refresh());
    calls(manager);
    stack.program(group("old"));
    expectSuccess(await stack.up());
    expect(calls(manager)).toEqual(["updateGroup group"]);
    expect(manager.state().projects.Retail?.group?.definition.description).toBe("old");
    expectSuccess(await stack.up("--expect-no-changes"));
});
