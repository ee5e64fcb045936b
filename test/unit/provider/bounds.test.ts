import type { ApinizerClient } from "../../../provider/apinizer/client";
import { ApinizerError, FaultError } from "../../../provider/apinizer/errors";
import type { OperationName } from "../../../provider/apinizer/operations";
import { type Exchange, Transport } from "../../../provider/apinizer/transport";
import { group } from "../../../provider/resources/group";
import { clock, pauses, stopClock } from "./clock";
import { answerWith, clientWith, exchangeOf, inputsOf, runWith, usable } from "./support";

jest.mock("node:timers/promises", () => jest.requireActual("./clock"));

beforeEach(() => {
    stopClock();
    // The longest pauses that the jitter can make.
    jest.spyOn(Math, "random").mockReturnValue(0.999_999_999);
});
afterEach(() => {
    jest.restoreAllMocks();
});

const subject = { projectName: "P", groupName: "G", apiProxyName: "A", environmentName: "E" };
const definition = { name: "G", clientRoute: { relativePathList: ["/a"] } };

function client(maxRetries: number): ApinizerClient {
    return clientWith({ requestTimeoutMs: 30_000, deployTimeoutMs: 120_000, maxRetries });
}

const refusal = { status: "FAILURE", resultMessage: "no" };

/** What comes every time, how many attempts it is worth, and whether a POST of a group is worth a second one too. */
const setbacks: [what: string, come: () => Exchange, attempts: number, alsoCreate?: true][] = [
    ["a connection that is refused", () => unsent("no answer: refused", false), 5, true],
    ["a connection that breaks", () => unsent("no answer: reset", true), 5],
    ["no answer in time", () => unsent("no answer within 30 s", true), 5],
    ...[408, 429, 500, 502, 503, 504].map((status): [string, () => Exchange, number] => [
        `HTTP ${status}`,
        () => exchangeOf(status, refusal),
        5,
    ]),
    ...[400, 401, 403, 404].map((status): [string, () => Exchange, number] => [
        `HTTP ${status}`,
        () => exchangeOf(status, refusal),
        1,
    ]),
    ["a redirect", () => exchangeOf(302, ""), 1],
    ["a login page", () => exchangeOf(200, "<html>"), 1],
    ["an untrusted certificate", () => unsent("certificate refused", false, false), 1],
];

function unsent(what: string, sent: boolean, passing = true): never {
    throw new FaultError({ kind: "unavailable", what, carriedOut: sent ? "perhapsLater" : "no", passing });
}

const calls: [method: string, name: OperationName][] = [
    ["GET", "listGroups"],
    ["POST of a group", "createGroup"],
    ["PUT", "updateGroup"],
    ["DELETE", "deleteGroup"],
    ["POST of a member", "addMember"],
    ["deploy", "deployGroup"],
    ["undeploy", "undeployGroup"],
];
const rows = setbacks.flatMap(([what, come, attempts, alsoCreate]) =>
    calls.map(([method, name]) => {
        const most = name === "createGroup" && alsoCreate !== true ? 1 : attempts;
        return [method, what, most, name, come] as const;
    }),
);

test.each(rows)("%s that meets %s is sent %d times", async (_, __, attempts, name, come) => {
    const requests = answerWith(come);
    const body = name === "createGroup" || name === "updateGroup" ? definition : undefined;

    await expect(client(4).call(name, subject, body)).rejects.toThrow(ApinizerError);

    expect(requests).toHaveLength(attempts);
    expect(pauses.map(Math.round)).toEqual([500, 1000, 2000, 4000].slice(0, attempts - 1));
});

test.each([0, 1, 4, 10])("with maxRetries %d one operation is sent so many times more, and no more", async (most) => {
    const requests = answerWith(() => exchangeOf(503, ""));

    await expect(client(most).call("listGroups", subject)).rejects.toThrow();

    expect(requests).toHaveLength(most + 1);
});

test.each<[OperationName, number]>([
    ["listGroups", 120_000],
    ["deployGroup", 480_000],
])("%s, every attempt at which hangs, ends within %d ms", async (name, most) => {
    const started = clock.now;
    jest.spyOn(Transport.prototype, "send").mockImplementation(async ({ timeoutMs, deadline }) => {
        clock.now += Math.min(timeoutMs, deadline.leftMs);
        return unsent("no answer in time", true);
    });

    await expect(client(10).call(name, subject)).rejects.toThrow();

    expect(clock.now - started).toBeLessThanOrEqual(most);
});

