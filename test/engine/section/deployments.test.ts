import type { Simulator } from "../../../simulator";
import { closeSimulators, simulate, stackOn } from "../../support/manager";
import { closeStacks, expectFailure, expectSuccess, type Stack } from "../../support/stack";
import { ours } from "../../support/state";
import { expectRequests, type Part, partsProgram } from "./support";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const group: Part = { is: "ApiProxyGroup", args: { projectName: "Retail", clientRoute: { relativePathList: ["/g"] } } };

/** Deployments of one group `g`, by their Pulumi names, which are also their environments. */
function program(deployments: Readonly<Record<string, object>>): string {
    const parts = Object.entries(deployments).map(([name, args]): [string, Part] => [
        name,
        { is: "ApiProxyGroupDeployment", of: "g", args: { environmentName: name, ...args } },
    ]);
    return partsProgram({ g: group, ...Object.fromEntries(parts) });
}

function bodiesOfDeploys(manager: Simulator): Record<string, unknown> {
    const deploys = manager.requests().filter(({ operation }) => operation === "deployGroup");
    return Object.fromEntries(deploys.map(({ environment, body }) => [environment, JSON.parse(body)]));
}

async function outputsByEnvironment(stack: Stack): Promise<Record<string, Record<string, unknown>>> {
    const deployments = ours(await stack.export()).filter(({ type }) => type.endsWith("Deployment"));
    return Object.fromEntries(deployments.map(({ outputs }) => [outputs?.environmentName, outputs ?? {}]));
}

function deployedTo(manager: Simulator): string[] {
    const environments = Object.entries(manager.state().projects.Retail?.g?.environments ?? {});
    return environments.flatMap(([name, { deployed }]) => (deployed ? [name] : [])).sort();
}

test("a create and a change of triggers deploy, the history's words wait for that, a delete undeploys", async () => {
    const environments = { same: 1, triggered: 1, noted: 1, from: 1, to: 1, renamed: 1, removed: 2 };
    const manager = await simulate({ environments });
    const before = {
        same: { triggers: [{ route: { paths: ["/g"] } }, null, 1] },
        triggered: { triggers: [{ route: { paths: ["/g"] } }] },
        noted: { description: "first" },
        from: {},
        renamed: { triggers: [] },
        removed: { persistent: true },
    };
    const stack = await stackOn(manager, { program: program(before) });
    expect(expectSuccess(await stack.preview()).text).toContain("+ 8 to create");
    expectRequests(manager);
    expectSuccess(await stack.up());
    expect(bodiesOfDeploys(manager)).toMatchObject({
        same: {},
        noted: { description: "first" },
        removed: { persistent: true },
    });
    expectRequests(
        manager,
        ["listGroups"],
        ["createGroup g"],
        Object.keys(before).map((name) => `deployGroup g ${name}`),
    );
    expect((await outputsByEnvironment(stack)).removed?.deploymentResult).toMatchObject({
        success: true,
        detailList: [{ podName: "removed-pod-1" }, { podName: "removed-pod-2" }],
    });

    const after = {
        same: before.same,
        triggered: { triggers: [{ route: { paths: ["/g", "/h"] } }] },
        noted: { description: "second", persistent: true },
        from: { environmentName: "to" },
        anotherPulumiName: { environmentName: "renamed" },
    };
    stack.program(program(after));
    const { text } = expectSuccess(await stack.up());
    expect(text).toContain(
        'The deployment to environment "renamed" of API proxy group "g" in project "Retail" is kept',
    );
    const order = manager.requests().map(({ operation, environment }) => `${operation} ${environment}`);
    expect(order.indexOf("undeployGroup from")).toBeLessThan(order.indexOf("deployGroup to"));
    expectRequests(manager, [
        "deployGroup g triggered",
        "undeployGroup g from",
        "deployGroup g to",
        "deployGroup g renamed",
        "undeployGroup g removed",
    ]);
    expect(deployedTo(manager)).toEqual(["noted", "renamed", "same", "to", "triggered"]);
    expect((await outputsByEnvironment(stack)).noted?.description).toBe("first");

    stack.program(program({ ...after, noted: { ...after.noted, triggers: ["now"] } }));
    expectSuccess(await stack.up());
    expect(bodiesOfDeploys(manager)).toEqual({ noted: { description: "second", persistent: true } });
    expectRequests(manager, ["deployGroup g noted"]);
    expect((await outputsByEnvironment(stack)).noted).toMatchObject({ description: "second", persistent: true });
    expectSuccess(await stack.up("--expect-no-changes"));
    expectRequests(manager);
});

