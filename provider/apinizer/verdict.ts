import { z } from "zod";
import { type Conceal, concealedTexts } from "./concealment";
import { type Envelope, messageOf, saysHowItEnded, saysRefusal, saysSuccess } from "./envelope";
import type { Fault } from "./errors";
import { envelope, tokenAnswer } from "./messages/answers";
import { flatReport } from "./messages/deploymentRows";
import { deploymentResult } from "./messages/deployments";
import { deployPermission } from "./operations";
import { pathConflict, pathConflictAdvice } from "./pathConflict";
import { retryAfterMs } from "./retryAfter";
import type { Exchange } from "./transport";

/** A call's end: the answer that its operation promises, or the fault that came instead. */
export type Verdict<Answer> = { readonly answer: Answer } | { readonly fault: Fault };

/**
 * Reads one exchange: the only place that knows what the server's statuses and messages mean.
 *
 * The HTTP status is looked at before the body, as the API's error page advises, and a 200 counts only when the
 * envelope says success: a login page and an empty body come with 200 too. A 201 or a 202 that says success counts as
 * well, and so does a 204 to a DELETE, which has no body that could say so.
 *
 * What is only reported is concealed: the words of a fault, and the `deploymentResult` of either end. The rest of an
 * answer is compared with the program's values and looked up, so it stays as it came.
 */
export function judge<Answer>(came: Exchange, schema: z.ZodType<Answer>, conceal: Conceal = asItIs): Verdict<Answer> {
    const exchange = quotable(came, conceal);
    const body = withReportConcealed(parse(came.text), conceal);
    const outer = envelope.safeParse(body);
    if (exchange.status >= 300 && exchange.status < 400) {
        return { fault: redirected(exchange) };
    }
    if (exchange.status === 204 && exchange.method === "DELETE") {
        return answered(schema, {}, exchange);
    }
    if (!accepting.has(exchange.status)) {
        return { fault: { ...refused(exchange, outer.data, conceal), ...deploymentOf(outer.data) } };
    }
    if (exchange.unreadable !== undefined || !outer.success || !saysHowItEnded(outer.data)) {
        return { fault: unreadable(exchange) };
    }
    if (!saysSuccess(outer.data)) {
        const { status } = exchange;
        const message = messageOf(outer.data) ?? "no reason given";
        const what = `the server said FAILURE with HTTP ${status}: ${conceal(message)}`;
        return { fault: { ...classified(message, status), what, ...deploymentOf(outer.data) } };
    }
    const verdict = answered(schema, body, exchange);
    return "fault" in verdict ? { fault: { ...verdict.fault, advice: unknownForm } } : verdict;
}

/** The statuses that can come with a body that says success. */
const accepting = new Set([200, 201, 202]);

const unknownForm =
    "The Manager answers in a form that this release does not know: look for a newer release of pulumi-apinizer, and for a proxy that changes answers.";

/**
 * Reads the answer of the token endpoint, whose errors are in the words of OAuth 2 whatever the server's envelope.
 * Nothing else of its text is quoted: it may hold a token, or a part of one.
 */
export function judgeToken(
    { text, ...came }: Exchange,
    conceal: Conceal = asItIs,
): Verdict<z.output<typeof tokenAnswer>> {
    const body = parse(text);
    const shown = text.trim() === "" ? "" : "a text that is not shown, for it may hold a token";
    const exchange = { ...quotable({ ...came, text: "" }, conceal), text: shown };
    if (accepting.has(exchange.status)) {
        return answered(tokenAnswer, body, exchange);
    }
    if (exchange.status >= 300 && exchange.status < 400) {
        return { fault: redirected(exchange) };
    }
    const fault = refused(exchange, envelope.safeParse(body).data, conceal);
    // 401 here is about the client id and secret: a new token cannot be the answer to it.
    return { fault: fault.kind === "unauthenticated" ? { ...fault, kind: "rejected" } : fault };
}

/** The answer that a body holds, where the exchange says that the call succeeded. */
function answered<Answer>(schema: z.ZodType<Answer>, body: unknown, exchange: Exchange): Verdict<Answer> {
    const answer = schema.safeParse(body);
    return answer.success
        ? { answer: answer.data }
        : { fault: unreadable(exchange, exchange.unreadable ?? answer.error.issues.map(inWords).join("; ")) };
}

const asItIs: Conceal = (text) => text;

/** What errors quote of an exchange, concealed before an excerpt of it can cut a secret in two. */
function quotable(exchange: Exchange, conceal: Conceal): Exchange {
    const { "content-type": type, location } = exchange.headers;
    const headers = {
        ...exchange.headers,
        ...(type === undefined ? {} : { "content-type": conceal(type) }),
        ...(location === undefined ? {} : { location: conceal(location) }),
    };
    return { ...exchange, headers, text: conceal(exchange.text.trimStart(), mostOfAnExcerpt) };
}

/** An excerpt is much shorter, but blanks may be left out of it, and a secret may have been encoded. */
const mostOfAnExcerpt = 4096;

/**
 * An answer whose report of a deployment is flat and concealed. It goes into the state, and nothing is compared with it.
 * Concealing leaves out what is nested too deep, so the rows are collected first: none of them may get lost.
 */
