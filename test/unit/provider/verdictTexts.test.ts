import type { ErrorKind, Fault } from "../../../provider/apinizer/errors";
import { acknowledgement } from "../../../provider/apinizer/messages/answers";
import { judge, judgeToken } from "../../../provider/apinizer/verdict";
import { exchangeOf } from "./support";

/** Every error text that the API documents, byte for byte. */
const documented: [status: number, text: string, kind: ErrorKind, missing?: Fault["missing"]][] = [
    [400, "name value can not be empty!", "rejected"],
    [400, "clientRoute value can not be empty!", "rejected"],
    [400, "clientRoute value needs at least one relativePath!", "rejected"],
    [400, "relativePath value in clientRoute object can not be empty!", "rejected"],
    [400, "ApiProxyGroup: (G) is already created! If you want to udate it use update endpoint!", "exists"],
    [400, "API Proxy Group (G) is not found or user does not have privilege to access it!", "missing", "group"],
    [400, "ApiProxy (A) is not found or user does not have privilege to access it!", "missing", "proxy"],
    [400, "Environment (E) is not found!", "missing", "environment"],
    [400, "Environment (E) is not found or user does not have privilege to access it!", "missing", "environment"],
    [400, "Deploy history with revision (3) is not found for ApiProxyGroup (G)!", "rejected"],
    [400, "Project(P) was not found or user does not have privilege to access it!", "missing", "project"],
    [400, "Project (P) is not found or user does not have privilege to access it!", "missing", "project"],
    [400, "Project (P) is not found!", "missing", "project"],
    [400, "projectName value can not be empty!", "rejected"],
    [400, "User does not have required permission for this operation!", "forbidden"],
    [400, "User does not have required permission to deploy/undeploy API Proxy!", "forbidden"],
    [401, "Empty Key! Client must be authenticated to access this resource.", "unauthenticated"],
    [401, "Token is not valid!", "unauthenticated"],
    [401, "Token was expired!", "unauthenticated"],
    [401, "Invalid or expired token", "unauthenticated"],
    [401, "Invalid token", "unauthenticated"],
    [401, "Admin role required", "forbidden"],
    [500, "An unexpected error occurred", "unavailable"],
    // Names may hold whatever a message holds.
    [
        400,
        "API Proxy Group (Environment (E) is not found!) is not found or user does not have privilege to access it!",
        "missing",
        "group",
    ],
    [
        400,
        "API Proxy Group (two\nlines) is not found or user does not have privilege to access it!",
        "missing",
        "group",
    ],
    [400, "Environment (Project (P) is not found!) is not found!", "missing", "environment"],
    [
        400,
        "API Proxy Group (does not have required permission) is not found or user does not have privilege to access it!",
        "missing",
        "group",
    ],
    [
        400,
        "API Proxy Group (is already created!) is not found or user does not have privilege to access it!",
        "missing",
        "group",
    ],
];

const envelopes = {
    new: (text: string) => ({ status: "FAILURE", resultMessage: text }),
    old: (text: string) => ({ error: "bad_request", error_description: text }),
};

const cases = documented.flatMap(([status, text, kind, missing]) =>
    (["new", "old"] as const).map((envelope) => [status, text, envelope, kind, missing] as const),
);

test.each(cases)("HTTP %d %j in the %s envelope is %s", (status, text, envelope, kind, missing) => {
    const verdict = judge(exchangeOf(status, envelopes[envelope](text)), acknowledgement);

    expect(verdict).toEqual({
        fault: expect.objectContaining({ kind, status, what: expect.stringContaining(`HTTP ${status}: ${text}`) }),
    });
    expect("fault" in verdict ? verdict.fault.missing : "an answer").toBe(missing);
});

const refusals = documented
    .filter(([status]) => status === 400)
    .map(([, text, kind, missing]) => [text, kind, missing] as const);

test.each(refusals)("%j with HTTP 200 means the same: %s", (text, kind, missing) => {
    const verdict = judge(exchangeOf(200, envelopes.new(text)), acknowledgement);

    expect(verdict).toEqual({ fault: expect.objectContaining({ kind, status: 200 }) });
    expect("fault" in verdict ? verdict.fault.missing : "an answer").toBe(missing);
});

test.each([
    [{ status: "SUCCESS" }],
    [{ success: true }],
    [{ status: "SUCCESS", success: true }],
    [{ status: "SUCCESS", resultMessage: "Proxy Group deploy history record deleted successfully." }],
    [{ success: true, error: null, error_description: null }],
    [{ status: "SUCCESS", somethingNew: [1, 2, 3] }],
])("%j is a success", (body) => {
    expect(judge(exchangeOf(200, body), acknowledgement)).toEqual({ answer: body });
});

test("a refused write that tells of a deployment is kept with it", () => {
    const deploymentResult = { success: false, detailList: [{ podName: "pod-1", success: false }] };

    for (const status of [200, 400]) {
        const verdict = judge(
            exchangeOf(status, { status: "FAILURE", resultMessage: "no", deploymentResult }),
            acknowledgement,
        );

        expect(verdict).toEqual({ fault: expect.objectContaining({ kind: "rejected", deploymentResult }) });
    }
});

test.each([408, 429, 500, 502, 503, 504])("HTTP %d may pass, and what its Retry-After asks for is known", (status) => {
    for (const [header, ms] of [
        ["7", 7000],
        ["0", undefined],
        [undefined, undefined],
    ] as const) {
        const verdict = judge(exchangeOf(status, "", { "retry-after": header }), acknowledgement);

        expect("fault" in verdict ? [verdict.fault.kind, verdict.fault.retryAfterMs] : verdict).toEqual([
            "unavailable",
            ms,
        ]);
    }
});

test.each([
    [400, "unsupported_grant_type", "GrantType value must be client_credentials!", "rejected"],
    [401, "unauthorized_client", "Bad credentials", "rejected"],
    [500, "server_error", "An unexpected error occurred", "unavailable"],
])("the token endpoint's HTTP %d %s is %s %s", (status, error, error_description, kind) => {
    expect(judgeToken(exchangeOf(status, { error, error_description }))).toEqual({
        fault: expect.objectContaining({ kind, what: expect.stringContaining(error_description) }),
    });
});

test("a token is an answer, whatever else comes with it", () => {
    const token = { access_token: "abc", token_type: "Bearer", expires_in: 3600, scope: "all" };

    expect(judgeToken(exchangeOf(200, token))).toEqual({ answer: token });
});

test("a token whose life is null has one that is not said", () => {
    expect(judgeToken(exchangeOf(200, { access_token: "abc", expires_in: null }))).toEqual({
        answer: { access_token: "abc" },
    });
});
