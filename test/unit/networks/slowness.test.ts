import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { simulate } from "../../support/manager";
import { clientOf, closeAll, definition, errorOf, subject } from "./client";

let server: Server | undefined;

afterEach(async () => {
    await closeAll();
    server?.close();
    server = undefined;
});

// undici's clock for headers and bodies ticks in half seconds: shorter timeouts than these mean nothing to it.
const patience = { requestTimeoutMs: 600, deployTimeoutMs: 600 };

test.each([
    ["never speaks TLS", 0, () => {}, /: Connect Timeout Error.* Check apinizer:url/],
    [
        "ends it before TLS is there",
        1,
        (socket: Socket) => socket.destroy(),
        /: (Client network socket disconnected|read ECONNRESET|write EPIPE).* \(2 attempts\).*apinizer:clientCertFile/,
    ],
])("a server that takes the connection and %s was sent nothing", async (_, maxRetries, treat, words) => {
    const sockets = new Set<Socket>();
    server = createServer((socket) => {
        sockets.add(socket.on("error", () => {}));
        treat(socket);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const client = clientOf(`https://127.0.0.1:${port}`, { ...patience, maxRetries });
    const error = await errorOf(client.call("createGroup", subject, definition));
    expect(error.message).toContain(`no connection to https://127.0.0.1:${port}`);
    expect(error.message).toMatch(words);
    expect(error).toMatchObject({ kind: "unavailable", unclear: false });
    for (const socket of sockets) {
        socket.destroy();
    }
});

test("an answer that does not begin is given up on, and its end is unclear", async () => {
    const manager = await simulate();
    manager.setFaults([{ effect: { hang: true } }]);
    const error = await errorOf(clientOf(manager.url, patience).call("createGroup", subject, definition));
    expect(error.message).toContain(`${manager.url} did not answer within 0.6 s`);
    expect(error.message).toContain("larger apinizer:requestTimeoutSeconds");
    expect(error).toMatchObject({ kind: "unavailable", unclear: true, fault: { carriedOut: "perhapsLater" } });
});

test("an answer that stops in the middle is given up on", async () => {
    const manager = await simulate();
    manager.setFaults([{ effect: { slowDrip: { bytesPerSecond: 0.1 } } }]);
    const error = await errorOf(clientOf(manager.url, patience).call("listGroups", subject));
    expect(error.message).toContain(`the answer of ${manager.url} stopped in the middle for 0.6 s`);
});

test("an answer that trickles on is given up on at the operation's deadline", async () => {
    const manager = await simulate();
    manager.setFaults([{ effect: { slowDrip: { bytesPerSecond: 20 } } }]);
    const error = await errorOf(
        clientOf(manager.url, { ...patience, requestTimeoutMs: 200 }).call("listGroups", subject),
    );
    expect(error.message).toContain(`no whole answer came from ${manager.url} before the operation's deadline`);
    expect(error).toMatchObject({ fault: { carriedOut: "perhapsLater" } });
});

test("a call that deploys has the longer patience", async () => {
    const manager = await simulate();
    const client = clientOf(manager.url, { requestTimeoutMs: 300, deployTimeoutMs: 30_000 });
    await client.call("createGroup", subject, definition);
    manager.setFaults([{ times: 0, effect: { delayMs: 2000 } }]);
    await Promise.all([
        client.call("deployGroup", subject, {}),
        client.call("updateGroup", subject, { ...definition, environmentName: "production" }),
        errorOf(client.call("updateGroup", subject, definition)),
    ]);
});
