import { operations } from "../../../provider/apinizer/operations";
import type { Effect, ScriptedFault } from "../../../simulator";
import { simulate } from "../../support/manager";
import { clientOf, closeAll, errorOf, sequence, subject } from "./client";

afterEach(closeAll);

const world = { proxies: ["Cards"] };
const gzip = { "content-encoding": "gzip" };
const [token, groups] = ["/apiops/auth/token", "/apiops/projects/Retail/apiProxyGroups/"];
const html = { "content-type": "text/html" };
const page = "<!DOCTYPE html>\n<html><body><form action=/login>Company Login</form></body></html>";

/** What an answer of this API never is, and the words that the error must have for it. */
const oddities: readonly (readonly [string, Effect, RegExp])[] = [
    [
        "a redirect",
        { answer: { status: 302, headers: { location: "https://login.example.com/?session=abc" } } },
        /HTTP 302, a redirect to https:\/\/login\.example\.com/,
    ],
    ["a permanent redirect", { answer: { status: 308, headers: { location: "/elsewhere" } } }, /HTTP 308, a redirect/],
    [
        "a login page with status 200",
        { answer: { status: 200, headers: html, body: page } },
        /HTTP 200 with text\/html.*Company Login/,
    ],
    ["an empty body", { answer: { status: 200, body: "" } }, /HTTP 200 with an empty body/],
    ["half a JSON", { answer: { status: 200, body: '{"status":"SUCC' } }, /HTTP 200 with application\/json.*SUCC/],
    ["JSON that is no object", { answer: { status: 200, body: "null" } }, /HTTP 200/],
    ["a list", { answer: { status: 200, json: [] } }, /HTTP 200/],
    ["an object without an end", { answer: { status: 200, json: { resultList: [] } } }, /HTTP 200/],
    ["an end that is no word", { answer: { status: 200, json: { status: 1, success: "yes" } } }, /HTTP 200/],
    ["an empty 404", { answer: { status: 404, headers: html, body: "" } }, /HTTP 404: an empty answer/],
    ["a page with status 403", { answer: { status: 403, headers: html, body: page } }, /HTTP 403: .*Company Login/],
];

describe.each(oddities)("%s", (_, effect, words) => {
    test.each(sequence)("to %s is an error that says what came", async (operation, body) => {
        const manager = await simulate(world);
        manager.setFaults([{ operation, effect }]);
        const client = clientOf(manager.url);

        const error = await errorOf(client.call(operation, subject, body));

        expect(error.name).toBe("ApinizerError");
        expect(error.message).toMatch(words);
        expect(error.message).toContain(`Could not ${operations[operation].doing}`);
        expect(error.message).not.toContain("session=abc");
        expect(manager.requests()).toHaveLength(1);
        // Nobody knows what stood behind such an answer, unless it is a plain refusal or its status is that of one.
        expect(error.unclear).toBe(error.kind !== "rejected" && (error.fault.status ?? 0) < 400);
        expect(error.isWorthALook).toBe(error.kind !== "rejected");
    });
});

test.each(sequence)("204 to %s is a success if it is a DELETE, and else unclear", async (operation, body) => {
    const manager = await simulate(world);
    manager.setFaults([{ operation, effect: { answer: { status: 204 } } }]);

    const call = clientOf(manager.url).call(operation, subject, body);

    if (operations[operation].method === "DELETE") {
        expect(await call).toEqual({});
    } else {
        const error = await errorOf(call);
        expect(error).toMatchObject({ kind: "unreadable", unclear: true });
        expect(error.message).toContain(`Could not ${operations[operation].doing}`);
        expect(error.message).toContain("HTTP 204");
    }
    expect(manager.requests()).toHaveLength(1);
});

test.each(sequence)("an answer to %s that breaks off is no answer", async (operation, body) => {
    const manager = await simulate(world);
    manager.setFaults([{ operation, effect: { truncate: true } }]);

    const error = await errorOf(clientOf(manager.url).call(operation, subject, body));

    expect(error).toMatchObject({ kind: "unavailable", unclear: true });
    expect(error.message).toMatch(/ended the connection before its answer was whole/);
});

const lists = ["listGroups", "listGroupEnvironments", "listDeployHistory", "listProjects", "listEnvironments"] as const;

test.each(lists)(
    "%s without a list is no answer, and one that lacks rows is not passed on as whole",
    async (operation) => {
        const manager = await simulate(world);
        const client = clientOf(manager.url);
        const noLists: object[] = [{}, { resultList: null }, { resultList: {} }];
        const parts = [
            { resultList: [null] },
            { resultList: ["Payments"] },
            { resultList: [{ name: {} }] },
            { resultList: [], resultCount: 3 },
            { resultList: [], resultCount: "none" },
        ];
        const comes = (answer: object) => {
            const json = JSON.parse(JSON.stringify({ status: "SUCCESS", ...answer }));
            manager.setFaults([{ operation, times: 0, effect: { answer: { status: 200, json } } }]);
        };
        for (const answer of noLists) {
            comes(answer);
            expect(await errorOf(client.call(operation, subject))).toMatchObject({ kind: "unreadable" });
        }
        for (const answer of parts) {
            comes(answer);
            expect(await client.call(operation, subject)).toMatchObject({ resultList: [] });
            const error = await errorOf(client.wholeList(operation, subject));
            expect(error).toMatchObject({ kind: "unreadable" });
            expect(error.message).toContain("the list is incomplete: it ");
        }
    },
);

