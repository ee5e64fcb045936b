import { closeAll, groupOf, groups, payments, simulate } from "./support";

afterEach(closeAll);

const lines = [
    `GET ${groups}`,
    `POST ${groups}`,
    `PUT ${groups}`,
    `DELETE ${payments}`,
    `POST ${payments}apiProxies/cards/`,
    `DELETE ${payments}apiProxies/cards/`,
    `GET ${payments}environments/`,
    `POST ${payments}environments/production/`,
    `DELETE ${payments}environments/production/`,
    `GET ${payments}deploy-histories/`,
    `GET ${payments}deploy-histories/1/`,
    `DELETE ${payments}deploy-histories/1/`,
    "GET /projects/",
    "GET /environments/",
    "GET /projects/Retail/environments/",
    "POST /auth/token",
    "GET /test/healthcheck",
    "GET /test/hello/Ayşe".replace("ş", "%C5%9F"),
];

test.each(lines)("%s is known, and unknown with the other kind of end", async (line) => {
    const api = await simulate();
    const other = line.endsWith("/") ? line.slice(0, -1) : `${line}/`;

    const known = await api.call(line);
    const unknown = await api.call(other);
    const twice = await api.call(`${line}//`);

    expect(known.status).not.toBe(404);
    expect(unknown).toMatchObject({ status: 404, text: "" });
    expect(twice).toMatchObject({ status: 404, text: "" });
    expect(api.simulator.requests().map(({ operation }) => operation)).toEqual([
        expect.not.stringMatching("unknown"),
        "unknown",
        "unknown",
    ]);
});

test.each([
    "GET /",
    "GET /apiops",
    "GET /apiops/",
    `GET ${groups}`,
    `PATCH /apiops${groups}`,
    `GET /apiops${payments}`,
    "GET /APIOPS/projects/",
    "GET /apiops/Projects/",
    `DELETE /apiops${groups}/`,
    "GET /apiops/projects/%/apiProxyGroups/",
    "GET /apiops/projects/%C3/apiProxyGroups/",
])("%s is unknown", async (line) => {
    const api = await simulate();

    expect(await api.send(line)).toMatchObject({ status: 404, text: "" });
});

test("the test endpoints say what they say, without a token", async () => {
    const api = await simulate();
    const headers = { authorization: "" };

    const health = await api.send("GET /apiops/test/healthcheck", { headers });
    const hello = await api.send("GET /apiops/test/hello/Ay%C5%9Fe%20%2F", { headers });

    expect(health).toMatchObject({ status: 200, text: "OK", headers: { "content-type": "text/plain" } });
    expect(hello).toMatchObject({ status: 200, text: "Hello Ayşe /" });
});

const names = [
    "My Project",
    "a/b",
    "100%",
    "a+b",
    "%2F",
    "Ödeme İşçğü",
    "🚀",
    "a?b#c",
    "..",
    "constructor",
    "7",
    "é",
    "é",
];

test.each(names)("%j is a name wherever names are taken", async (name) => {
    const api = await simulate({ projects: [name], environments: { [name]: 1 }, proxies: [name] });
    const segment = name === ".." ? "%2e%2e" : encodeURIComponent(name);
    const project = `/projects/${segment}/apiProxyGroups/`;

    const answers = [
        await api.call(`POST ${project}`, groupOf({ name, environmentName: name })),
        await api.call(`POST ${project}${segment}/apiProxies/${segment}/`),
        await api.call(`POST ${project}${segment}/environments/${segment}/`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(api.simulator.state().projects[name]?.[name]).toMatchObject({
        members: [name],
        environments: { [name]: { deployed: true, redeployRequired: false } },
    });
    const [posted, member, deployed] = api.simulator.requests();
    expect(posted).toMatchObject({ operation: "createGroup", project: name, group: name, environment: name });
    expect(posted?.path).toBe(`/apiops${project}`);
    expect(member).toMatchObject({ operation: "addMember", project: name, group: name });
    expect(deployed).toMatchObject({ operation: "deployGroup", project: name, group: name, environment: name });
});

test("names are exact: another case, another form of a letter and a plus for a space are other names", async () => {
    const api = await simulate({ projects: ["My Projé"] });

    const status = async (segment: string) => (await api.call(`GET /projects/${segment}/apiProxyGroups/`)).status;

    expect(await status("My%20Proj%C3%A9")).toBe(200);
    expect(await status("%4dy%20Proj%c3%a9")).toBe(200); // any letter may be encoded
    expect(await status("my%20proj%C3%A9")).toBe(400);
    expect(await status("My+Proj%C3%A9")).toBe(400);
    expect(await status("My%20Proje%CC%81")).toBe(400);
});

test("a query is ignored, and recorded", async () => {
    const api = await simulate();

    expect((await api.call("GET /projects/?page=2&size=1")).json).toMatchObject({ resultCount: 1 });
    expect(api.simulator.requests()[0]?.path).toBe("/apiops/projects/?page=2&size=1");
});
