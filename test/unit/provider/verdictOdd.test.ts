import fc from "fast-check";
import type { Fault } from "../../../provider/apinizer/errors";
import { operations } from "../../../provider/apinizer/operations";
import type { Exchange } from "../../../provider/apinizer/transport";
import { judge, judgeToken } from "../../../provider/apinizer/verdict";
import { exchangeOf } from "./support";

const page = "<!DOCTYPE html><html><body>Please log in</body></html>";
const html = { "content-type": "text/html" };

const undecodable = (status: number) => ({ ...exchangeOf(status, ""), unreadable: "it is not the gzip that it says" });

/** What no operation of the API answers, and whether it is a doubt: a write may have been carried out all the same. */
const odd: [title: string, came: Exchange, kind: Fault["kind"], words: RegExp][] = [
    [
        "a redirect",
        exchangeOf(302, "", { location: "https://sso.example.com/login?session=s3cr3t" }),
        "unreadable",
        /HTTP 302.*https:\/\/sso\.example\.com,/,
    ],
    ["a redirect to a path", exchangeOf(307, "", { location: "/login" }), "unreadable", /HTTP 307.*elsewhere/],
    ["a redirect without a target", exchangeOf(301, { status: "SUCCESS" }), "unreadable", /HTTP 301/],
    ["not modified", exchangeOf(304, ""), "unreadable", /HTTP 304/],
    ["a login page", exchangeOf(200, page, html), "unreadable", /text\/html.*Please log in/],
    ["an empty body", exchangeOf(200, ""), "unreadable", /an empty body/],
    ["blanks", exchangeOf(200, " \n "), "unreadable", /an empty body/],
    ["half a JSON", exchangeOf(200, '{"status":"SUCC'), "unreadable", /"status":"SUCC/],
    ["two JSONs", exchangeOf(200, '{"status":"SUCCESS"}{}'), "unreadable", /HTTP 200/],
    ["null", exchangeOf(200, null), "unreadable", /null/],
    ["a list", exchangeOf(200, [{ status: "SUCCESS" }]), "unreadable", /HTTP 200/],
    ["text", exchangeOf(200, '"SUCCESS"'), "unreadable", /HTTP 200/],
    ["an object that says nothing", exchangeOf(200, {}), "unreadable", /HTTP 200/],
    ["no content", exchangeOf(204, ""), "unreadable", /HTTP 204/],
    ["201 without a word of success", exchangeOf(201, { resultMessage: "created" }), "unreadable", /HTTP 201/],
    ["201 with an empty body", exchangeOf(201, ""), "unreadable", /HTTP 201 with an empty body/],
    ["202 with a page", exchangeOf(202, page, html), "unreadable", /HTTP 202 with text\/html/],
    ["202 that says failure", exchangeOf(202, { success: false }), "rejected", /FAILURE with HTTP 202/],
    ["203 that says success", exchangeOf(203, { status: "SUCCESS" }), "unreadable", /HTTP 203/],
    ["206 that says success", exchangeOf(206, { status: "SUCCESS" }), "unreadable", /HTTP 206/],
    ["nothing with 400", exchangeOf(400, ""), "unreadable", /HTTP 400: an empty answer/],
    ["a page with 404", exchangeOf(404, page, html), "unreadable", /HTTP 404/],
    ["nothing with 404", exchangeOf(404, ""), "unreadable", /HTTP 404/],
    ["a page with 403", exchangeOf(403, page, html), "forbidden", /HTTP 403/],
    ["nothing with 401", exchangeOf(401, ""), "unauthenticated", /HTTP 401/],
    ["a page with 429", exchangeOf(429, page, html), "unavailable", /HTTP 429/],
    ["a page with 500", exchangeOf(500, page, html), "unavailable", /HTTP 500/],
    ["nothing with 502", exchangeOf(502, ""), "unavailable", /HTTP 502: an empty answer/],
    ["503 with a body that cannot be decoded", undecodable(503), "unavailable", /HTTP 503: it is not the gzip/],
    ["401 with a body that cannot be decoded", undecodable(401), "unauthenticated", /HTTP 401: it is not the gzip/],
    [
        "200 with a body that cannot be decoded",
        undecodable(200),
        "unreadable",
        /HTTP 200 with application.* \(it is not/,
    ],
    ["success with 503", exchangeOf(503, { status: "SUCCESS" }), "unavailable", /HTTP 503/],
];

describe.each(Object.entries(operations))("%s", (_, { answer }) => {
    test.each(odd)("%s is not an answer", (_title, came, kind, words) => {
        const verdict = judge<unknown>(came, answer);

        expect(verdict).toEqual({ fault: expect.objectContaining({ kind, status: came.status }) });
        expect("fault" in verdict ? verdict.fault.what : "").toMatch(words);
        expect(JSON.stringify(verdict)).not.toContain("s3cr3t");
    });
});

test.each([
    ["FAILURE", { status: "FAILURE" }],
    ["success false", { success: false }],
    ["success as text", { success: "true" }],
    ["success as a number", { success: 1 }],
    ["the status in small letters", { status: "success" }],
    ["the status as a truth", { status: true }],
    ["two envelopes of which one says no", { status: "SUCCESS", success: false }],
    ["two envelopes of which the other says no", { status: "FAILURE", success: true }],
    ["success beside an error", { success: true, error: "bad_request" }],
    ["success beside an error of another type", { success: true, error: { code: 7 } }],
])("%s is not a success", (_, body) => {
    expect(judge(exchangeOf(200, body), operations.deleteGroup.answer)).toEqual({ fault: expect.anything() });
});

test.each([200, 201, 202])("%i with a body of success is a success", (status) => {
    for (const body of [{ status: "SUCCESS" }, { success: true, resultMessage: "done" }]) {
        expect(judge(exchangeOf(status, body), operations.updateGroup.answer)).toEqual({ answer: body });
    }
    expect(judgeToken(exchangeOf(status, { access_token: "t0ken" }))).toEqual({ answer: { access_token: "t0ken" } });
});

test("204 is a success of a DELETE, and of nothing else", () => {
    for (const { method, answer } of Object.values(operations)) {
        const verdict = judge<unknown>({ ...exchangeOf(204, ""), method }, answer);
        expect(verdict).toEqual(
            method === "DELETE" ? { answer: {} } : { fault: expect.objectContaining({ kind: "unreadable" }) },
        );
    }
});

const success = (body: object) => exchangeOf(200, { status: "SUCCESS", ...body });

test.each<[string, object]>([
    ["no list", {}],
    ["null as the list", { resultList: null, resultCount: 0 }],
    ["an object as the list", { resultList: {}, resultCount: 0 }],
])("%s is no answer to the question of what exists", (_, body) => {
    expect(judge(success(body), operations.listGroups.answer)).toEqual({
        fault: expect.objectContaining({ kind: "unreadable", what: expect.stringMatching(/resultList/) }),
    });
});

test("the deployment's result must be of its type", () => {
    for (const deploymentResult of ["done", { success: "true" }, { success: true, detailList: "pod" }, []]) {
        const verdict = judge(success({ deploymentResult }), operations.updateGroup.answer);
        expect(verdict).toEqual({ fault: expect.objectContaining({ kind: "unreadable" }) });
    }
});

const status = fc.oneof(fc.constantFrom(200, 201, 202, 204), fc.integer({ min: 100, max: 599 }));
const envelope = fc.record(
    {
        status: fc.oneof(fc.constantFrom("SUCCESS", "FAILURE"), fc.jsonValue()),
        success: fc.oneof(fc.boolean(), fc.jsonValue()),
        error: fc.oneof(fc.string(), fc.jsonValue()),
        resultMessage: fc.jsonValue(),
        resultList: fc.oneof(fc.array(fc.record({ name: fc.string() })), fc.jsonValue()),
        deploymentResult: fc.jsonValue(),
    },
    { requiredKeys: [] },
);
const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    envelope.map((body) => JSON.stringify(body)),
    envelope.map((body) => JSON.stringify(body).slice(0, -1)),
);

/** What an envelope has to say before anything counts as done. */
function saysSuccess(body: unknown): boolean {
    return (
        typeof body === "object" &&
        body !== null &&
        (("status" in body && body.status === "SUCCESS") || ("success" in body && body.success === true))
    );
}

test("no text and no JSON breaks a verdict, and nothing is a success that does not say so with HTTP 200 to 202", () => {
    const accepting = [200, 201, 202];
    const answers = Object.values(operations).map(({ answer }) => answer);
    fc.assert(
        fc.property(status, text, fc.constantFrom(...answers), (code, body, answer) => {
            const verdict = judge<unknown>(exchangeOf(code, body), answer);
            expect("fault" in verdict || (accepting.includes(code) && saysSuccess(JSON.parse(body)))).toBe(true);
            expect("fault" in verdict ? verdict.fault.what : "an answer").not.toBe("");
            expect(
                "fault" in judgeToken(exchangeOf(code, body)) ||
                    (accepting.includes(code) && body.includes("access_token")),
            ).toBe(true);
        }),
        { numRuns: 1000 },
    );
});
