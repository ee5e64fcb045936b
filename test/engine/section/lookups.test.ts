import { behindOurBack, closeSimulators, simulate, sortedCalls, stackOn } from "../../support/manager";
import { closeStacks, expectFailure, expectSuccess } from "../../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

/** Every look-up in both forms, at two Managers, about a group that exists and about one that the program makes. */
const program = (description: string) => `
const a = require("pulumi-apinizer");
const made = new a.ApiProxyGroup("made", {
    projectName: "Retail",
    description: "${description}",
    clientRoute: { relativePathList: ["/made"] },
    environmentName: "production",
});
const existing = { projectName: "Retail", groupName: "existing" };
const ofMade = { projectName: made.projectName, groupName: made.name };
const later = (value) => made.deploymentResult.apply(() => value);
module.exports = async () => ({
    promises: {
        projects: await a.getProjects(),
        otherProjects: await a.getProjects({ connection: "other" }),
        environments: await a.getEnvironments({}),
        projectEnvironments: await a.getEnvironments({ projectName: "Retail" }, {}),
        groups: await a.getApiProxyGroups({ projectName: "Wholesale", connection: "other" }),
        groupEnvironments: await a.getApiProxyGroupEnvironments(existing),
        history: await a.getDeployHistory(existing),
    },
    outputs: {
        projects: a.getProjectsOutput(),
        environments: a.getEnvironmentsOutput({ connection: "other" }),
        projectEnvironments: a.getEnvironmentsOutput({ projectName: made.projectName }),
        groups: a.getApiProxyGroupsOutput({ projectName: "Retail" }, { dependsOn: [made] }),
        groupEnvironments: a.getApiProxyGroupEnvironmentsOutput(ofMade),
        history: a.getDeployHistoryOutput({ ...ofMade, projectName: "Retail" }),
        laterManager: a.getProjectsOutput({ connection: later("other") }),
        laterProject: a.getApiProxyGroupsOutput({ projectName: later("Retail") }),
    },
});
`;

const promised = [
    "listDeployHistory existing",
    "listEnvironments",
    "listGroupEnvironments existing",
    "listProjectEnvironments",
    "listProjects",
];
/** Those about the group that the program makes, and whose arguments are known once it is there. */
const aboutMade = ["listDeployHistory made", "listGroupEnvironments made", "listGroups", "listProjectEnvironments"];

test("every look-up answers in programs and in previews, and waits for what its arguments come from", async () => {
    const manager = await simulate({ environments: { production: 1, staging: 1 } });
    const other = await simulate({ projects: ["Wholesale"], environments: { east: 1 }, token: "token-of-the-other" });
    const groups = "/projects/Retail/apiProxyGroups/";
    await behindOurBack(manager, "POST", groups, { name: "existing", clientRoute: { relativePathList: ["/e"] } });
    await behindOurBack(manager, "POST", `${groups}existing/environments/staging/`, { description: "by hand" });
    const connections = JSON.stringify({ other: { url: other.url, token: "token-of-the-other" } });
    const stack = await stackOn(manager, { program: program("one"), secrets: { "apinizer:connections": connections } });

    // What does not exist yet is not asked about.
    expectSuccess(await stack.preview());
    expect(sortedCalls(manager)).toEqual([...promised, "listProjects"].sort());
    expect(sortedCalls(other)).toEqual(["listEnvironments", "listGroups", "listProjects"]);

    expectSuccess(await stack.up());
    expect(sortedCalls(manager)).toEqual(
        [...promised, "listProjects", ...aboutMade, "listGroups", "createGroup made production", "listGroups"].sort(),
    );
    expect(sortedCalls(other)).toEqual(["listEnvironments", "listGroups", "listProjects", "listProjects"]);
    const retail = { projects: [expect.objectContaining({ name: "Retail" })] };
    const wholesale = { projects: [expect.objectContaining({ name: "Wholesale" })] };
    const environment = (name: string, type: string) =>
        expect.objectContaining({ name, type, accessUrl: `https://${name}.gateway.example.com` });
    const both = { environments: [environment("production", "PRODUCTION"), environment("staging", "TEST")] };
    const state = (deployed: boolean) => expect.objectContaining({ deployed, redeployRequired: false });
    const listed = { groups: ["existing", "made"].map((name) => expect.objectContaining({ name })) };
    const record = { deploy: true, persistent: false, revision: 1, username: "simulator" };
    expect(await stack.outputs()).toEqual({
        promises: {
            projects: retail,
            otherProjects: wholesale,
            environments: both,
            projectEnvironments: both,
            groups: { groups: [] },
            groupEnvironments: { environments: [state(false), state(true)] },
            history: {
                records: [expect.objectContaining({ ...record, environment: "staging", description: "by hand" })],
            },
        },
        outputs: {
            projects: retail,
            environments: { environments: [environment("east", "TEST")] },
            projectEnvironments: both,
            groups: listed,
            groupEnvironments: { environments: [state(true), state(false)] },
            history: { records: [expect.objectContaining({ ...record, environment: "production" })] },
            laterManager: wholesale,
            laterProject: listed,
        },
    });

    // An update makes the deployment unknown again, and only what comes from it.
    stack.program(program("two"));
    expectSuccess(await stack.preview());
    expect(sortedCalls(manager)).toEqual([...promised, "listProjects", ...aboutMade].sort());
    expect(sortedCalls(other)).toEqual(["listEnvironments", "listGroups", "listProjects"]);

    // A failure ends the program with what was asked and what was answered, and with nothing else.
    for (const form of ["getDeployHistory", "getDeployHistoryOutput"]) {
        stack.program(`exports.x = require("pulumi-apinizer").${form}({ projectName: "Retail", groupName: "none" });`);
        const { text } = expectFailure(await stack.preview());
        expect(text).toContain('Could not list the deploy history of the API proxy group "none" in project "Retail"');
        expect(text).toContain("API Proxy Group (none) is not found or user does not have privilege to access it!");
        expect(text).not.toMatch(/^ *at |ApinizerError|unhandled/m);
    }
});
