import { closeAll, failed, groupOf, groups, payments, simulate } from "./support";

afterEach(closeAll);

const members = `${payments}proxies/forpromotion`;

test("the members of a group are listed in the order in which they came, as openapi.yaml has them", async () => {
    const api = await simulate({ listsMembers: true, proxies: ["Cards", "Loans 2"] });
    await api.call(`POST ${groups}`, groupOf());
    const item = (id: string, name: string, path: string) => ({
        id,
        name,
        description: null,
        type: "HTTP",
        relativePath: path,
        clientRoute: { relativePathList: [path] },
        apiProxyDeployList: [],
    });

    expect((await api.call(`GET ${members}`)).json).toEqual({ status: "SUCCESS", resultList: [], resultCount: 0 });
    for (const name of ["Loans%202", "Cards"]) {
        await api.call(`POST ${payments}apiProxies/${name}/`);
    }
    const resultList = [item("1", "Loans 2", "/Loans%202"), item("2", "Cards", "/Cards")];
    expect((await api.call(`GET ${members}`)).json).toEqual({ status: "SUCCESS", resultList, resultCount: 2 });
});

test("its refusals are those of the other calls about a group", async () => {
    const api = await simulate({ listsMembers: true });
    await api.call(`POST ${groups}`, groupOf());
    const lost = "API Proxy Group (Other) is not found or user does not have privilege to access it!";

    expect(await api.call(`GET ${groups}Other/proxies/forpromotion`)).toMatchObject(failed(400, lost));
    expect(await api.call("GET /projects/Elsewhere/apiProxyGroups/Payments/proxies/forpromotion")).toMatchObject(
        failed(400, "Project (Elsewhere) is not found!"),
    );
    expect(await api.call("GET /projects//apiProxyGroups/Payments/proxies/forpromotion")).toMatchObject(
        failed(400, "projectName value can not be empty!"),
    );
    expect(await api.send(`GET /apiops${members}`, { headers: { authorization: "Bearer wrong" } })).toMatchObject(
        failed(401, "Token is not valid!"),
    );
    expect(await api.call(`GET ${members}`, {})).toMatchObject({ status: 400 }); // it takes no body
});

test.each([
    ["a Manager that does not list members", {}, members],
    ["a slash at the end", { listsMembers: true }, `${members}/`],
])("%s is an empty 404, with or without a token", async (_, options, path) => {
    const api = await simulate(options);
    await api.call(`POST ${groups}`, groupOf());
    const unknown = await api.call("GET /projects/Retail/nothing");

    for (const authorization of ["Bearer simulator-token", "Bearer wrong", ""]) {
        const { status, text, headers } = await api.send(`GET /apiops${path}`, { headers: { authorization } });
        expect([status, text, headers["content-type"]]).toEqual([404, "", unknown.headers["content-type"]]);
    }
});
