import { closeAll, failed, groupOf, groups, payments, simulate } from "./support";

afterEach(closeAll);

const route = { relativePathList: ["/pay"] };

test.each([
    ["new", { status: "SUCCESS" }],
    ["old", { success: true }],
] as const)("the life of a group, in the %s envelope", async (envelope, success) => {
    const api = await simulate({ envelope });
    const id = expect.stringMatching(/^[0-9a-f]{24}$/);
    const list = async () => (await api.call(`GET ${groups}`)).json;

    expect(await list()).toEqual({ ...success, resultList: [], resultCount: 0 });
    expect((await api.call(`POST ${groups}`, groupOf({ description: "first" }))).json).toEqual(success);
    const created = await list();
    expect(created).toEqual({
        ...success,
        resultList: [{ id, name: "Payments", description: "first" }],
        resultCount: 1,
    });
    const second = { relativePathList: ["/second"] };
    expect((await api.call(`PUT ${groups}`, groupOf({ description: "first", clientRoute: second }))).json).toEqual(
        success,
    );
    expect(await list()).toEqual(created); // the id is the old one
    expect(api.simulator.state().projects.Retail?.Payments?.definition.clientRoute).toEqual(second);
    expect((await api.call(`DELETE ${payments}`)).json).toEqual(success);
    expect(await list()).toEqual({ ...success, resultList: [], resultCount: 0 });
});

test("the list as openapi.yaml has it: with clientRoute, without id", async () => {
    const api = await simulate({ listsClientRoute: true });
    await api.call(`POST ${groups}`, groupOf());

    expect((await api.call(`GET ${groups}`)).json).toEqual({
        status: "SUCCESS",
        resultList: [{ name: "Payments", description: null, clientRoute: route }],
        resultCount: 1,
    });
});

test("the list is in the order of creation, whatever the names", async () => {
    const api = await simulate();
    const names = ["10", "b", "9", "a", "B", "1"];
    for (const name of names) {
        await api.call(`POST ${groups}`, groupOf({ name }));
    }
    await api.call(`PUT ${groups}`, groupOf({ name: "9", description: "changed" }));
    await api.call(`DELETE ${groups}b/`);

    const { text } = await api.call(`GET ${groups}`);

    expect([...text.matchAll(/"name":"(\w+)"/g)].map(([, name]) => name)).toEqual(["10", "9", "a", "B", "1"]);
});

test("a project owns its groups: one name may exist in two", async () => {
    const api = await simulate({ projects: ["Retail", "Wholesale"] });
    await api.call(`POST ${groups}`, groupOf({ description: "in Retail" }));
    await api.call("POST /projects/Wholesale/apiProxyGroups/", groupOf({ description: "in Wholesale" }));

    await api.call(`DELETE ${payments}`);

    const { projects } = api.simulator.state();
    expect(projects).toMatchObject({
        Retail: {},
        Wholesale: { Payments: { definition: { description: "in Wholesale" } } },
    });
    expect(projects.Retail).toEqual({});
});

test("an update replaces everything, an absent description too, unless it is told to keep it", async () => {
    const rich = groupOf({ description: "old", clientRoute: { ...route, methodList: ["GET"], bufferRequest: false } });
    for (const absentDescription of ["clear", "keep"] as const) {
        const api = await simulate({ absentDescription });
        await api.call(`POST ${groups}`, rich);
        const definition = () => api.simulator.state().projects.Retail?.Payments?.definition;

        await api.call(`PUT ${groups}`, groupOf());
        expect(definition()).toEqual(groupOf(absentDescription === "keep" ? { description: "old" } : {}));

        await api.call(`PUT ${groups}`, groupOf({ description: "" }));
        expect(definition()).toEqual(groupOf({ description: "" }));
    }
});

test("members are added and removed, each as often as one likes, and go with the group", async () => {
    const api = await simulate({ proxies: ["cards", "loans"] });
    await api.call(`POST ${groups}`, groupOf());
    const members = () => api.simulator.state().projects.Retail?.Payments?.members;
    const statuses = [];

    for (const line of ["POST loans", "POST cards", "POST loans"]) {
        statuses.push((await api.call(`${line.replace(" ", ` ${payments}apiProxies/`)}/`)).status);
    }
    expect(members()).toEqual(["loans", "cards"]);
    for (const line of ["DELETE loans", "DELETE loans"]) {
        statuses.push((await api.call(`${line.replace(" ", ` ${payments}apiProxies/`)}/`)).status);
    }
    expect(members()).toEqual(["cards"]);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);

    await api.call(`DELETE ${payments}`);
    await api.call(`POST ${groups}`, groupOf());
    expect(members()).toEqual([]);
});

test("projects and environments are listed", async () => {
    const api = await simulate({
        projects: ["Retail", "My Project"],
        environments: { production: 1, sandbox: 1, uat: 0 },
    });
    const environment = (id: string, name: string, type: string) => ({
        id,
        name,
        type,
        description: "",
        accessUrl: `https://${name}.gateway.example.com`,
        status: "PUBLISHED",
    });
    const all = [
        environment("1", "production", "PRODUCTION"),
        environment("2", "sandbox", "SANDBOX"),
        environment("3", "uat", "TEST"),
    ];

    expect((await api.call("GET /projects/")).json).toEqual({
        status: "SUCCESS",
        resultList: ["Retail", "My Project"].map((name, index) => ({
            id: String(index + 1),
            name,
            description: "",
            relativePath: "/",
            enableRelativePath: false,
            tags: [],
        })),
        resultCount: 2,
    });
    expect((await api.call("GET /environments/")).json).toEqual({ status: "SUCCESS", resultList: all, resultCount: 3 });
    expect((await api.call("GET /projects/My%20Project/environments/")).json).toEqual({
        status: "SUCCESS",
        resultList: all.map((item) => ({ ...item, deployed: null, redeployRequired: null })),
        resultCount: 3,
    });
});

test("a write that names a missing environment is refused before or after it is carried out", async () => {
    for (const unknownEnvironment of ["refuse", "writeThenRefuse"] as const) {
        const api = await simulate({ unknownEnvironment });
        const isWritten = unknownEnvironment === "writeThenRefuse";
        const definition = () => api.simulator.state().projects.Retail?.Payments?.definition;
        const refusal = failed(400, "Environment (staging) is not found!");

        expect(await api.call(`POST ${groups}`, groupOf({ environmentName: "staging" }))).toMatchObject(refusal);
        expect(definition()).toEqual(isWritten ? groupOf() : undefined);

        await api.call(`POST ${groups}`, groupOf());
        const changed = groupOf({ description: "changed" });
        expect(await api.call(`PUT ${groups}`, { ...changed, environmentName: "staging" })).toMatchObject(refusal);
        expect(definition()).toEqual(isWritten ? changed : groupOf());
    }
});
