import type { Effect, SimulatorOptions } from "../../../simulator";
import { type Api, closeAll, groupOf, groups, payments, simulate } from "./support";

afterEach(closeAll);

const production = `${payments}environments/production/`;
const create = [`POST ${groups}`, groupOf({ environmentName: "production" })] as const;

async function withFault(effect: Effect, moment?: "before" | "after", options: SimulatorOptions = {}): Promise<Api> {
    const api = await simulate(options);
    api.simulator.setFaults([{ effect, ...(moment === undefined ? {} : { moment }) }]);
    return api;
}

const group = (api: Api) => api.simulator.state().projects.Retail?.Payments;
const status = (api: Api) => api.simulator.requests().at(-1)?.status;

test.each(["before", "after"] as const)("an answer instead, %s", async (moment) => {
    const headers = { "Content-Type": "text/html", "Retry-After": "0" };
    const api = await withFault({ answer: { status: 503, headers, body: "<html>" } }, moment);

    const answer = await api.call(...create);

    expect(answer).toMatchObject({ status: 503, text: "<html>" });
    expect(answer.headers).toMatchObject({ "content-type": "text/html", "retry-after": "0" });
    expect(group(api) === undefined).toBe(moment === "before");
    expect(status(api)).toBe(503);
});

test("an answer of JSON, and one of nothing", async () => {
    const api = await withFault({ answer: { status: 200, json: { success: [1] } } });
    expect(await api.call(...create)).toMatchObject({
        text: '{"success":[1]}',
        headers: { "content-type": "application/json;charset=UTF-8" },
    });

    api.simulator.setFaults([{ effect: { answer: { status: 200 } } }]);
    expect(await api.call(...create)).toMatchObject({ status: 200, text: "" });
});

test.each(["before", "after"] as const)("a dropped connection, %s", async (moment) => {
    const api = await withFault({ drop: true }, moment);

    await expect(api.call(...create)).rejects.toThrow("socket hang up");

    expect(group(api) === undefined).toBe(moment === "before");
    expect(api.simulator.requests()).toEqual([expect.not.objectContaining({ status: expect.anything() })]);
});

test("half an answer", async () => {
    const api = await withFault({ truncate: true });

    await expect(api.call(...create)).rejects.toThrow("aborted");

    expect(group(api)?.environments.production?.deployed).toBe(true);
    expect(status(api)).toBe(200);
});

test.each(["before", "after"] as const)("no answer, %s: the connection ends with the simulator", async (moment) => {
    const api = await withFault({ hang: true }, moment);
    const answer = expect(api.call(...create)).rejects.toThrow("socket hang up");
    while (api.simulator.requests().length === 0) {
        await new Promise(setImmediate);
    }

    expect((await api.call(`GET ${groups}`)).status).toBe(200);
    expect(group(api) === undefined).toBe(moment === "before");
    await api.simulator.close();
    await answer;
});

test.each(["before", "after"] as const)("an answer that comes late, processed %s the wait", async (moment) => {
    const api = await withFault({ delayMs: 50 }, moment);
    const answer = api.call(...create);
    while (api.simulator.requests().length === 0) {
        await new Promise(setImmediate);
    }

    expect(group(api) === undefined).toBe(moment === "before");
    expect(status(api)).toBeUndefined();
    expect((await answer).json).toMatchObject({ status: "SUCCESS", deploymentResult: { success: true } });
    expect(group(api)).toBeDefined();
});

test.each([400, 100_000])("an answer that comes in drops, at %s bytes a second", async (bytesPerSecond) => {
    const api = await withFault({ slowDrip: { bytesPerSecond } });
    const started = performance.now();

    const { text, json } = await api.call(`POST ${groups}`, groupOf());

    expect(json).toEqual({ status: "SUCCESS" });
    // Timers may fire a little early; the last piece is not waited for.
    const least = bytesPerSecond < text.length * 20 ? ((text.length - 20) / bytesPerSecond) * 900 : 0;
    expect(performance.now() - started).toBeGreaterThanOrEqual(least);
});

