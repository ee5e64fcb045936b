import { closeAll, groups, payments, simulate } from "./support";

afterEach(closeAll);

const missing = "Empty Key! Client must be authenticated to access this resource.";
const invalid = "Token is not valid!";

const headers: Readonly<Record<string, string>> = {
    missing: "",
    "without a prefix": "simulator-token",
    "with two spaces": "Bearer  simulator-token",
    "with a tab": "Bearer\tsimulator-token",
    "with the prefix in lower case": "bearer simulator-token",
    "with another scheme": "Basic simulator-token",
    "with more behind": "Bearer simulator-token x",
    "with another token": "Bearer simulator-tokem",
    "of a prefix alone": "Bearer",
};

/** Request, its text for a missing header, its text for an invalid one. */
const guarded: readonly (readonly [string, string, string])[] = [
    [`GET ${groups}`, missing, invalid],
    [`POST ${groups}`, missing, invalid],
    [`PUT ${groups}`, missing, invalid],
    [`DELETE ${payments}`, missing, invalid],
    [`POST ${payments}apiProxies/cards/`, missing, invalid],
    [`DELETE ${payments}apiProxies/cards/`, missing, invalid],
    [`GET ${payments}environments/`, missing, invalid],
    [`POST ${payments}environments/production/`, missing, invalid],
    [`DELETE ${payments}environments/production/`, missing, invalid],
    [`GET ${payments}deploy-histories/`, missing, invalid],
    [`GET ${payments}deploy-histories/1/`, missing, invalid],
    [`DELETE ${payments}deploy-histories/1/`, missing, invalid],
    ["GET /environments/", missing, invalid],
    ["GET /projects/", invalid, invalid],
    ["GET /projects/Retail/environments/", missing, "Invalid or expired token"],
];

test.each(guarded)("%s needs a token", async (line, whereMissing, whereInvalid) => {
    const api = await simulate();
    const came = [];
    for (const [kind, authorization] of Object.entries(headers)) {
        const { status, json } = await api.send(line.replace(" ", " /apiops"), { headers: { authorization } });
        came.push([kind, status, json]);
    }

    expect(came).toEqual(
        Object.keys(headers).map((kind) => {
            const resultMessage = kind === "missing" ? whereMissing : whereInvalid;
            return [kind, 401, { status: "FAILURE", resultMessage }];
        }),
    );
});

test("in the old envelope the word for it is that of OAuth", async () => {
    const api = await simulate({ envelope: "old" });

    const { status, json } = await api.send(`GET /apiops${groups}`, { headers: { authorization: "" } });

    expect({ status, json }).toEqual({
        status: 401,
        json: { error: "unauthorized_client", error_description: missing },
    });
});

const form = "grant_type=client_credentials&client_id=ci&client_secret=s%3A%2B+x";
const formType = { "content-type": "application/x-www-form-urlencoded" };
const grant = { error: "unsupported_grant_type", error_description: "GrantType value must be client_credentials!" };
const credentials = { error: "unauthorized_client", error_description: "Bad credentials" };

test.each([
    ["another grant type", "grant_type=password&client_id=ci&client_secret=s", formType, 400, grant],
    ["no grant type", "client_id=ci&client_secret=s", formType, 400, grant],
    ["JSON", '{"grant_type":"client_credentials"}', { "content-type": "application/json" }, 400, grant],
    ["a wrong secret", "grant_type=client_credentials&client_id=ci&client_secret=no", formType, 401, credentials],
    ["no secret", "grant_type=client_credentials&client_id=ci", formType, 401, credentials],
    ["no client", "grant_type=client_credentials", formType, 401, credentials],
    ["a name that objects have", form.replace("=ci", "=constructor"), formType, 401, credentials],
])("the token endpoint refuses %s, in the words of OAuth in both envelopes", async (_, body, type, status, json) => {
    for (const envelope of ["new", "old"] as const) {
        const api = await simulate({ envelope, clients: { ci: "s:+ x" } });

        expect(await api.send("POST /apiops/auth/token", { body, headers: type })).toMatchObject({ status, json });
    }
});

test("a secret is exchanged for a token, which ends when it is expired", async () => {
    const api = await simulate({ clients: { ci: "s:+ x" }, tokenLifetimeSeconds: 60 });
    const exchanged = await api.send("POST /apiops/auth/token", {
        body: form,
        headers: { "content-type": "application/x-www-form-urlencoded;charset=UTF-8", authorization: "" },
    });
    expect(exchanged.json).toEqual({ access_token: expect.any(String), token_type: "Bearer", expires_in: 60 });
    const token = /"access_token":"([^"]+)"/.exec(exchanged.text)?.[1];
    const headers = { authorization: `Bearer ${token}` };
    const lines = [`GET /apiops${groups}`, "GET /apiops/projects/Retail/environments/"];

    const before = await Promise.all(lines.map((line) => api.send(line, { headers })));
    api.simulator.expireTokens();
    const after = await Promise.all(lines.map((line) => api.send(line, { headers })));

    expect(before.map(({ status }) => status)).toEqual([200, 200]);
    expect(after).toMatchObject([
        { status: 401, json: { resultMessage: "Token was expired!" } },
        { status: 401, json: { resultMessage: "Invalid or expired token" } },
    ]);
    expect((await api.call(`GET ${groups}`)).status).toBe(200); // the console's token lives on
});

test("a token ends when its life is over", async () => {
    const api = await simulate({ clients: { ci: "s:+ x" }, tokenLifetimeSeconds: 60 });
    const { text } = await api.send("POST /apiops/auth/token", { body: form, headers: formType });
    const authorization = `Bearer ${/"access_token":"([^"]+)"/.exec(text)?.[1]}`;
    const now = Date.now();
    const clock = jest.spyOn(Date, "now");

    clock.mockReturnValue(now + 59_000);
    const alive = await api.send(`GET /apiops${groups}`, { headers: { authorization } });
    clock.mockReturnValue(now + 61_000);
    const dead = await api.send(`GET /apiops${groups}`, { headers: { authorization } });
    clock.mockRestore();

    expect([alive.status, dead.status]).toEqual([200, 401]);
});