test.each([
    ["an hour", "3600", 1],
    ["ten seconds", "10", 5],
    ["no number that a clock has", "9".repeat(400), 5],
    ["Infinity", "Infinity", 5],
    ["a time before now", "-5", 5],
    ["nothing", "", 5],
    ["0", "0", 5],
    ["a date in the past", "Wed, 21 Oct 2015 07:28:00 GMT", 5],
])("Retry-After of %s neither hangs nor hurries an operation beyond its bounds", async (_, header, attempts) => {
    const started = clock.now;
    const requests = answerWith(() => exchangeOf(503, "", { "retry-after": header }));

    await expect(client(4).call("listGroups", subject)).rejects.toThrow();

    expect(requests).toHaveLength(attempts);
    expect(clock.now - started).toBeLessThan(120_000);
    expect(pauses.every((pause, index) => Math.round(pause) >= 500 * 2 ** index)).toBe(true);
});

test("a create that is refused every time is so many POSTs, each after the first preceded by one list", async () => {
    const requests = answerWith(({ method }) =>
        method === "GET" ? exchangeOf(200, { status: "SUCCESS", resultList: [] }) : exchangeOf(503, ""),
    );

    await expect(group.create(runWith({ ...usable, maxRetries: "2" }).run, inputsOf())).rejects.toThrow(/HTTP 503/);

    expect(requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "POST", "GET", "POST", "GET"]);
    expect(pauses.map(Math.round)).toEqual([500, 1000]);
});

test("a create starts no attempt after its deadline, and leaves the last one and the list that settles it their time", async () => {
    const began = clock.now;
    const posts: { at: number; leftMs: number }[] = [];
    const requests = answerWith(({ method, timeoutMs, deadline }) => {
        if (method === "GET") {
            return exchangeOf(200, { status: "SUCCESS", resultList: [] });
        }
        posts.push({ at: clock.now - began, leftMs: deadline.leftMs });
        clock.now += timeoutMs;
        return unsent("no answer in time", true);
    });

    const written = await group.create(runWith({ ...usable, maxRetries: "10" }).run, inputsOf());

    expect(written).toMatchObject({ is: "partial", outputs: { unfinished: "creation" } });
    expect(posts.map(({ at }) => Math.round(at))).toEqual([0, 30_500, 61_500, 93_500]);
    expect(posts.every(({ leftMs }) => leftMs >= 30_000)).toBe(true);
    expect(requests.at(-1)?.method).toBe("GET");
});

test("a create whose doubt no list can settle ends in part, and is never sent again", async () => {
    let lists = 0;
    const requests = answerWith(({ method }) => {
        lists += method === "GET" ? 1 : 0;
        return lists === 1 && method === "GET"
            ? exchangeOf(200, { status: "SUCCESS", resultList: [] })
            : exchangeOf(503, "");
    });

    const written = await group.create(runWith({ ...usable, maxRetries: "2" }).run, inputsOf());

    expect(written).toMatchObject({ is: "partial", outputs: { unfinished: "creation" } });
    expect(requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "GET", "GET"]);
});

test("creates that waited in the queue for longer than their deadline are retried all the same", async () => {
    const failed = new Set<string>();
    const requests = answerWith(({ method, body = "" }) => {
        clock.now += 20_000;
        if (method === "GET") {
            return exchangeOf(200, { status: "SUCCESS", resultList: [] });
        }
        if (failed.has(body)) {
            return exchangeOf(200, { status: "SUCCESS" });
        }
        failed.add(body);
        return exchangeOf(503, "");
    });
    const { run } = runWith({ ...usable, maxConcurrency: "1" });
    const names = Array.from({ length: 20 }, (_, index) => `group${index}`);

    const written = await Promise.all(names.map((name) => group.create(run, inputsOf({ name }))));

    expect(new Set(written.map(({ is }) => is))).toEqual(new Set(["done"]));
    expect(requests.filter(({ method }) => method === "POST")).toHaveLength(40);
});

test("creates that share one place in the queue still end: the time of their own calls counts", async () => {
    const posts: string[] = [];
    answerWith(({ method, body = "" }) => {
        clock.now += 30_000;
        if (method === "GET") {
            return exchangeOf(200, { status: "SUCCESS", resultList: [] });
        }
        posts.push(body);
        return exchangeOf(503, "");
    });
    const { run } = runWith({ ...usable, maxConcurrency: "1", maxRetries: "10" });
    const names = ["a", "b", "c", "d", "e"];

    const ends = await Promise.allSettled(names.map((name) => group.create(run, inputsOf({ name }))));

    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    expect(names.map((name) => posts.filter((body) => body.includes(`"name":"${name}"`)).length)).toEqual(
        names.map(() => 2),
    );
});
