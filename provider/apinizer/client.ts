import { Authentication, type Credentials } from "./authentication";
import { Concealment } from "./concealment";
import type { Deadline } from "./deadline";
import { ApinizerError, type Fault, FaultError } from "./errors";
import {
    type AnswerOf,
    type ListName,
    type Operation,
    type OperationName,
    operations,
    pathOf,
    type RequestBody,
    type Subject,
} from "./operations";
import { type RetryDecision, type RetryPolicy, retry } from "./retry";
import type { RouteOptions } from "./route";
import type { Semaphore } from "./semaphore";
import { Transport } from "./transport";
import { judge } from "./verdict";
import { leftOut, mustBeWhole, mustHaveAllRows } from "./wholeLists";

/** A Manager and how to speak to it. */
export interface ClientOptions extends Omit<RouteOptions, "connectTimeoutMs"> {
    /** Origin, and the path in front of `/apiops` where a reverse proxy adds one; no slash at the end. */
    readonly manager: string;
    readonly credentials: Credentials;
    /** For calls that do not deploy, in milliseconds. */
    readonly requestTimeoutMs: number;
    /** For calls that wait for gateway pods, in milliseconds. */
    readonly deployTimeoutMs: number;
    /** Where calls wait for their turn; shared by all clients of the Manager. */
    readonly semaphore: Semaphore;
    /** Repeats after the first attempt. */
    readonly maxRetries: number;
    /** Sent as User-Agent. */
    readonly agent: string;
    /** Where the settings stand, as errors name it: `apinizer:`, or `apinizer:connections.east.`. */
    readonly settingsPrefix?: string;
}

interface Attempt {
    readonly subject: Subject;
    readonly body: RequestBody | undefined;
    readonly deploys: boolean;
    readonly deadline: Deadline;
}

/** An operation may take this many of its timeouts in all, pauses included. */
const timeoutsInDeadline = 4;

/** The Management API of one Manager: every operation of the table, typed, authenticated and repeated where that is safe. */
export class ApinizerClient {
    readonly #transport: Transport;
    readonly #concealment = new Concealment();
    readonly #authentication: Authentication;
    readonly #base: string;

    constructor(private readonly options: ClientOptions) {
        const url = new URL(`${options.manager}/apiops`);
        this.#base = url.pathname;
        this.#transport = new Transport(url.origin, { ...options, connectTimeoutMs: options.requestTimeoutMs });
        this.#authentication = new Authentication(
            options.credentials,
            this.#transport,
            `${this.#base}/auth/token`,
            this.bounds(false),
            options.requestTimeoutMs,
            this.#concealment,
        );
    }

    /** The bounds of an operation's retries, for a caller that has to retry in its own way. */
    bounds(deploys: boolean): RetryPolicy {
        return {
            attempts: this.options.maxRetries + 1,
            deadlineMs: timeoutsInDeadline * this.#timeoutMs(deploys),
        };
    }

    /**
     * Makes one call. Throws an {@link ApinizerError} for everything but the answer that the operation promises.
     *
     * @param clock The time of an operation of several calls. It stands still while the call waits for its turn, and ends
     * nothing: each call has a deadline of its own.
     * @example await client.call("updateGroup", { projectName: "Retail", groupName: "Payments" }, definition)
     */
    async call<Name extends OperationName>(
        name: Name,
        subject: Subject,
        body?: RequestBody,
        clock?: Deadline,
    ): Promise<AnswerOf<Name>> {
        const operation = operations[name];
        const deploys = operation.deploys || (body !== undefined && "environmentName" in body);
        const { settingsPrefix = "apinizer:" } = this.options;
        let doubt = false;
        const send = async (deadline: Deadline, attempt: number) => {
            try {
                return await this.#send(operation, { subject, body, deploys, deadline });
            } catch (error) {
                if (!(error instanceof FaultError)) {
                    throw error;
                }
                const circumstances = { attempts: attempt, earlierDoubt: doubt, settingsPrefix };
                const failure = new ApinizerError(name, subject, error.fault, circumstances);
                doubt = failure.unclear;
                throw failure;
            }
        };
        const attempts = () =>
            retry(this.bounds(deploys), send, (error) =>
                error instanceof ApinizerError ? decisionOf(error.fault, operation) : { again: false },
            );
        return this.options.semaphore.run(attempts, clock);
    }

    /** The rows of a list, for a caller that needs all of them. Throws an {@link ApinizerError} if some may be missing. */
    async wholeList<Name extends ListName>(name: Name, subject: Subject): Promise<AnswerOf<Name>["resultList"]> {
        const answer = await this.call(name, subject);
        mustBeWhole(name, subject, answer);
        return answer.resultList;
    }

    /**
     * The rows of a list whose names can be read, for a caller that passes them on, and a sentence about the others if
     * there are any. Throws an {@link ApinizerError} if rows are missing altogether.
     */
    async readableList<Name extends ListName>(
        name: Name,
        subject: Subject,
    ): Promise<{ rows: AnswerOf<Name>["resultList"]; leftOut: string | undefined }> {
        const answer = await this.call(name, subject);
        mustHaveAllRows(name, subject, answer);
        return { rows: answer.resultList, leftOut: leftOut(name, subject, answer) };
    }

    async close(): Promise<void> {
        await this.#transport.close();
    }

    /** One attempt, and a second one with another token where the first one's was refused. */
    async #send<Answer>(operation: Operation<Answer>, attempt: Attempt): Promise<Answer> {
        const { subject, body, deploys, deadline } = attempt;
        const exchange = async (token: string) => {
            const came = await this.#transport.send({
                method: operation.method,
                path: this.#base + pathOf(operation, subject),
                headers: this.#headers(operation, token, body),
                ...(body === undefined ? {} : { body: JSON.stringify(body) }),
                timeoutMs: this.#timeoutMs(deploys),
                deadline,
            });
            return judge(came, operation.answer, this.#concealment.of(subject, body));
        };
        const token = await this.#authentication.token();
        let verdict = await exchange(token);
        if ("fault" in verdict && verdict.fault.kind === "unauthenticated") {
            const other = await this.#authentication.instead(token);
            verdict = other === undefined ? verdict : await exchange(other);
        }
        if (!("fault" in verdict)) {
            this.#authentication.accepted();
            return verdict.answer;
        }
        throw new FaultError(verdict.fault);
    }

    #headers(operation: Operation, token: string, body: RequestBody | undefined): Record<string, string> {
        const json = operation.method === "POST" || operation.method === "PUT" || body !== undefined;
        return {
            authorization: `Bearer ${token}`,
            accept: "application/json",
            "user-agent": this.options.agent,
            // The API's overview asks for it on every POST and PUT, also on those without a body.
            ...(json ? { "content-type": "application/json" } : {}),
        };
    }

    #timeoutMs(deploys: boolean): number {
        return deploys ? this.options.deployTimeoutMs : this.options.requestTimeoutMs;
    }
}

/** A fault that may pass is met again, unless the request may have got through and must not do so twice. */
function decisionOf({ passing, carriedOut, retryAfterMs }: Fault, { repeatable }: Operation): RetryDecision {
    return { again: passing && (repeatable || carriedOut === "no"), retryAfterMs };
}