test("a deployment that did not end well is kept as unfinished, and made again also after a refresh", async () => {
    const environments = { onePod: ["a", "b"], allPods: 1, dropped: 1, silent: 1, outer: 1, refused: 1, reverted: 1 };
    const manager = await simulate({ environments });
    const stack = await stackOn(manager, {
        program: program({ reverted: { triggers: [1] } }),
        config: { "apinizer:maxRetries": "0" },
    });
    expectSuccess(await stack.up());
    manager.clearRequests();

    const refusal = {
        status: "FAILURE",
        resultMessage: "User does not have required permission to deploy/undeploy API Proxy!",
    };
    manager.setFaults([
        { environment: "onePod", effect: { pods: { failing: ["b"], detail: "out of memory" } } },
        { environment: "allPods", effect: { pods: { failing: "all" } } },
        { environment: "dropped", moment: "after", effect: { drop: true } },
        { environment: "silent", moment: "after", effect: { deploymentResult: "omit" } },
        { environment: "outer", effect: { outerFailure: "interrupted" } },
        { environment: "refused", effect: { answer: { status: 400, json: refusal } } },
        { environment: "reverted", effect: { pods: { failing: "all" } } },
    ]);
    const names = ["onePod", "allPods", "dropped", "silent", "outer", "refused"];
    const rest = Object.fromEntries(names.map((name) => [name, {}]));
    stack.program(program({ ...rest, reverted: { triggers: [2] } }));
    const { text } = expectFailure(await stack.up("--continue-on-error"));
    expectRequests(
        manager,
        [...names, "reverted"].map((name) => `deployGroup g ${name}`),
    );
    expect(text).toContain("pod b (10.0.0.2) of environment onePod: out of memory");
    expect(text).toContain("pod allPods-pod-1 (10.0.0.1) of environment allPods: failed, and gives no reason");
    expect(text).toContain("the Manager reports no result of the deployment");
    expect(text).toContain("interrupted");
    expect(text).toContain("API_MANAGEMENT + DEPLOY_UNDEPLOY");
    const kept = await outputsByEnvironment(stack);
    expect(Object.keys(kept).sort()).toEqual(["allPods", "dropped", "onePod", "outer", "reverted", "silent"]);
    for (const outputs of Object.values(kept)) {
        expect(outputs).toMatchObject({
            unfinished: "deployment",
            projectName: "Retail",
            groupName: "g",
            manager: manager.url,
        });
    }

    expectSuccess(await stack.refresh());
    expectRequests(manager, ["listGroups", "listGroupEnvironments g"]);
    // Where no pod took it, it is not deployed, and that is gone.
    expect(Object.keys(await outputsByEnvironment(stack)).sort()).toEqual([
        "dropped",
        "onePod",
        "outer",
        "reverted",
        "silent",
    ]);
    stack.program(program({ ...rest, reverted: { triggers: [1] } }));
    expectSuccess(await stack.up());
    expectRequests(
        manager,
        [...names, "reverted"].map((name) => `deployGroup g ${name}`),
    );
    for (const outputs of Object.values(await outputsByEnvironment(stack))) {
        expect(outputs.unfinished).toBeUndefined();
    }
    expectSuccess(await stack.up("--expect-no-changes"));
    expectRequests(manager);

    manager.setFaults([{ environment: "onePod", effect: { pods: { failing: 1, detail: "busy" } } }]);
    expect(expectFailure(await stack.destroy()).text).toContain("pod a (10.0.0.1) of environment onePod: busy");
    expect(deployedTo(manager)).toContain("onePod");
    expectSuccess(await stack.destroy());
    expect(manager.state().projects).toEqual({ Retail: {} });
});
