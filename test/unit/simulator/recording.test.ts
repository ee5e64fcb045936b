import { setImmediate as turn } from "node:timers/promises";
import { closeAll, groupOf, groups, payments, simulate } from "./support";

afterEach(closeAll);

test("a request is recorded as it came and as it was answered", async () => {
    const api = await simulate();
    const before = Date.now();
    const body = JSON.stringify(groupOf(), null, 2);

    await api.send(`POST /apiops${groups}?x=%20`, { body, headers: { "X-Request-Id": "7" } });

    expect(api.simulator.requests()).toEqual([
        {
            index: 0,
            operation: "createGroup",
            project: "Retail",
            group: "Payments",
            method: "POST",
            path: `/apiops${groups}?x=%20`,
            headers: expect.objectContaining({ authorization: "Bearer simulator-token", "x-request-id": "7" }),
            body,
            at: expect.any(Number),
            concurrentWith: 0,
            status: 200,
        },
    ]);
    expect(Math.abs((api.simulator.requests()[0]?.at ?? 0) - before)).toBeLessThan(60_000);
});

test.each([
    ["no JSON", "{"],
    ["a list", []],
    ["names of a wrong type", { name: 1, environmentName: {} }],
])("a write whose body is %s is recorded without the names", async (_, body) => {
    const api = await simulate();

    await api.call(`POST ${groups}`, body);

    const [request] = api.simulator.requests();
    expect(request).toMatchObject({ operation: "createGroup", project: "Retail", status: 400 });
    expect([request?.group, request?.environment]).toEqual([undefined, undefined]);
});

test("requests that wait at the same time are counted", async () => {
    const api = await simulate();
    await api.call(`GET ${groups}`);
    api.simulator.setFaults([{ times: 0, effect: { hang: true } }]);

    const waiting = Promise.allSettled(Array.from({ length: 5 }, () => api.call(`GET ${groups}`)));
    while (api.simulator.requests().length < 6) {
        await turn();
    }

    expect(api.simulator.requests().map(({ index, concurrentWith }) => [index, concurrentWith])).toEqual([
        [0, 0],
        [1, 0],
        [2, 1],
        [3, 2],
        [4, 3],
        [5, 4],
    ]);
    await closeAll();
    await waiting;
});

test("a request whose connection was dropped is not counted for ever", async () => {
    const api = await simulate();
    api.simulator.setFaults([{ effect: { drop: true } }, { effect: { truncate: true } }]);
    await expect(api.call(`GET ${groups}`)).rejects.toThrow();
    await expect(api.call(`GET ${groups}`)).rejects.toThrow();

    await api.call(`GET ${groups}`);

    expect(api.simulator.requests().map(({ concurrentWith }) => concurrentWith)).toEqual([0, 0, 0]);
});

test("forgetting requests leaves a list that was taken before, and goes on counting", async () => {
    const api = await simulate();
    await api.call(`GET ${groups}`);
    const taken = api.simulator.requests();

    api.simulator.clearRequests();
    expect(api.simulator.requests()).toEqual([]);
    await api.call(`GET ${payments}environments/`);

    expect(taken).toHaveLength(1);
    expect(api.simulator.requests()).toMatchObject([{ index: 1, operation: "listGroupEnvironments" }]);
});

test("a state that was taken does not change afterwards", async () => {
    const api = await simulate();
    await api.call(`POST ${groups}`, groupOf({ environmentName: "production" }));
    const taken = api.simulator.state();
    const text = JSON.stringify(taken);

    await api.call(`PUT ${groups}`, groupOf({ description: "changed" }));
    await api.call(`DELETE ${payments}environments/production/`);
    await api.call(`POST ${groups}`, groupOf({ name: "Other" }));

    expect(JSON.stringify(taken)).toBe(text);
});

test("all of it can be had over HTTP without a token, and is not recorded", async () => {
    const api = await simulate({ clients: { ci: "secret" } });
    const headers = { authorization: "" };
    await api.call(`POST ${groups}`, groupOf());

    const fault = { name: "f", operation: "listGroups", effect: { answer: { status: 418 } } };
    expect(await api.send("POST /__simulator/faults", { headers, body: [fault] })).toMatchObject({
        status: 200,
        json: {},
    });
    expect((await api.call(`GET ${groups}`)).status).toBe(418);
    expect((await api.send("GET /__simulator/state", { headers })).json).toEqual({
        projects: { Retail: { Payments: expect.objectContaining({ definition: groupOf() }) } },
        faults: [{ name: "f", applied: 1 }],
    });
    expect((await api.send("GET /__simulator/requests", { headers })).json).toMatchObject([
        { index: 0, operation: "createGroup", status: 200 },
        { index: 1, operation: "listGroups", status: 418 },
    ]);
    expect((await api.send("DELETE /__simulator/requests", { headers })).status).toBe(200);
    expect(api.simulator.requests()).toEqual([]);
    expect((await api.send("POST /__simulator/expire-tokens", { headers })).status).toBe(200);
    expect(await api.send("POST /__simulator/faults", { headers, body: "[" })).toMatchObject({ status: 400 });
    expect(await api.send("GET /__simulator/nothing", { headers })).toMatchObject({ status: 404, text: "" });
    expect(api.simulator.requests()).toEqual([]);
});
