import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type buildConnector, Client } from "undici";
import { Body } from "../../../provider/apinizer/body";
import { Deadline } from "../../../provider/apinizer/deadline";
import { Sending } from "../../../provider/apinizer/sending";

const asked: string[] = [];
let answering: (response: ServerResponse) => void;
const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    answering(response);
});
let origin: string;
let client: Client;
/** Lets the connection come about that undici waits for. */
let connected: () => void;

beforeAll(async () => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
});
beforeEach(() => {
    // The clock of the deadline. undici's own for timeouts are among them, and no test waits for those.
    const others = [
        "Date",
        "hrtime",
        "nextTick",
        "performance",
        "queueMicrotask",
        "setImmediate",
        "setInterval",
    ] as const;
    jest.useFakeTimers({ doNotFake: [...others] });
    asked.length = 0;
    answering = (response) => response.end("whole");
});
afterEach(async () => {
    jest.useRealTimers();
    await client.destroy();
});

const request = { path: "/", method: "GET" } as const;

function sendingBy(deadlineMs: number, most = 1024) {
    const waits = new Promise<void>((resolve) => {
        connected = resolve;
    });
    const connector: buildConnector.connector = (_, done) => {
        const socket = connect(Number(new URL(origin).port), "127.0.0.1");
        void Promise.all([once(socket, "connect"), waits]).then(() => done(null, socket));
    };
    client = new Client(origin, { connect: connector });
    const deadline = new Deadline(deadlineMs);
    return { deadline, sending: new Sending(client, deadline, most) };
}

test("an answer comes whole, with what says how it is meant", async () => {
    answering = (response) => {
        response.writeEarlyHints({ link: "</style.css>; rel=preload" });
        response.writeHead(404, { "content-type": "text/plain" });
        response.write("in ");
        response.end("pieces");
    };
    const { deadline, sending } = sendingBy(5000);
    connected();

    const { status, headers, bytes } = await sending.answer(request);
    deadline.close();

    expect([status, headers["content-type"], bytes.toString()]).toEqual([404, "text/plain", "in pieces"]);
    expect(headers.link).toBeUndefined();
    expect(sending.begun).toBe(true);
});

test("a deadline that passes before the connection is there ends the wait, and nothing is sent afterwards", async () => {
    const { sending } = sendingBy(5000);

    const answer = sending.answer(request);
    jest.advanceTimersByTime(5000);
    await expect(answer).rejects.toThrow("the operation's time is up");
    connected();
    await once(client, "connect");
    const next = new Deadline(5000);
    await new Sending(client, next, 1024).answer({ ...request, path: "/next" });
    next.close();

    expect(sending.begun).toBe(false);
    expect(asked).toEqual(["/next"]);
});

test("a deadline that has passed already sends nothing, and asks for no connection", async () => {
    const { deadline, sending } = sendingBy(5000);
    const dispatched = jest.spyOn(client, "dispatch");
    jest.advanceTimersByTime(5000);

    await expect(sending.answer(request)).rejects.toBe(deadline.reason);

    expect(dispatched).not.toHaveBeenCalled();
    expect(sending.begun).toBe(false);
});

test("a deadline that passes while the server is at work ends the request, which may have got through", async () => {
    const arrived = new Promise<ServerResponse>((resolve) => {
        answering = resolve;
    });
    const { sending } = sendingBy(5000);
    connected();

    const answer = sending.answer(request);
    const response = await arrived;
    jest.advanceTimersByTime(5000);
    await expect(answer).rejects.toThrow("the operation's time is up");
    await once(response, "close"); // the server is told, so that it can stop

    expect(sending.begun).toBe(true);
    expect(asked).toEqual(["/"]);
});

test("a request that undici refuses is told as it is", async () => {
    const { deadline, sending } = sendingBy(5000);

    await expect(sending.answer({ ...request, path: "no slash" })).rejects.toThrow("path must be an absolute URL");
    deadline.close();

    expect(sending.begun).toBe(false);
});

test("an answer that is too large has its status all the same, and its connection is ended", async () => {
    const closed = new Promise((resolve) => {
        answering = (response) => {
            response.once("close", resolve);
            const write = () => response.write("x".repeat(1000), () => setImmediate(write)); // without an end
            response.writeHead(503);
            write();
        };
    });
    const { deadline, sending } = sendingBy(5000);
    connected();

    const { status, tooLarge, bytes } = await sending.answer(request);
    deadline.close();
    await closed;

    expect([status, tooLarge, bytes.length]).toEqual([503, true, 0]);
});

test("a deadline passes for a large answer that waits for its turn too, and the turn goes on to the next one", async () => {
    const large = "x".repeat(3 * 1024 * 1024);
    const pause = jest.fn();
    const controller = { aborted: false, paused: false, reason: null, pause, resume: () => {}, abort: () => {} };
    const other = new Body(large.length);
    other.add(Buffer.from(large), controller);
    const stopped = new Promise((resolve) => {
        answering = (response) => response.once("close", resolve).end(large);
    });
    const { sending } = sendingBy(5000, large.length);
    connected();

    const answer = sending.answer(request);
    await once(client, "connect");
    jest.advanceTimersByTime(5000);
    await expect(answer).rejects.toThrow("the operation's time is up");
    await stopped;

    answering = (response) => response.end(large);
    const next = new Deadline(5000);
    const second = new Sending(client, next, large.length).answer(request);
    other.end();
    expect((await second).bytes).toHaveLength(large.length);
    next.close();
});
