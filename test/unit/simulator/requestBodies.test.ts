import { closeAll, failed, groupOf, groups, payments, simulate } from "./support";

afterEach(closeAll);

const full = {
    name: "Payments",
    description: "Payment APIs",
    clientRoute: {
        relativePathList: ["/pay", "/v2/pay"],
        methodList: ["GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE", "ALL"],
        hostList: ["pay.example.com"],
        headerList: [{ name: "X-Channel", value: "" }],
        bufferRequest: false,
        bufferResponse: true,
    },
};

test.each(["POST", "PUT"])(
    "%s takes every documented field, and null for the lists whose default it is",
    async (method) => {
        const api = await simulate();
        const nulls = { relativePathList: ["/pay"], methodList: null, hostList: null, headerList: null };
        if (method === "PUT") {
            await api.call(`POST ${groups}`, groupOf());
        }

        const answer = await api.call(`${method} ${groups}`, full);
        const withNulls = await api.call(`PUT ${groups}`, groupOf({ clientRoute: nulls }));

        expect(answer).toMatchObject({ status: 200, text: '{"status":"SUCCESS"}' });
        expect(withNulls.status).toBe(200);
        expect(api.simulator.state().projects.Retail?.Payments?.definition).toEqual(groupOf({ clientRoute: nulls }));
    },
);

const route = (patch: object) => groupOf({ clientRoute: { relativePathList: ["/pay"], ...patch } });

test.each([
    ["an unknown field", groupOf({ descripton: "x" }), 'Unrecognized key: "descripton"'],
    ["a name of a wrong type", groupOf({ name: 5 }), "name: "],
    ["a description that is null", groupOf({ description: null }), "description: "],
    ["an environment that is null", groupOf({ environmentName: null }), "environmentName: "],
    ["an environment without a name", groupOf({ environmentName: "" }), "environmentName: "],
    ["an unknown field of the route", route({ methods: [] }), 'clientRoute: Unrecognized key: "methods"'],
    ["a route that is a list", groupOf({ clientRoute: [] }), "clientRoute: "],
    ["paths that are no list", route({ relativePathList: "/pay" }), "clientRoute.relativePathList: "],
    ["a path of one character", route({ relativePathList: ["/"] }), "clientRoute.relativePathList[0]: "],
    ["a second path of one character", route({ relativePathList: ["/a", "/"] }), "clientRoute.relativePathList[1]: "],
    ["a path that is a number", route({ relativePathList: [1] }), "clientRoute.relativePathList[0]: "],
    ["a method in lower case", route({ methodList: ["get"] }), "clientRoute.methodList[0]: "],
    ["a method that is none", route({ methodList: ["FETCH"] }), "clientRoute.methodList[0]: "],
    ["hosts that are no list", route({ hostList: "a" }), "clientRoute.hostList: "],
    ["a header without a value", route({ headerList: [{ name: "X" }] }), "clientRoute.headerList[0].value: "],
    ["a header without a name", route({ headerList: [{ name: "", value: "" }] }), "clientRoute.headerList[0].name: "],
    ["a flag that is a text", route({ bufferRequest: "true" }), "clientRoute.bufferRequest: "],
    ["a flag that is null", route({ bufferResponse: null }), "clientRoute.bufferResponse: "],
    ["a list", [], "Invalid input: expected object"],
    ["null", "null", "Invalid input: expected object"],
    ["half a JSON", '{"name":"Pay', "The request body is not readable as JSON!"],
    ["nothing", "", "The request body is not readable as JSON!"],
])("a write refuses %s", async (_, body, words) => {
    const api = await simulate();
    await api.call(`POST ${groups}`, groupOf());
    const before = api.simulator.state();

    for (const method of ["POST", "PUT"]) {
        const resultMessage = expect.stringContaining(words);
        expect(await api.call(`${method} ${groups}`, body)).toMatchObject({ status: 400, json: { resultMessage } });
    }
    expect(api.simulator.state()).toEqual(before);
});

test.each([
    ["an unknown field", { environmentName: "production" }],
    ["a wrong type", { persistent: "yes" }],
    ["a null", { description: null }],
    ["half a JSON", "{"],
])("a deployment refuses %s", async (_, body) => {
    const api = await simulate();
    await api.call(`POST ${groups}`, groupOf());

    for (const method of ["POST", "DELETE"]) {
        expect((await api.call(`${method} ${payments}environments/production/`, body)).status).toBe(400);
    }
    expect(api.simulator.state().projects.Retail?.Payments?.history).toEqual([]);
});

test.each([
    ["application/json", 200],
    ["application/json;charset=UTF-8", 200],
    ["Application/JSON ; charset=utf-8", 200],
    ["", 415],
    ["text/plain", 415],
    ["application/jsonp", 415],
    ["application/x-www-form-urlencoded", 415],
])("a body of type %j", async (type, status) => {
    const api = await simulate();
    const headers = { "content-type": type };

    const created = await api.send(`POST /apiops${groups}`, { body: groupOf(), headers });
    await api.call(`POST ${groups}`, groupOf());
    const deployed = await api.send(`POST /apiops${payments}environments/production/`, { body: {}, headers });

    expect(created.status).toBe(status);
    expect(deployed.status).toBe(status);
    if (status === 415) {
        expect(created).toMatchObject(failed(415, "Content-Type must be application/json!"));
    }
});

test.each([
    `GET ${groups}`,
    `DELETE ${payments}`,
    `POST ${payments}apiProxies/cards/`,
    `DELETE ${payments}apiProxies/cards/`,
    `GET ${payments}environments/`,
    `GET ${payments}deploy-histories/`,
    "GET /projects/",
])("%s takes no body", async (line) => {
    const api = await simulate({ proxies: ["cards"] });
    await api.call(`POST ${groups}`, groupOf());

    expect(await api.call(line, {})).toMatchObject(failed(400, "This request takes no body!"));
    expect((await api.call(line)).status).toBe(200);
});
