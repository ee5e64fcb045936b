import { Authentication, type Credentials } from "../../../provider/apinizer/authentication";
import { Concealment } from "../../../provider/apinizer/concealment";
import { FaultError } from "../../../provider/apinizer/errors";
import { type Exchange, Transport, type WireRequest } from "../../../provider/apinizer/transport";
import { clock, stopClock } from "./clock";
import { answerWith, exchangeOf } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

const pair = { clientId: "id & co", clientSecret: "s3cr3t=of&a test" };

function authentication(credentials: Credentials = pair, concealment = new Concealment()): Authentication {
    const options = { maxConcurrency: 1, connectTimeoutMs: 1000, insecureSkipVerify: false };
    const transport = new Transport("https://manager.example.com", options);
    return new Authentication(
        credentials,
        transport,
        "/apiops/auth/token",
        { attempts: 1, deadlineMs: 60_000 },
        30_000,
        concealment,
    );
}

/** Hands out token-1, token-2 and so on. */
function tokens(expires_in?: unknown): WireRequest[] {
    let count = 0;
    return answerWith(() => {
        count += 1;
        return exchangeOf(200, { access_token: `token-${count}`, token_type: "Bearer", expires_in });
    });
}

const twenty = Array.from({ length: 20 });

/** The fault that no token can be had with. */
async function faultOf(asked: Promise<unknown>): Promise<FaultError> {
    const error = await asked.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (error instanceof FaultError) {
        return error;
    }
    throw new Error(`not a fault: ${String(error)}`);
}

test("a fixed token is sent as it is, and nothing is asked for", async () => {
    const requests = tokens();
    const fixed = authentication({ token: "from-the-console" });

    expect([await fixed.token(), await fixed.instead("from-the-console"), requests.length]).toEqual([
        "from-the-console",
        undefined,
        0,
    ]);
});

test("twenty callers at once make one token request, form-encoded as the API asks", async () => {
    const requests = tokens(3600);
    const shared = authentication();

    expect(new Set(await Promise.all(twenty.map(() => shared.token())))).toEqual(new Set(["token-1"]));

    expect(requests.map(({ method, path, headers, body }) => [method, path, headers["content-type"], body])).toEqual([
        [
            "POST",
            "/apiops/auth/token",
            "application/x-www-form-urlencoded",
            "grant_type=client_credentials&client_id=id+%26+co&client_secret=s3cr3t%3Dof%26a+test",
        ],
    ]);
    expect(requests[0]?.headers).not.toHaveProperty("authorization");
});

test.each([
    ["an hour", 3600, 3540],
    ["ten minutes", 600, 540],
    ["one minute", 60, 54],
    ["ten seconds", 10, 9],
    ["an hour in digits", "3600", 3540],
    ["unsaid", undefined, 270],
    ["0", 0, 270],
    ["less than nothing", -1, 270],
    ["null", null, 270],
    ["no number", "abc", 270],
    ["empty", "", 270],
    ["0 in digits", "0", 270],
    ["a number with a unit", "3600s", 270],
    ["true", true, 270],
    ["a list", [3600], 270],
])("a token whose life is %s is renewed a margin before its end, once for all", async (_, expiresIn, staleAfter) => {
    stopClock();
    const requests = tokens(expiresIn);
    const shared = authentication();
    await shared.token();

    clock.now += 1000 * staleAfter - 1;
    expect(await shared.token()).toBe("token-1");

    clock.now += 1;
    expect(new Set(await Promise.all(twenty.map(() => shared.token())))).toEqual(new Set(["token-2"]));
    expect(requests).toHaveLength(2);
});

test("a token whose life is over when it arrives is sent all the same, and asked for once a call", async () => {
    stopClock();
    const requests = answerWith(() => {
        clock.now += 2000;
        return exchangeOf(200, { access_token: `token-${requests.length}`, expires_in: 1 });
    });
    const shared = authentication();

    expect([await shared.token(), await shared.token()]).toEqual(["token-1", "token-2"]);
    expect(requests).toHaveLength(2);
});

const lost = new FaultError({
    kind: "unavailable",
    what: "the connection ended",
    carriedOut: "perhapsLater",
    passing: true,
});

describe.each<[string, Exchange | FaultError]>([
    ["a 503", exchangeOf(503, "")],
    ["a 408", exchangeOf(408, "")],
    ["a 429", exchangeOf(429, "")],
    ["a 500 in the words of OAuth", exchangeOf(500, { error: "server_error" })],
    ["a lost connection", lost],
])("a renewal that met %s", (_, setback) => {
    /** The second request for a token meets the setback. */
    function secondFails(): WireRequest[] {
        const requests = answerWith(() => {
            if (requests.length !== 2) {
                return exchangeOf(200, { access_token: `token-${requests.length}`, expires_in: 3600 });
            }
            if (setback instanceof FaultError) {
                throw setback;
            }
            return setback;
        });
        return requests;
    }

    test("because the token grew stale fails those who share it, and the next call tries again", async () => {
        stopClock();
        const requests = secondFails();
        const shared = authentication();
        await shared.token();
        clock.now += 3_600_000;

        const faults = await Promise.all(twenty.map(() => faultOf(shared.token())));

        expect(new Set(faults).size).toBe(1);
        expect(faults[0]?.fault).toMatchObject({ kind: "unauthenticated", carriedOut: "no", passing: false });
        expect(requests).toHaveLength(2);
        expect(new Set(await Promise.all(twenty.map(() => shared.token())))).toEqual(new Set(["token-3"]));
        expect(requests).toHaveLength(3);
    });

    test("because the token was refused fails those who share it, and the next call tries again", async () => {
        const requests = secondFails();
        const shared = authentication();
        await shared.token();

        await Promise.all(twenty.map(() => faultOf(shared.instead("token-1"))));

        expect(requests).toHaveLength(2);
        // One that met the refusal of the old token only now, and two that are new.
        const calls = [shared.instead("token-1"), shared.token(), shared.token()];
        expect(new Set(await Promise.all(calls))).toEqual(new Set(["token-3"]));
        expect(requests).toHaveLength(3);
    });
});

