import type { ScriptedFault } from "../../simulator";
import { closeSimulators, simulate, stackOn } from "../support/manager";
import { closeStacks, expectSuccess } from "../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const program = `
const a = require("pulumi-apinizer");
const projectName = "Retail";
const group = new a.ApiProxyGroup("ours", { projectName, clientRoute: { relativePathList: ["/o"] }, environmentName: "production" });
new a.ApiProxyGroupDeployment("live", { projectName, groupName: group.name, environmentName: "staging" });
new a.ApiProxyGroupMember("cards", { projectName, groupName: group.name, apiProxyName: "Cards" });
const namesIn = (rows) => rows.map(({ name }) => name);
exports.groups = a.getApiProxyGroups({ projectName }).then(({ groups }) => namesIn(groups));
exports.projects = a.getProjects().then(({ projects }) => namesIn(projects));
exports.environments = a.getEnvironments({ projectName }).then(({ environments }) => namesIn(environments));
`;

/** What somebody else's objects may look like in a list. */
const odd = [
    { name: "foreign", clientRoute: { headerList: [{ name: "X-Debug", value: null }] } },
    { name: "strange", description: {}, deployed: "yes", enableRelativePath: 7 },
    { name: null },
    { name: 7 },
    null,
    "ours",
    ["ours"],
];

test("odd rows of somebody else stop neither a create, nor a refresh, nor a look-up", async () => {
    const manager = await simulate({ environments: { production: 1, staging: 1 }, proxies: ["Cards"] });
    const listed = (operation: NonNullable<ScriptedFault["operation"]>, ...ours: object[]): ScriptedFault => {
        const resultList = [...odd, ...ours];
        const body = JSON.stringify({ status: "SUCCESS", resultList, resultCount: resultList.length });
        const headers = { "content-type": "application/json" };
        return { operation, times: 0, effect: { answer: { status: 200, headers, body } } };
    };
    const others = [
        listed("listProjects", { name: "Retail" }),
        listed("listProjectEnvironments", { name: "production" }),
        listed("listGroupEnvironments", { name: "production", deployed: true }, { name: "staging", deployed: true }),
        listed("listGroupMembers", { name: "Cards" }),
    ];
    manager.setFaults([listed("listGroups"), ...others]);
    const stack = await stackOn(manager, { program });

    const { text } = expectSuccess(await stack.up());
    expect(text).toContain("the Manager answered with a list that has a row without a name that can be read (row 3)");
    expect(await stack.outputs()).toEqual({
        groups: ["foreign", "strange"],
        projects: ["foreign", "strange", "Retail"],
        environments: ["foreign", "strange", "production"],
    });

    manager.setFaults([listed("listGroups", { name: "ours", description: null }), ...others]);
    expectSuccess(await stack.refresh("--expect-no-changes"));
});