test("a compressed answer that nobody asked for", async () => {
    const api = await withFault({ gzip: true });
    const { url } = api.simulator;
    const headers = { authorization: "Bearer simulator-token" };

    const unpacked = await fetch(`${url}/apiops${groups}`, { headers });
    expect(unpacked.headers.get("content-encoding")).toBe("gzip");
    expect(await unpacked.json()).toMatchObject({ status: "SUCCESS" });
});

const pods = { environments: { production: ["a", "b", "c"] } };

test.each([
    ["all", ["a", "b", "c"]],
    [2, ["a", "b"]],
    [["b", "x"], ["b"]],
] as const)("pods that fail, %j, in a deployment and in an undeployment", async (failing, expected) => {
    const api = await simulate(pods);
    const effect: Effect = {
        pods: { failing: typeof failing === "object" ? [...failing] : failing, detail: "out of memory" },
    };
    const report = {
        status: 200,
        json: {
            status: "SUCCESS",
            deploymentResult: {
                success: false,
                detailList: ["a", "b", "c"].map((podName) =>
                    expected.some((name) => name === podName)
                        ? { podName, success: false, detail: "out of memory" }
                        : { podName, success: true },
                ),
            },
        },
    };
    const isLive = () => group(api)?.environments.production?.deployed ?? false;

    for (const [line, body] of [create, [`POST ${production}`, undefined]] as const) {
        api.simulator.setFaults([{ effect }]);
        expect(await api.call(line, body)).toMatchObject(report);
        expect(isLive()).toBe(failing !== "all"); // one pod with the group answers requests with it
    }
    await api.call(`POST ${production}`);
    api.simulator.setFaults([{ effect }]);
    expect(await api.call(`DELETE ${production}`)).toMatchObject(report);
    expect(isLive()).toBe(true); // some pod still has it
    expect(group(api)?.history).toHaveLength(4);
});

test("a pod that fails without a word has no detail, and the others do not suffer", async () => {
    const api = await withFault({ pods: { failing: 1 } }, undefined, pods);

    const { text } = await api.call(...create);

    expect(text).not.toContain('detail"');
    expect(group(api)?.environments).toEqual({
        production: { deployed: true, redeployRequired: false, paths: ["/pay"] },
    });
});

test("pods cannot fail where nothing is deployed", async () => {
    const api = await withFault({ pods: { failing: "all" } });

    expect((await api.call(`POST ${groups}`, groupOf())).json).toEqual({ status: "SUCCESS" });
});

test.each(["before", "after"] as const)("no result of a deployment, which happened or not: %s", async (moment) => {
    const api = await withFault({ deploymentResult: "omit" }, moment);

    expect((await api.call(...create)).json).toEqual({ status: "SUCCESS" });

    expect(group(api)?.environments.production?.deployed).toBe(moment === "after" ? true : undefined);
    expect(group(api)?.history).toHaveLength(moment === "after" ? 1 : 0);
    api.simulator.setFaults([{ effect: { deploymentResult: "omit" }, moment }]);
    await api.call(`POST ${production}`);
    api.simulator.setFaults([{ effect: { deploymentResult: "omit" }, moment }]);
    expect((await api.call(`DELETE ${production}`)).json).toEqual({ status: "SUCCESS" });
    expect(group(api)?.environments.production?.deployed).toBe(moment === "after" ? false : undefined);
});

test.each([
    ["new", { status: "FAILURE", resultMessage: "interrupted" }],
    ["old", { error: "bad_request", error_description: "interrupted" }],
] as const)("a failure with HTTP 200, in the %s envelope", async (envelope, failure) => {
    const api = await withFault({ outerFailure: "interrupted" }, undefined, { envelope });

    const answer = await api.call(...create);

    expect(answer).toMatchObject({ status: 200, json: { ...failure, deploymentResult: { success: true } } });
    expect(group(api)).toBeDefined();
});
