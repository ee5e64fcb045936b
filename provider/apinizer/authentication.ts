import type { Concealment } from "./concealment";
import type { Deadline } from "./deadline";
import { type ErrorKind, type Fault, FaultError } from "./errors";
import { type RetryDecision, type RetryPolicy, retry } from "./retry";
import type { Transport } from "./transport";
import { judgeToken } from "./verdict";

/** How a caller proves who it is: a token from the console, or an id and secret to be exchanged for tokens. */
export type Credentials = { readonly token: string } | ClientCredentials;

interface ClientCredentials {
    readonly clientId: string;
    readonly clientSecret: string;
}

interface Fetched {
    readonly token: string;
    /** On the monotonic clock, in milliseconds. */
    readonly staleAt: number;
}

/** A token is renewed this long before the server would refuse it, or after nine tenths of a short life. Seconds. */
const marginSeconds = 60;

/** Used when the server does not say how long its token lives. Seconds. */
const assumedLifeSeconds = 300;

/**
 * The token of one Manager, shared by all calls: however many of them find it expired, one request fetches the next.
 * Refused credentials are not tried again in the same run, since a locked account is worse than a failed command. What
 * failed for a reason that may pass is tried again by the next call.
 */
export class Authentication {
    #current: Promise<Fetched> | undefined;
    /** Whether the token is the replacement of a refused one, and no call with it was accepted yet. */
    #unproven = false;

    constructor(
        readonly credentials: Credentials,
        private readonly transport: Transport,
        private readonly tokenPath: string,
        private readonly policy: RetryPolicy,
        private readonly timeoutMs: number,
        private readonly concealment: Concealment,
    ) {
        concealment.keep("token" in credentials ? credentials.token : credentials.clientSecret);
    }

    /** The token to send, fetched when there is none or the last one grows stale. */
    async token(): Promise<string> {
        if ("token" in this.credentials) {
            return this.credentials.token;
        }
        const held = this.#current;
        if (held !== undefined) {
            const { token, staleAt } = await held;
            if (performance.now() < staleAt) {
                return token;
            }
            this.#discard(held);
        }
        // However short its life is, a token that was fetched for this call is sent.
        return (await this.#shared(this.credentials)).token;
    }

    /** A token to try once more with after this one was refused, or nothing where only this one can be had. */
    async instead(refused: string): Promise<string | undefined> {
        if ("token" in this.credentials) {
            return undefined;
        }
        const held = this.#current;
        if (held !== undefined && (await held).token === refused && this.#current === held) {
            if (this.#unproven) {
                return undefined; // it is a replacement itself: a server that takes none must not be asked for ever
            }
            this.#unproven = true;
            this.#discard(held);
        }
        return (await this.#shared(this.credentials)).token;
    }

    /** The server took the token of a call. */
    accepted(): void {
        this.#unproven = false;
    }

    /** Whoever comes first discards it; the others find another promise in its place, and share that. */
    #discard(held: Promise<Fetched>): void {
        if (this.#current === held) {
            this.#current = undefined;
        }
    }

    #shared(credentials: ClientCredentials): Promise<Fetched> {
        this.#current ??= this.#fetch(credentials);
        return this.#current;
    }

    async #fetch(credentials: ClientCredentials): Promise<Fetched> {
        const body = new URLSearchParams({
            grant_type: "client_credentials",
            client_id: credentials.clientId,
            client_secret: credentials.clientSecret,
        }).toString();
        try {
            return await retry(this.policy, (deadline) => this.#ask(body, deadline), decisionOf);
        } catch (error) {
            if (!(error instanceof FaultError)) {
                throw error;
            }
            if (error.fault.passing) {
                this.#current = undefined; // pending until now, so it is this one
            }
            throw new FaultError(this.#noToken(error.fault));
        }
    }

    async #ask(body: string, deadline: Deadline): Promise<Fetched> {
        const asked = performance.now();
        const exchange = await this.transport.send({
            method: "POST",
            path: this.tokenPath,
            headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
            body,
            timeoutMs: this.timeoutMs,
            deadline,
        });
        const verdict = judgeToken(exchange, this.concealment.of());
        if ("fault" in verdict) {
            throw new FaultError(verdict.fault);
        }
        const { access_token, expires_in } = verdict.answer;
        const life = expires_in ?? assumedLifeSeconds;
        this.concealment.keep(access_token);
        return { token: access_token, staleAt: asked + 1000 * Math.max(life - marginSeconds, life * 0.9) };
    }

    /** The fault of the call that wanted the token: nothing of that call was sent, and a repeat was tried already. */
    #noToken({ what, kind, advice }: Fault): Fault {
        return {
            kind: "unauthenticated",
            what: `no access token could be had: ${what}`,
            advice: advice ?? adviceWithoutToken[kind] ?? "",
            carriedOut: "no",
            passing: false,
        };
    }
}

const adviceWithoutToken: { readonly [Kind in ErrorKind]?: string } = {
    rejected: "Check apinizer:clientId and apinizer:clientSecret.",
    unavailable: "Nothing is lost: run the same command again later.",
};

function decisionOf(error: unknown): RetryDecision {
    return error instanceof FaultError
        ? { again: error.fault.passing, retryAfterMs: error.fault.retryAfterMs }
        : { again: false };
}