test.each(["createGroup", "updateGroup", "deployGroup", "undeployGroup"] as const)(
    "a deploymentResult of a wrong type in the answer to %s is no success",
    async (operation) => {
        const manager = await simulate(world);
        const client = clientOf(manager.url);
        const body = sequence.find(([name]) => name === operation)?.[1];
        for (const deploymentResult of [true, "done", [], { success: "true" }, { success: true, detailList: {} }]) {
            const json = { status: "SUCCESS", deploymentResult };
            manager.setFaults([{ operation, effect: { answer: { status: 200, json } } }]);
            const error = await errorOf(client.call(operation, subject, body));
            expect(error).toMatchObject({ kind: "unreadable", unclear: true });
            expect(error.message).toContain("deploymentResult");
        }
    },
);

test("answers in both envelopes are understood on one server, whatever each call has", async () => {
    const managers = { new: await simulate(world), old: await simulate({ ...world, envelope: "old" }) };
    const other = { new: { success: true }, old: { status: "SUCCESS" } };
    for (const envelope of ["new", "old"] as const) {
        const manager = managers[envelope];
        const client = clientOf(manager.url);
        for (const [operation, body] of sequence) {
            await client.call(operation, subject, body);
        }
        // The same server answers one call in the other envelope, as after an upgrade of half of it.
        const json = { ...other[envelope], resultList: [], resultCount: 0 };
        manager.setFaults([{ operation: "listGroups", effect: { answer: { status: 200, json } } }]);
        expect(await client.call("listGroups", subject)).toMatchObject({ resultList: [] });
    }
});

test.each(["new", "old"] as const)("refusals are understood alike in the %s envelope", async (envelope) => {
    const manager = await simulate({ ...world, envelope });
    const client = clientOf(manager.url);
    for (const [operation, body] of sequence) {
        const error = await errorOf(client.call(operation, { ...subject, projectName: "Nowhere" }, body)).catch(
            () => null,
        );
        if (error !== null) {
            expect(error).toMatchObject({
                kind: "missing",
                unclear: false,
                fault: { missing: "project", status: 400 },
            });
            expect(error.message).toContain("Nowhere");
        } else {
            expect(["listProjects", "listEnvironments"]).toContain(operation);
        }
    }
});

test("an answer compressed though nobody asked for it is read, on every operation", async () => {
    const manager = await simulate(world);
    const faults: ScriptedFault[] = sequence.map(([operation]) => ({ operation, effect: { gzip: true } }));
    manager.setFaults(faults);
    const client = clientOf(manager.url);
    for (const [operation, body] of sequence) {
        await client.call(operation, subject, body);
    }
    expect(manager.state().faults.map(({ applied }) => applied)).toEqual(faults.map(() => 1));
});

test("an answer that says to be compressed and is not cannot be read", async () => {
    const manager = await simulate(world);
    const answer = { status: 200, headers: { "content-encoding": "gzip" }, body: '{"status":"SUCCESS"}' };
    manager.setFaults([{ effect: { answer } }]);
    expect(await errorOf(clientOf(manager.url).call("deleteGroup", subject))).toMatchObject({ kind: "unreadable" });
});

test.each([
    ["empty", ""],
    ["plain", "<html>busy</html>"],
])("a 503 is tried again though its body is %s and says to be gzip", async (_, body) => {
    const manager = await simulate(world);
    manager.setFaults([{ times: 1, effect: { answer: { status: 503, headers: gzip, body } } }]);

    await clientOf(manager.url, { maxRetries: 1 }).call("listGroups", subject);

    expect(manager.requests()).toHaveLength(2);
});

test.each([
    ["empty", ""],
    ["plain", "<html>token?</html>"],
])("a 401 is answered with a new token though its body is %s and says to be gzip", async (_, body) => {
    const credentials = { clientId: "ci", clientSecret: "client-secret-of-a-test" };
    const manager = await simulate({ ...world, clients: { ci: credentials.clientSecret } });
    manager.setFaults([
        { operation: "listGroups", times: 1, effect: { answer: { status: 401, headers: gzip, body } } },
    ]);

    await clientOf(manager.url, { credentials }).call("listGroups", subject);

    expect(manager.requests().map(({ path }) => path)).toEqual([token, groups, token, groups]);
});

test("what a newer server says besides is no matter", async () => {
    const manager = await simulate(world);
    const json = { status: "SUCCESS", requestId: "1", resultList: [{ name: "Payments", owner: {} }], resultCount: 1 };
    manager.setFaults([{ effect: { answer: { status: 200, json } } }]);
    expect(await clientOf(manager.url).call("listGroups", subject)).toMatchObject({
        resultList: [{ name: "Payments" }],
    });
});
