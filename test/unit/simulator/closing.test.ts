import { once } from "node:events";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { startSimulator } from "../../../simulator";
import { closeAll, groupOf, groups, simulate } from "./support";

afterEach(closeAll);

const headers = { authorization: "Bearer simulator-token" };

test("a connection is kept alive, and ends with the simulator", async () => {
    const { simulator } = await simulate();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = [];
    for (let request = 0; request < 3; request += 1) {
        const [response] = await once(get(`${simulator.url}/apiops/projects/`, { headers, agent }), "response");
        ports.push(response.socket.localPort);
        await once(response.resume(), "end");
    }
    await new Promise(setImmediate); // the agent takes the socket back

    expect(new Set(ports).size).toBe(1);
    await simulator.close();
    agent.destroy();
});

test.each([
    ["a request that waits", { latencyMs: 3_600_000 }, []],
    ["a late answer", {}, [{ effect: { delayMs: 3_600_000 } }]],
    ["an answer in drops", {}, [{ effect: { slowDrip: { bytesPerSecond: 0.001 } } }]],
    ["no answer", {}, [{ effect: { hang: true as const } }]],
])("%s does not hold the simulator, and is not processed afterwards", async (_, options, faults) => {
    const api = await simulate(options);
    api.simulator.setFaults(faults);
    const answer = expect(api.call(`POST ${groups}`, groupOf())).rejects.toThrow();
    while (api.simulator.requests().length === 0) {
        await new Promise(setImmediate);
    }
    const before = api.simulator.state();

    await api.simulator.close();

    await answer;
    expect(api.simulator.state()).toEqual(before);
});

test("a connection without a request does not hold the simulator either", async () => {
    const { simulator } = await simulate();
    const socket = connect(Number(new URL(simulator.url).port), "127.0.0.1");
    // How the other side ends it, with or without an error, is the system's business.
    const closed = new Promise((resolve) => socket.on("error", () => {}).once("close", resolve));
    await once(socket, "connect");
    socket.write("POST /apiops/projects/Retail/apiProxyGroups/ HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");

    await simulator.close();

    await closed;
});

test("a client that goes away in the middle of its request is not recorded", async () => {
    const api = await simulate();
    const socket = connect(Number(new URL(api.simulator.url).port), "127.0.0.1");
    await once(socket, "connect");
    socket.end("POST /apiops/projects/Retail/apiProxyGroups/ HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
    await once(socket.resume(), "close");

    expect((await api.call(`GET ${groups}`)).status).toBe(200);
    expect(api.simulator.requests()).toHaveLength(1);
});

test("it can be closed twice, and its port be used again", async () => {
    const first = await simulate();
    const port = Number(new URL(first.simulator.url).port);
    await expect(startSimulator({ port })).rejects.toThrow(`port ${port} is taken already`);

    await first.simulator.close();
    await first.simulator.close();
    const second = await simulate({ port });

    expect(second.simulator.url).toBe(first.simulator.url);
});

test.each<[string, object, string]>([
    ["a misspelt option", { project: ["Retail"] }, 'Unrecognized key: "project"'],
    ["no project", { projects: [] }, "projects: "],
    ["a name that is empty", { environments: { production: [""] } }, "environments.production"],
    ["half a pod", { environments: { production: 0.5 } }, "environments.production"],
    ["a port that is none", { port: 70_000 }, "port: "],
    ["a token with a space", { token: "a b" }, "token: "],
])("%s is refused in one line", async (_, options, words) => {
    const refusal = await startSimulator(options).then(
        () => "",
        (error: unknown) => String(error),
    );

    expect(refusal).toContain("the simulator's options are wrong: ");
    expect(refusal).toContain(words);
    expect(refusal).not.toContain("\n");
});
