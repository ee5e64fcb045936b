import type { ScriptedFault } from "../../../simulator";

type Effect = ScriptedFault["effect"];

const failure = (status: number, resultMessage: string): Effect => ({
    answer: { status, json: { status: "FAILURE", resultMessage } },
});
const html = { "content-type": "text/html" };

/** What can go wrong with a call, by the names that the tables use. */
export const effects = {
    dropped: { drop: true },
    "no answer": { hang: true },
    "half an answer": { truncate: true },
    "HTTP 408": { answer: { status: 408, headers: html, body: "<html>request timeout</html>" } },
    "HTTP 413": { answer: { status: 413, headers: html, body: "<html>too large</html>" } },
    "HTTP 429": { answer: { status: 429, headers: { "retry-after": "0" }, body: "slow down" } },
    "HTTP 500": failure(500, "An unexpected error occurred"),
    "HTTP 502": { answer: { status: 502, headers: html, body: "<html>bad gateway</html>" } },
    "HTTP 503": { answer: { status: 503, headers: { "retry-after": "0" }, body: "busy" } },
    "HTTP 504": { answer: { status: 504, body: "" } },
    "a login page": { answer: { status: 200, headers: html, body: "<html>log in</html>" } },
    "an empty answer": { answer: { status: 200, body: "" } },
    "half a JSON": { answer: { status: 200, body: '{"status":"SUC' } },
    "another form": { answer: { status: 200, json: { status: "SUCCESS", resultList: "none" } } },
    "half a list": { answer: { status: 200, json: { status: "SUCCESS", resultList: [], resultCount: 1 } } },
    "no envelope": { answer: { status: 200, json: { resultList: [], resultCount: 0 } } },
    "a redirect": { answer: { status: 302, headers: { location: "https://login.example.com/?s=1" }, body: "" } },
    "HTTP 403": { answer: { status: 403, body: "" } },
    "HTTP 404": { answer: { status: 404, body: "" } },
    "no permission": failure(400, "User does not have required permission for this operation!"),
    "no permission to deploy": failure(400, "User does not have required permission to deploy/undeploy API Proxy!"),
    "group not found": failure(400, "API Proxy Group (g) is not found or user does not have privilege to access it!"),
    "project not found": failure(400, "Project(p) was not found or user does not have privilege to access it!"),
    "environment not found": failure(
        400,
        "Environment (production) is not found or user does not have privilege to access it!",
    ),
    "an administrator's call": failure(401, "Admin role required"),
    "an expired token": failure(401, "Token was expired!"),
    "bad credentials": {
        answer: { status: 401, json: { error: "unauthorized_client", error_description: "Bad credentials" } },
    },
    "a server error of OAuth": {
        answer: { status: 500, json: { error: "server_error", error_description: "An unexpected error occurred" } },
    },
    "a refused token": failure(401, "Token is not valid!"),
    "a compressed answer": { gzip: true },
    "a slow answer": { delayMs: 300 },
    "every pod fails": { pods: { failing: "all" } },
    "one pod fails": { pods: { failing: 1, detail: "out of memory" } },
    "no result": { deploymentResult: "omit" },
    "FAILURE with HTTP 200": { outerFailure: "deployment was interrupted" },
} as const satisfies Record<string, Effect>;

export type EffectName = keyof typeof effects;
export type Moment = NonNullable<ScriptedFault["moment"]>;

/** A fault as the tables write it: the operation, the effect by its name, and how often it comes; 0 is for ever. */
export interface NamedFault {
    readonly operation: string;
    readonly effect: EffectName;
    readonly moment: Moment;
    readonly times: number;
    /** So many of these calls pass first. */
    readonly skip?: number;
}

export const faultOf = ({ effect, ...fault }: NamedFault): ScriptedFault => ({ ...fault, effect: effects[effect] });

/** These effects need the call to be carried out, so a table need not say that it was. */
const processes: ReadonlySet<EffectName> = new Set([
    "half an answer",
    "a compressed answer",
    "a slow answer",
    "every pod fails",
    "one pod fails",
    "FAILURE with HTTP 200",
]);

const words: Readonly<Record<string, string>> = {
    listGroups: "list",
    listGroupEnvironments: "environments",
    createGroup: "POST",
    updateGroup: "PUT",
    deleteGroup: "DELETE",
    deployGroup: "deploy",
    undeployGroup: "undeploy",
    token: "token",
};

/** How the tables name a call. */
export const wordOf = (operation: string): string => words[operation] ?? operation;

/** How the tables describe a fault. */
export function inWords({ operation, effect, moment, times, skip }: NamedFault): string {
    const often = times === 0 ? "always" : "once";
    const what = skip === undefined ? wordOf(operation) : `every later ${wordOf(operation)}`;
    const reads = operation.startsWith("list");
    const when = reads || processes.has(effect) ? "" : moment === "before" ? ", not processed" : ", processed";
    return `${what}: ${effect}, ${often}${when}`;
}
