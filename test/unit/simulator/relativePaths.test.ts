import type { SimulatorOptions } from "../../../simulator";
import { startSimulator } from "../../../simulator";
import { type Api, closeAll, groupOf, groups, payments, simulate } from "./support";

afterEach(closeAll);

const retail = { relativePaths: { Retail: "/retail" } } as const;
const withEnvironment = groupOf({ environmentName: "production" });

/** The paths of the group Payments as the list shows them. */
async function listedPaths(api: Api): Promise<unknown> {
    const { text } = await api.call(`GET ${groups}`);
    return /"relativePathList":(\[.*?\])/.exec(text)?.[1];
}

async function simulateListing(options: SimulatorOptions): Promise<Api> {
    return simulate({ listsClientRoute: true, ...options });
}

test.each([
    ["/retail", "/retail/pay"],
    ["retail/", "/retail/pay"],
    ["/a/b/", "/a/b/pay"],
    ["/", "/pay"],
    ["", "/pay"],
])("a project's relativePath %j is listed as it is, and in front of the paths of its groups", async (path, stored) => {
    const api = await simulateListing({ projects: ["Retail", "Other"], relativePaths: { Retail: path } });
    await api.call(`POST ${groups}`, groupOf());
    await api.call("POST /projects/Other/apiProxyGroups/", groupOf());

    expect((await api.call("GET /projects/")).json).toMatchObject({
        resultList: [
            { name: "Retail", relativePath: path, enableRelativePath: true },
            { name: "Other", relativePath: "/", enableRelativePath: false },
        ],
    });
    expect(await listedPaths(api)).toBe(JSON.stringify([stored]));
    const { projects } = api.simulator.state();
    expect(projects.Retail?.Payments?.definition.clientRoute.relativePathList).toEqual([stored]);
    expect(projects.Other?.Payments?.definition.clientRoute.relativePathList).toEqual(["/pay"]);
});

test("each write puts it in front once, however often the group is deployed", async () => {
    const api = await simulateListing(retail);
    await api.call(`POST ${groups}`, withEnvironment);
    await api.call(`PUT ${groups}`, withEnvironment);
    await api.call(`POST ${payments}environments/production/`);

    expect(await listedPaths(api)).toBe('["/retail/pay"]');
});

test("each redeployment puts it in front once more, where the release does that, and an undeployment does not", async () => {
    const api = await simulateListing({ ...retail, repeatsRelativePath: true });
    const paths = [];
    for (const step of [
        `POST ${groups}`,
        `POST ${payments}environments/production/`,
        `DELETE ${payments}environments/production/`,
        `POST ${payments}environments/production/`,
        `PUT ${groups}`,
    ]) {
        await api.call(step, step.endsWith(groups) ? withEnvironment : undefined);
        paths.push(await listedPaths(api));
    }

    expect(paths).toEqual([
        '["/retail/pay"]', // deployed for the first time
        '["/retail/retail/pay"]',
        '["/retail/retail/pay"]',
        '["/retail/retail/pay"]', // not deployed before, so no redeployment
        '["/retail/retail/pay"]', // written anew, and redeployed
    ]);
});

test("what is stored is what an environment serves: with two prefixes, two groups do not meet", async () => {
    const api = await simulate({ projects: ["Retail", "Other"], ...retail });
    await api.call(`POST ${groups}`, withEnvironment);

    const other = await api.call("POST /projects/Other/apiProxyGroups/", withEnvironment);
    expect(other.json).toMatchObject({ deploymentResult: { success: true } });
    const same = { name: "Same", clientRoute: { relativePathList: ["/retail/pay"] }, environmentName: "production" };
    expect((await api.call("POST /projects/Other/apiProxyGroups/", same)).json).toMatchObject({
        deploymentResult: { success: false },
    });
});

test("a relativePath of a project that does not exist is refused", async () => {
    await expect(startSimulator({ relativePaths: { Retial: "/retail" } })).rejects.toThrow(
        "relativePaths.Retial: there is no such project",
    );
});
