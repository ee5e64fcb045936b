import { type Api, closeAll, failed, groupOf, groups, payments, simulate } from "./support";

afterEach(closeAll);

const production = `${payments}environments/production/`;

function row(podName: string, index: number): object {
    return {
        envName: "production",
        podName,
        podIp: `10.0.0.${index + 1}`,
        success: true,
        responseTime: expect.any(Number),
    };
}

const result = {
    success: true,
    responseTime: expect.any(Number),
    detailList: ["pod-a", "pod-b"].map(row),
};

async function withPayments(patch: object = {}): Promise<Api> {
    const api = await simulate({ environments: { production: ["pod-a", "pod-b"], test: 1 }, proxies: ["cards"] });
    await api.call(`POST ${groups}`, groupOf(patch));
    return api;
}

function live(api: Api): unknown {
    return api.simulator.state().projects.Retail?.Payments?.environments;
}

async function listed(api: Api): Promise<unknown> {
    return (await api.call(`GET ${payments}environments/`)).json;
}

test.each([
    ["new", { status: "SUCCESS" }],
    ["old", { success: true }],
] as const)(
    "writes, deployments and undeployments report on every pod, in the %s envelope",
    async (envelope, success) => {
        const api = await simulate({ envelope, environments: { production: ["pod-a", "pod-b"] } });
        const withEnvironment = groupOf({ environmentName: "production" });

        expect((await api.call(`POST ${groups}`, withEnvironment)).json).toEqual({
            ...success,
            deploymentResult: result,
        });
        expect((await api.call(`PUT ${groups}`, withEnvironment)).json).toEqual({
            ...success,
            deploymentResult: result,
        });
        expect((await api.call(`DELETE ${production}`)).json).toEqual({ ...success, deploymentResult: result });
        expect((await api.call(`POST ${production}`)).json).toEqual({ ...success, deploymentResult: result });
    },
);

test("an update keeps the deployments, which then need another one; so does a change of the members", async () => {
    const api = await withPayments({ environmentName: "production" });
    const states = [];
    for (const [line, body] of [
        [`PUT ${groups}`, groupOf({ description: "changed" })],
        [`POST ${production}`, undefined],
        [`POST ${payments}apiProxies/cards/`, undefined],
        [`POST ${production}`, undefined],
        [`POST ${payments}apiProxies/cards/`, undefined], // a member already
        [`DELETE ${payments}apiProxies/cards/`, undefined],
        [`PUT ${groups}`, groupOf({ environmentName: "production" })],
        [`DELETE ${production}`, undefined],
        [`PUT ${groups}`, groupOf()],
    ] as const) {
        await api.call(line, body);
        states.push(api.simulator.state().projects.Retail?.Payments?.environments.production);
    }

    expect(states.map((state) => [state?.deployed, state?.redeployRequired])).toEqual([
        [true, true],
        [true, false],
        [true, true],
        [true, false],
        [true, false],
        [true, true],
        [true, false],
        [false, false],
        [false, false],
    ]);
});

test("a deployment to one environment says nothing about another", async () => {
    const api = await withPayments({ environmentName: "production" });
    await api.call(`POST ${payments}environments/test/`);

    await api.call(`PUT ${groups}`, groupOf({ environmentName: "test" }));

    const environment = (name: string, type: string, redeployRequired: boolean) => ({
        name,
        type,
        accessUrl: `https://${name}.gateway.example.com`,
        deployed: true,
        redeployRequired,
    });
    expect(await listed(api)).toEqual({
        status: "SUCCESS",
        resultList: [environment("production", "PRODUCTION", true), environment("test", "TEST", false)],
    });
});

const names = (json: unknown) => [...JSON.stringify(json).matchAll(/"name":"(\w+)"/g)].map(([, name]) => name);

test.each([
    ["all", false, ["production", "test"]],
    ["all", true, ["production", "test"]],
    ["recorded", false, ["production"]],
    ["recorded", true, []],
] as const)(
    "environments of a group that was undeployed, listed: %s, forgotten: %s",
    async (groupEnvironments, forgetsUndeployed, expected) => {
        const api = await simulate({ environments: { production: 1, test: 1 }, groupEnvironments, forgetsUndeployed });
        await api.call(`POST ${groups}`, groupOf());
        expect(names(await listed(api))).toEqual(groupEnvironments === "all" ? ["production", "test"] : []);
        await api.call(`POST ${production}`);
        expect(names(await listed(api))).toContain("production");

        await api.call(`DELETE ${production}`);

        expect(names(await listed(api))).toEqual(expected);
        expect(JSON.stringify(await listed(api))).not.toContain('"deployed":true');
    },
);

test("undeploying where nothing is deployed succeeds, or is refused", async () => {
    for (const undeployNothing of ["success", "error"] as const) {
        const api = await simulate({ undeployNothing });
        await api.call(`POST ${groups}`, groupOf());

        const answer = await api.call(`DELETE ${production}`);

        expect(answer).toMatchObject(
            undeployNothing === "success"
                ? { status: 200, json: { status: "SUCCESS", deploymentResult: { success: true } } }
                : failed(400, "API Proxy Group (Payments) is not deployed to environment (production)!"),
        );
    }
});

test("every deployment and undeployment has its line in the history, and a revision that is never used again", async () => {
    const api = await withPayments({ environmentName: "production" });
    await api.call(`DELETE ${production}`);
    await api.call(`POST ${payments}environments/test/`, { description: "release 7", persistent: true });
    await api.call(`DELETE ${payments}environments/test/`, { description: "" });
    const line = (revision: number, environment: string, deploy: boolean, description: string, persistent = false) => ({
        revision,
        username: "simulator",
        date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        description,
        environment,
        deploy,
        persistent,
    });
    const history = [
        line(1, "production", true, "Deployed by APIOPS Api"),
        line(2, "production", false, "Undeployed by APIOPS Api"),
        line(3, "test", true, "release 7", true),
        line(4, "test", false, ""),
    ];
    const histories = `${payments}deploy-histories/`;

    expect((await api.call(`GET ${histories}`)).json).toEqual({
        status: "SUCCESS",
        resultList: history,
        resultCount: 4,
    });
    expect((await api.call(`GET ${histories}3/`)).json).toEqual({
        status: "SUCCESS",
        resultList: [history[2]],
        resultCount: 1,
    });
    expect((await api.call(`DELETE ${histories}4/`)).json).toEqual({
        status: "SUCCESS",
        resultMessage: "Proxy Group deploy history record deleted successfully.",
    });
    expect((await api.call(`GET ${histories}4/`)).status).toBe(400);
    await api.call(`POST ${production}`);
    expect((await api.call(`GET ${histories}`)).json).toMatchObject({
        resultList: [{ revision: 1 }, { revision: 2 }, { revision: 3 }, { revision: 5 }],
        resultCount: 4,
    });
});

test("the description of a record is that of its call", async () => {
    const api = await withPayments();

    await api.call(`POST ${production}`, {});

    expect(api.simulator.state().projects.Retail?.Payments?.history).toMatchObject([
        { description: "Deployed by APIOPS Api" },
    ]);
    expect(live(api)).toEqual({ production: { deployed: true, redeployRequired: false, paths: ["/pay"] } });
});