function withReportConcealed(body: unknown, conceal: Conceal): unknown {
    return typeof body === "object" && body !== null && "deploymentResult" in body
        ? { ...body, deploymentResult: concealedTexts(flatReport(body.deploymentResult), conceal) }
        : body;
}

/** A refusal may still tell what the gateway pods said. */
function deploymentOf(outer: Envelope | undefined): Pick<Fault, "deploymentResult"> {
    const result = deploymentResult.safeParse(outer?.deploymentResult);
    return result.success ? { deploymentResult: result.data } : {};
}

/**
 * The message decides as it came, and is quoted concealed; the exchange is concealed already. A 4xx is final, and it
 * is the Manager's own only in the words of its API: a proxy may answer when the Manager has already done the work.
 */
function refused(exchange: Exchange, outer: Envelope | undefined, conceal: Conceal): Fault {
    const { status } = exchange;
    const message = outer && messageOf(outer);
    const words =
        message === undefined ? excerpt(exchange.text) || (exchange.unreadable ?? "an empty answer") : conceal(message);
    const what = `HTTP ${status}: ${words}`;
    if (status === 408 || status === 429 || status >= 500) {
        const after = retryAfterMs(exchange.headers["retry-after"]);
        const waits = after === undefined ? {} : { retryAfterMs: after };
        const carriedOut = leavesItRunning(status) ? "perhapsLater" : "perhaps";
        return { kind: "unavailable", what, status, carriedOut, passing: true, ...waits };
    }
    if (status < 400) {
        return { kind: "unreadable", what, status, carriedOut: "perhaps", passing: false };
    }
    const own = status === 401 || (outer !== undefined && saysRefusal(outer));
    const fault = { ...classified(message ?? "", status), what, ...(own ? {} : { carriedOut: "unlikely" as const }) };
    return own || message !== undefined || status === 403
        ? fault
        : { ...fault, kind: "unreadable", ...(status === 413 ? { advice: tooLarge } : {}) };
}

const tooLarge =
    "The definition is larger than a server in front of the Manager accepts: raise its limit (in nginx, client_max_body_size), or make the definition smaller.";

/** Whether a proxy gave up on a server that may still be at work: its own words for that begin at 520 (Cloudflare). */
function leavesItRunning(status: number): boolean {
    return status === 408 || status === 502 || status === 504 || status >= 520;
}

/** The server's documented texts, by what they mean for the caller. */
const meanings: readonly (readonly [RegExp, Pick<Fault, "kind" | "advice" | "missing">])[] = [
    [/^Admin role required/i, { kind: "forbidden", advice: "This call needs a token of an administrator." }],
    [
        // A write that names an environment needs this one besides its own.
        /^User does not have required permission to deploy/i,
        { kind: "forbidden", advice: `The token's user probably lacks ${deployPermission} in the project.` },
    ],
    [/^User does not have required permission/i, { kind: "forbidden" }],
    [pathConflict, { kind: "rejected", advice: pathConflictAdvice }],
    [/^ApiProxyGroup: ?\(.*\) is already created!/s, { kind: "exists" }],
    [/^API Proxy Group ?\(.*\) (was|is) not found/s, { kind: "missing", missing: "group" }],
    [/^ApiProxy ?\(.*\) (was|is) not found/s, { kind: "missing", missing: "proxy" }],
    [/^Environment ?\(.*\) (was|is) not found/s, { kind: "missing", missing: "environment" }],
    [/^Project ?\(.*\) (was|is) not found/s, { kind: "missing", missing: "project" }],
];

function classified(message: string, status: number): Omit<Fault, "what"> {
    const kind = status === 401 ? "unauthenticated" : status === 403 ? "forbidden" : "rejected";
    const [, meaning] = meanings.find(([text]) => text.test(message)) ?? [];
    return { kind, ...meaning, status, carriedOut: "no", passing: false };
}

function redirected({ status, headers }: Exchange): Fault {
    // Only the origin is shown: the query of a redirect to a login page can hold a session.
    const target = URL.canParse(headers.location ?? "") ? new URL(headers.location ?? "").origin : "elsewhere";
    const what = `HTTP ${status}, a redirect to ${target}, which the API does not do`;
    return { kind: "unreadable", what, status, carriedOut: "perhaps", passing: false };
}

function unreadable(exchange: Exchange, why = exchange.unreadable ?? "it is not an answer of this API"): Fault {
    const { status, headers, text } = exchange;
    const type = headers["content-type"] ?? "no content type";
    const empty = exchange.unreadable === undefined ? "an empty body" : type;
    const came = text.trim() === "" ? empty : `${type}: ${excerpt(text)}`;
    const what = `HTTP ${status} with ${came} (${why})`;
    return { kind: "unreadable", what, status, carriedOut: "perhaps", passing: false };
}

function excerpt(text: string): string {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}

function inWords(issue: z.core.$ZodIssue): string {
    return issue.path.length === 0 ? issue.message : `${z.core.toDotPath(issue.path)}: ${issue.message}`;
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined; // judged as unreadable, with an excerpt of what came
    }
}
