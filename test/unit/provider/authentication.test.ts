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
function tokens(expires_in?: number): WireRequest[] {
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
    ["unsaid", undefined, 270],
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
    expect(faults[0]?.fault).toMatchObject({ kind: "unauthenticated", sent: false, passing: false });
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
