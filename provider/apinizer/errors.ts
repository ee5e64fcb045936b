import { excerpt, longest } from "./excerpt";
import type { DeploymentResult } from "./messages/deployments";
import { type OperationName, operations, type Subject } from "./operations";

/**
 * What kind of refusal or fault a call met. Callers decide by this word only; the statuses and messages behind it are
 * read in verdict.ts and envelope.ts, and nowhere else.
 *
 * - `missing`: the server says "not found or user does not have privilege", which are one answer in this API.
 * - `exists`: a group of that name is already there.
 * - `forbidden`: a permission is missing.
 * - `unauthenticated`: the token is missing, wrong or expired.
 * - `rejected`: any other refusal of what was sent.
 * - `unavailable`: no answer, or one that asks to come back later (408, 429, 5xx).
 * - `unreadable`: an answer that the API does not give: a redirect, a login page, nothing, half a JSON.
 */
export type ErrorKind =
    | "missing"
    | "exists"
    | "forbidden"
    | "unauthenticated"
    | "rejected"
    | "unavailable"
    | "unreadable";

/**
 * Whether the server may have carried a request out all the same.
 *
 * - `no`: it did not. The request never left this machine, or the Manager refused it in the words of its API.
 * - `unlikely`: a refusal in other words. A server in front of the Manager may have given it when the work was done.
 * - `perhaps`: the request has ended, and what the Manager shows now is how.
 * - `perhapsLater`: the request may still be on its way, so what the Manager does not show now may appear.
 */
export type CarriedOut = "no" | "unlikely" | "perhaps" | "perhapsLater";

export interface Fault {
    readonly kind: ErrorKind;
    /** What came back, or what happened instead, in one sentence without a full stop. */
    readonly what: string;
    /** HTTP status of the answer, absent when none came. */
    readonly status?: number;
    /** What to do about it, where more is known than the kind tells. */
    readonly advice?: string;
    /** Which object the server does not find, when it says so. */
    readonly missing?: "group" | "environment" | "project" | "proxy";
    /** What a refused or failed write says about its deployment: the definition itself was written then. */
    readonly deploymentResult?: DeploymentResult;
    readonly carriedOut: CarriedOut;
    /** Whether an equal request may succeed later: not where a certificate is not trusted, for example. */
    readonly passing: boolean;
    /** How long the server asks to wait, in milliseconds. */
    readonly retryAfterMs?: number;
}

/** What to do, where the fault itself does not say. Settings are named as those of the stack, `apinizer:url`. */
const advice: Record<ErrorKind, (operation: OperationName) => string> = {
    missing: (name) =>
        `The API gives the same answer when an object is missing and when the caller may not see it: check the names, and that the token's user has ${operations[name].permission} in the project.`,
    exists: () => "",
    forbidden: (name) => `The token's user probably lacks ${operations[name].permission} in the project.`,
    unauthenticated: () =>
        "Check apinizer:token, or apinizer:clientId and apinizer:clientSecret. `pulumi refresh`, `pulumi destroy` and `pulumi up --refresh` (or the option refresh: always) use the configuration of the last `pulumi up`: after a change give them --run-program, or run `pulumi up --refresh=false` first.",
    rejected: () => "Mend what the Manager objects to, and run the same command again.",
    unavailable: () =>
        "Nothing is lost: run the same command again later. If it goes on, the Manager's own log tells more.",
    unreadable: () =>
        "Check that apinizer:url is the Manager's own address and that no proxy or login page stands in front of it.",
};

/** What the client knows of a call besides its fault. */
export interface Circumstances {
    /** Attempts so far, the failed one included. */
    readonly attempts: number;
    /** Whether an earlier attempt ended unclear: then no later refusal can say that nothing was done. */
    readonly earlierDoubt: boolean;
    /** Where the settings stand, in the place of the stack's own `apinizer:` of which advice speaks. */
    readonly settingsPrefix: string;
}

/** A call that did not end well: what was being done, to what, what came back, and what to do next. */
export class ApinizerError extends Error {
    readonly kind: ErrorKind;
    /** Whether the call, or an earlier attempt at it, may have been carried out all the same. */
    readonly unclear: boolean;
    /** Whether a look at what the Manager has could show that it was, though that may be unlikely. */
    readonly isWorthALook: boolean;

    constructor(
        readonly operation: OperationName,
        readonly subject: Subject,
        readonly fault: Fault,
        circumstances: Circumstances,
    ) {
        super(describe(operation, subject, fault, circumstances));
        this.name = "ApinizerError";
        this.kind = fault.kind;
        this.unclear =
            circumstances.earlierDoubt || fault.carriedOut === "perhaps" || fault.carriedOut === "perhapsLater";
        this.isWorthALook = this.unclear || fault.carriedOut === "unlikely";
    }
}

/**
 * A fault on its way up to the client, which knows what was being done. It keeps no more of an answer than is shown: of
 * megabytes a short text, and no error of undici, which may hold a part of what came.
 */
export class FaultError extends Error {
    readonly fault: Fault;

    constructor(fault: Fault) {
        const what = excerpt(fault.what.trimEnd(), longest.message);
        super(what);
        this.name = "FaultError";
        this.fault = { ...fault, what };
    }
}

function describe(
    name: OperationName,
    subject: Subject,
    fault: Fault,
    { attempts, settingsPrefix }: Circumstances,
): string {
    const often = attempts > 1 ? ` (${attempts} attempts)` : "";
    // Cut here and not at the end of the text, where what to do next stands.
    const came = sentence(`${excerpt(fault.what.trimEnd(), longest.message)}${often}`);
    const next = (fault.advice ?? advice[fault.kind](name)).replaceAll("apinizer:", () => settingsPrefix);
    const forget = fault.missing === "project" ? ` ${projectGone}` : "";
    return `Could not ${doingOf(name, subject)}: ${came} ${next}${forget}`.trim();
}

/** What a call does, to complete the sentence "Could not …". */
export function doingOf(name: OperationName, subject: Subject): string {
    return operations[name].doing + named(name, subject);
}

/** The same answer comes while permissions are missing, so only the user can say that a project is gone. */
const projectGone =
    "If the project was deleted, its groups went with it: run `pulumi state delete <urn>` for each of its resources in this stack (`pulumi stack --show-urns` prints the URNs).";

/** The server's own words may end as a sentence does. */
function sentence(text: string): string {
    return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function named(name: OperationName, { groupName, apiProxyName, environmentName, projectName }: Subject): string {
    const quoted = (value: string) => JSON.stringify(excerpt(value, longest.name));
    const way = name === "removeMember" || name === "undeployGroup" ? "from" : "to";
    return [
        apiProxyName === undefined ? "" : ` ${quoted(apiProxyName)} ${way} the API proxy group`,
        groupName === undefined ? "" : ` ${quoted(groupName)}`,
        environmentName === undefined ? "" : ` ${way} environment ${quoted(environmentName)}`,
        projectName === undefined ? "" : ` in project ${quoted(projectName)}`,
    ].join("");
}
