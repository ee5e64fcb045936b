import type { ScriptedFault } from "../../simulator";
import { behindOurBack, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure, expectSuccess } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const pods = Array.from({ length: 130 }, (_, index) => ({ podName: `pod-${index}`, success: index < 100 }));

/** Reports in other forms than the simulator's, and what an error says of them; nothing where they are a success. */
const reports: Record<string, { deploymentResult: object; says?: string }> = {
    nested: {
        deploymentResult: {
            success: true,
            detailList: [
                {
                    envName: "production",
                    success: true,
                    detailList: [{ podName: "pod-1", success: false, detail: "down" }],
                },
            ],
        },
        says: "pod pod-1 (no ip) of environment production: down",
    },
    spelled: {
        deploymentResult: {
            success: true,
            environmentResults: [{ environmentName: "production", success: false, message: "unreachable" }],
        },
        says: "environment production: unreachable",
    },
    many: { deploymentResult: { success: false, detailList: pods }, says: "and 10 more" },
    odd: {
        deploymentResult: {
            success: true,
            responseTime: "12",
            detailList: [{ podName: "pod-1", success: true, detail: {}, podIp: 7, responseTime: "5" }],
        },
    },
};

const groups = Object.fromEntries(
    Object.keys(reports).map((name) => [
        name,
        { projectName: "Retail", clientRoute: { relativePathList: [`/${name}`] }, environmentName: "production" },
    ]),
);

test("a report counts in every form that a Manager may give it, and an undeployment without rows is settled", async () => {
    const manager = await simulate({ environments: { production: 1 } });
    const faults = Object.entries(reports).map(([group, { deploymentResult }]): ScriptedFault => {
        const json = JSON.parse(JSON.stringify({ status: "SUCCESS", deploymentResult }));
        return { operation: "createGroup", group, moment: "after", effect: { answer: { status: 200, json } } };
    });
    manager.setFaults(faults);
    const stack = await stackOn(manager, { program: groupsProgram(groups) });

    const { text } = expectFailure(await stack.up("--continue-on-error"));

    for (const { says } of Object.values(reports)) {
        expect(text).toContain(says ?? "");
    }
    const outputs = Object.fromEntries(ours(await stack.export()).map((entry) => [entry.outputs?.name, entry.outputs]));
    for (const [name, { says }] of Object.entries(reports)) {
        expect(outputs[name]?.unfinished).toBe(says === undefined ? undefined : "deployment");
    }
    expect(outputs.odd?.deploymentResult).toEqual({ success: true, detailList: [{ podName: "pod-1", success: true }] });
    expect(outputs.many?.deploymentResult).toMatchObject({ omittedRows: 30 });
    expect(Object(outputs.many?.deploymentResult).detailList.slice(0, 30)).toEqual(pods.slice(100));

    const path = "/projects/Retail/apiProxyGroups/odd/environments/production/";
    await behindOurBack(manager, "DELETE", path, {});
    const nothingDone = {
        status: 200,
        json: { status: "SUCCESS", deploymentResult: { success: false, detailList: [] } },
    };
    const lists = (environment: object) => ({
        status: 200,
        json: JSON.parse(JSON.stringify({ status: "SUCCESS", resultList: [{ name: "production", ...environment }] })),
    });
    manager.setFaults([
        { operation: "listGroupEnvironments", group: "odd", times: 0, effect: { answer: lists({}) } },
        { operation: "undeployGroup", group: "odd", effect: { answer: nothingDone } },
        { operation: "undeployGroup", group: "many", effect: { answer: nothingDone } },
    ]);
    const destroyed = expectFailure(await stack.destroy("--continue-on-error")).text;
    expect(destroyed).toContain("the Manager still lists the group as deployed there");
    expect(destroyed).toContain(
        'Undeploying the API proxy group "odd" in project "Retail" from environment "production" counts as done',
    );
    expect(ours(await stack.export()).map((entry) => entry.outputs?.name)).toEqual(["many"]);
    expectSuccess(await stack.destroy());
    expect(manager.state().projects).toEqual({ Retail: {} });
});
