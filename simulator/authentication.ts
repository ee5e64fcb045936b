import { randomUUID } from "node:crypto";
import { type Answer, failure } from "./answer";
import { texts } from "./texts";

/** Tokens: one from the console, which never expires, and those that clients exchange their secrets for. */
export class Tokens {
    readonly #exchanged = new Map<string, number>();

    constructor(
        private readonly fixed: string,
        private readonly clients: Readonly<Record<string, string>>,
        private readonly lifetimeSeconds: number,
    ) {}

    /** The refusal of a request's `Authorization` header, or nothing where it is right. */
    refusal(header: string | undefined, operation: string): Answer | undefined {
        if (header === undefined || header === "") {
            return failure(texts.noToken, 401);
        }
        // Exactly one space: the documentation asks for the exact prefix.
        const token = /^Bearer (\S+)$/.exec(header)?.[1];
        const expires = token === undefined ? undefined : token === this.fixed ? Infinity : this.#exchanged.get(token);
        const expired = expires !== undefined && expires <= Date.now();
        if (expires !== undefined && !expired) {
            return undefined;
        }
        if (operation === "listProjectEnvironments") {
            return failure(texts.badTokenInEnvironments, 401);
        }
        return failure(expired ? texts.oldToken : texts.badToken, 401);
    }

    /** The token endpoint: always in the words of OAuth 2, whatever the envelope. */
    exchange(form: URLSearchParams): Answer {
        const id = form.get("client_id") ?? "";
        if (form.get("grant_type") !== "client_credentials") {
            return oauth(400, {
                error: "unsupported_grant_type",
                error_description: "GrantType value must be client_credentials!",
            });
        }
        if (!Object.hasOwn(this.clients, id) || this.clients[id] !== form.get("client_secret")) {
            return oauth(401, { error: "unauthorized_client", error_description: "Bad credentials" });
        }
        const token = `exchanged-${randomUUID()}`;
        this.#exchanged.set(token, Date.now() + this.lifetimeSeconds * 1000);
        return oauth(200, { access_token: token, token_type: "Bearer", expires_in: this.lifetimeSeconds });
    }

    /** Ends the life of every exchanged token now. */
    expire(): void {
        for (const token of this.#exchanged.keys()) {
            this.#exchanged.set(token, 0);
        }
    }
}

function oauth(status: number, body: Readonly<Record<string, unknown>>): Answer {
    return { raw: { status, type: "application/json;charset=UTF-8", body: JSON.stringify(body) } };
}
