import { type Api, closeAll, groupOf, groups, simulate } from "./support";

afterEach(closeAll);

const refunds = (path = "/pay") => ({ name: "Refunds", clientRoute: { relativePathList: ["/refund", path] } });
const production = { environmentName: "production" };

const conflict = {
    status: 200,
    json: {
        status: "SUCCESS",
        deploymentResult: {
            success: false,
            detailList: [
                { podName: "production-pod-1", success: false, detail: expect.stringContaining("(Payments)") },
                { podName: "production-pod-2", success: false, detail: expect.stringContaining("(/pay)") },
            ],
        },
    },
};

async function withPaymentsLive(): Promise<Api> {
    const api = await simulate({ projects: ["Retail", "Wholesale"], environments: { production: 2, test: 1 } });
    await api.call(`POST ${groups}`, groupOf(production));
    return api;
}

const isLive = (api: Api, project: string) =>
    api.simulator.state().projects[project]?.Refunds?.environments.production?.deployed ?? false;

test("two groups may have one path as long as they are not live in one environment", async () => {
    const api = await withPaymentsLive();

    expect((await api.call(`POST ${groups}`, refunds())).status).toBe(200);
    expect((await api.call(`POST ${groups}Refunds/environments/test/`)).json).toMatchObject({
        deploymentResult: { success: true },
    });
    expect(await api.call(`POST ${groups}Refunds/environments/production/`)).toMatchObject(conflict);
    expect(isLive(api, "Retail")).toBe(false);
});

test("a write with a conflict is carried out, and its deployment is not, in another project either", async () => {
    const api = await withPaymentsLive();
    const wholesale = "/projects/Wholesale/apiProxyGroups/";

    expect(await api.call(`POST ${wholesale}`, { ...refunds(), ...production })).toMatchObject(conflict);

    expect(api.simulator.state().projects.Wholesale?.Refunds?.definition).toEqual(refunds());
    expect(isLive(api, "Wholesale")).toBe(false);
    expect((await api.call(`GET ${wholesale}Refunds/deploy-histories/`)).json).toMatchObject({ resultCount: 1 });
});

test("a group never stands in its own way", async () => {
    const api = await withPaymentsLive();

    expect((await api.call(`PUT ${groups}`, groupOf(production))).json).toMatchObject({
        deploymentResult: { success: true },
    });
});

test("what is live keeps its paths until it is deployed again", async () => {
    const api = await withPaymentsLive();
    await api.call(`POST ${groups}`, refunds());
    const deploy = () => api.call(`POST ${groups}Refunds/environments/production/`);

    await api.call(`PUT ${groups}`, groupOf({ clientRoute: { relativePathList: ["/moved"] } }));
    expect(await deploy()).toMatchObject(conflict);

    await api.call(`POST ${groups}Payments/environments/production/`);
    expect((await deploy()).json).toMatchObject({ deploymentResult: { success: true } });
});

test.each([
    ["undeploying", `DELETE ${groups}Payments/environments/production/`],
    ["deleting", `DELETE ${groups}Payments/`],
])("%s frees the paths", async (_, line) => {
    const api = await withPaymentsLive();
    await api.call(`POST ${groups}`, refunds());

    await api.call(line);
    await api.call(`POST ${groups}Refunds/environments/production/`);

    expect(isLive(api, "Retail")).toBe(true);
});

test("paths are compared as they are written", async () => {
    const api = await withPaymentsLive();

    await api.call(`POST ${groups}`, { ...refunds("/PAY"), ...production });

    expect(isLive(api, "Retail")).toBe(true);
});

test("a conflict fails in an environment without pods too", async () => {
    const api = await simulate({ environments: { production: 0 } });
    await api.call(`POST ${groups}`, groupOf(production));

    const { json } = await api.call(`POST ${groups}`, { ...refunds(), ...production });

    expect(json).toMatchObject({ deploymentResult: { success: false, detailList: [] } });
    expect(isLive(api, "Retail")).toBe(false);
});
