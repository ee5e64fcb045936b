import { type Api, closeAll, groupOf, groups, payments, simulate } from "./support";

afterEach(closeAll);

const route = { relativePathList: ["/a"] };
const lost = "is not found or user does not have privilege to access it!";
const elsewhere = "/projects/Elsewhere/apiProxyGroups/";

/** Request, its body, the text of its refusal: byte for byte from the documentation. */
const refusals: readonly (readonly [string, unknown, string])[] = [
    ...["POST", "PUT"].flatMap((method): [string, unknown, string][] => [
        [`${method} ${groups}`, { clientRoute: route }, "name value can not be empty!"],
        [`${method} ${groups}`, { name: null, clientRoute: route }, "name value can not be empty!"],
        [`${method} ${groups}`, { name: "", clientRoute: route }, "name value can not be empty!"],
        [`${method} ${groups}`, { name: "a" }, "clientRoute value can not be empty!"],
        [`${method} ${groups}`, { name: "a", clientRoute: null }, "clientRoute value can not be empty!"],
        [`${method} ${groups}`, { name: "a", clientRoute: {} }, "clientRoute value needs at least one relativePath!"],
        [
            `${method} ${groups}`,
            { name: "a", clientRoute: { relativePathList: [] } },
            "clientRoute value needs at least one relativePath!",
        ],
        [
            `${method} ${groups}`,
            { name: "a", clientRoute: { relativePathList: [""] } },
            "relativePath value in clientRoute object can not be empty!",
        ],
        [`${method} ${elsewhere}`, groupOf(), "Project (Elsewhere) is not found!"],
        [`${method} /projects//apiProxyGroups/`, groupOf(), "projectName value can not be empty!"],
    ]),
    [
        `POST ${groups}`,
        groupOf(),
        "ApiProxyGroup: (Payments) is already created! If you want to udate it use update endpoint!",
    ],
    [`PUT ${groups}`, { name: "Other", clientRoute: route }, `API Proxy Group (Other) ${lost}`],
    ...[
        "DELETE ",
        "POST apiProxies/cards/",
        "DELETE apiProxies/cards/",
        "GET environments/",
        "POST environments/production/",
        "DELETE environments/production/",
        "GET deploy-histories/",
        "GET deploy-histories/1/",
        "DELETE deploy-histories/1/",
    ].flatMap((line): [string, undefined, string][] => {
        const [method, rest] = line.split(" ");
        return [
            [`${method} ${groups}Other/${rest}`, undefined, `API Proxy Group (Other) ${lost}`],
            [`${method} ${elsewhere}Payments/${rest}`, undefined, "Project (Elsewhere) is not found!"],
        ];
    }),
    [`POST ${payments}apiProxies/none/`, undefined, `ApiProxy (none) ${lost}`],
    [`DELETE ${payments}apiProxies/none/`, undefined, `ApiProxy (none) ${lost}`],
    [`PUT ${groups}`, groupOf({ environmentName: "staging" }), "Environment (staging) is not found!"],
    [`POST ${groups}`, groupOf({ name: "New", environmentName: "staging" }), "Environment (staging) is not found!"],
    [`POST ${payments}environments/staging/`, undefined, `Environment (staging) ${lost}`],
    [`DELETE ${payments}environments/staging/`, undefined, `Environment (staging) ${lost}`],
    ...["GET", "DELETE"].flatMap((method) =>
        ["7", "01", "1.0", "x"].map((revision): [string, undefined, string] => [
            `${method} ${payments}deploy-histories/${revision}/`,
            undefined,
            `Deploy history with revision (${revision}) is not found for ApiProxyGroup (Payments)!`,
        ]),
    ),
    [`GET ${elsewhere}`, undefined, "Project(Elsewhere) was not found or user does not have privilege to access it!"],
    ["GET /projects/Elsewhere/environments/", undefined, `Project (Elsewhere) ${lost}`],
];

async function withPayments(envelope: "new" | "old"): Promise<Api> {
    const api = await simulate({ envelope, proxies: ["cards"] });
    await api.call(`POST ${groups}`, groupOf({ environmentName: "production" }));
    return api;
}

test("every refusal, in the current envelope", async () => {
    const api = await withPayments("new");
    const came = [];
    for (const [line, body] of refusals) {
        const { status, json, headers } = await api.call(line, body);
        came.push([line, body, status, headers["content-type"], json]);
    }

    expect(came).toEqual(
        refusals.map(([line, body, resultMessage]) => {
            return [line, body, 400, "application/json;charset=UTF-8", { status: "FAILURE", resultMessage }];
        }),
    );
});

test("every refusal, in the old envelope", async () => {
    const api = await withPayments("old");
    const came = [];
    for (const [line, body] of refusals) {
        const { status, json } = await api.call(line, body);
        came.push([line, body, status, json]);
    }

    expect(came).toEqual(
        refusals.map(([line, body, error_description]) => {
            return [line, body, 400, { error: "bad_request", error_description }];
        }),
    );
});

test("a refusal changes nothing", async () => {
    const api = await withPayments("new");
    const before = api.simulator.state();
    for (const [line, body] of refusals) {
        await api.call(line, body);
    }

    expect(api.simulator.state()).toEqual(before);
});
