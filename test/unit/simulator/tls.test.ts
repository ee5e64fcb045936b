import { once } from "node:events";
import { get, type RequestOptions } from "node:https";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import type { SimulatorOptions } from "../../../simulator";
import { certificates } from "./certificates";
import { closeAll, simulate } from "./support";

afterEach(closeAll);

const { authority, serverCertificate, serverKey, clientCertificate, clientKey } = certificates;
const server = { cert: serverCertificate, key: serverKey };
const client = { cert: clientCertificate, key: clientKey };

async function health(url: string, options: RequestOptions): Promise<string> {
    const [response] = await once(get(`${url}/apiops/test/healthcheck`, { agent: false, ...options }), "response");
    return text(response);
}

test.each<[string, SimulatorOptions["tls"], RequestOptions, string | undefined]>([
    ["a client that knows the authority", server, { ca: authority }, "OK"],
    ["a client that does not", server, {}, undefined],
    ["a client without a certificate where one is needed", { ...server, ca: authority }, { ca: authority }, undefined],
    ["a client with one", { ...server, ca: authority }, { ca: authority, ...client }, "OK"],
    [
        "a client without one where one is optional",
        { ...server, ca: authority, requireClientCert: false },
        { ca: authority },
        "OK",
    ],
])("HTTPS with %s", async (_, tls, options, expected) => {
    const { simulator } = await simulate({ ...(tls === undefined ? {} : { tls }) });
    expect(simulator.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);

    const answer = await health(simulator.url, options).catch(() => undefined);

    expect(answer).toBe(expected);
});

test("a handshake that never ends does not hold the simulator", async () => {
    const { simulator } = await simulate({ tls: server });
    const socket = connect(Number(new URL(simulator.url).port), "127.0.0.1");
    const closed = new Promise((resolve) => socket.on("error", () => {}).once("close", resolve));
    await once(socket, "connect");
    await health(simulator.url, { ca: authority }); // by now the simulator has seen the first connection too

    await simulator.close();

    await closed;
});