test.each([
    ["a line break at its end", "t0ken-of-a-test\n"],
    ["a line break", "t0ken\r\nx-admin: 1"],
    ["a control character", "t0ken\u0000of-a-test"],
    ["a tab", "t0ken\tof-a-test"],
    ["a delete character", "t0ken\u007fof-a-test"],
    ["a character beyond latin-1", "t0ken-of-a-t€st"],
    ["half a character", "t0ken-\ud800"],
])("a fetched token with %s is refused by name, without a word of it, and not asked for again", async (_, token) => {
    const requests = answerWith(() => exchangeOf(200, { access_token: token }));
    const shared = authentication();

    const { fault } = await faultOf(shared.token());

    expect(fault.what).toContain("access_token: holds characters that a header cannot carry");
    expect(JSON.stringify(fault)).not.toContain("t0ken");
    await faultOf(shared.token());
    expect(requests).toHaveLength(1);
});

test("a refused token is renewed once for all who met the refusal, also for those who come late", async () => {
    const requests = tokens(3600);
    const shared = authentication();
    await shared.token();

    expect(new Set(await Promise.all(twenty.map(() => shared.instead("token-1"))))).toEqual(new Set(["token-2"]));
    expect(await shared.instead("token-1")).toBe("token-2");
    expect(requests).toHaveLength(2);
});

test("where the server hands out the refused token again, callers at once ask for it once", async () => {
    const requests = answerWith(() => exchangeOf(200, { access_token: "same-token", expires_in: 3600 }));
    const shared = authentication();
    await shared.token();

    await Promise.all(twenty.map(() => shared.instead("same-token")));

    expect(requests).toHaveLength(2);
});

test.each([
    ["a wrong password", exchangeOf(401, { error: "unauthorized_client", error_description: "Bad credentials" })],
    ["another kind of grant", exchangeOf(400, { error: "unsupported_grant_type" })],
    ["a login page", exchangeOf(200, "<html>")],
])("%s is met once, however many ask, and told without the secret", async (_, came) => {
    const requests = answerWith(() => came);
    const shared = authentication();

    const faults = await Promise.all([...twenty.map(() => faultOf(shared.token())), faultOf(shared.token())]);

    expect(await faultOf(shared.token())).toBe(faults[0]);
    expect(requests).toHaveLength(1);
    expect(faults[0]?.fault).toMatchObject({ kind: "unauthenticated", carriedOut: "no", passing: false });
    expect(JSON.stringify(faults[0]?.fault)).not.toContain(pair.clientSecret);
});

test("wrong credentials are answered with the settings that hold them", async () => {
    answerWith(() => exchangeOf(401, { error: "unauthorized_client", error_description: "Bad credentials" }));

    const { fault } = await faultOf(authentication().token());

    expect([fault.what, fault.advice]).toEqual([
        "no access token could be had: HTTP 401: Bad credentials",
        "Check apinizer:clientId and apinizer:clientSecret.",
    ]);
});

test("a Manager that is away is answered with the advice to come back", async () => {
    answerWith(() => exchangeOf(503, ""));

    const { fault } = await faultOf(authentication().token());

    expect([fault.what, fault.advice]).toEqual([
        "no access token could be had: HTTP 503: an empty answer",
        "Nothing is lost: run the same command again later.",
    ]);
});

const fetched = "eyJhbGciOiJIUzI1NiJ9.fetched-access-token";

/** Answers of a token endpoint from which a secret must not reach an error's text. */
const leaks: [title: string, secret: string, came: Exchange][] = [
    ["its client secret, echoed", pair.clientSecret, exchangeOf(400, { error: `bad secret ${pair.clientSecret}` })],
    ["its client secret, cut off by an excerpt", "s3cr3t", exchangeOf(400, `${"x".repeat(112)} ${pair.clientSecret}`)],
    [
        "its client secret, form-encoded",
        "s3cr3t",
        exchangeOf(400, "no such client: client_secret=s3cr3t%3Dof%26a+test"),
    ],
    ["a token whose life is text", fetched, exchangeOf(200, { access_token: fetched, expires_in: "3600" })],
    ["a token whose life is over", fetched, exchangeOf(200, { access_token: fetched, expires_in: 0 })],
    ["a token whose life is endless", fetched, exchangeOf(200, `{"access_token":"${fetched}","expires_in":1e999}`)],
    ["a token in half a JSON", fetched, exchangeOf(200, `{"access_token":"${fetched}","expi`)],
    ["a token with another status", fetched, exchangeOf(203, { access_token: fetched })],
];

test.each(leaks)("no error tells %s", async (_, secret, came) => {
    answerWith(() => came);
    const shared = authentication();

    const told = await shared.token().then(
        () => "",
        (error: unknown) => (error instanceof FaultError ? JSON.stringify(error.fault) + error.message : ""),
    );

    expect(told).not.toContain(secret);
});

test("what is concealed are the secret that was given and every token that was fetched", async () => {
    tokens(3600);
    const concealment = new Concealment();
    const shared = authentication(pair, concealment);
    await shared.token();
    await shared.instead("token-1");

    const text = concealment.of()(`${pair.clientSecret}, token-1, token-2, and nothing else`);

    expect(text).toBe("[secret], [secret], [secret], and nothing else");
});
