import { randomUUID } from "node:crypto";
import { type Answer, bare, failure } from "./answer";
import type { SimulatedOperation } from "./endpoints";
import { texts } from "./texts";

/** Tokens: one from the console, which never expires, and those that clients exchange their secrets for. */
export class Tokens {
    /** When each ends, in milliseconds since 1970. */
    readonly #exchanged = new Map<string, number>();

    constructor(
        private readonly fixed: string,
        private readonly clients: Readonly<Record<string, string>>,
        private readonly lifetimeSeconds: number,
    ) {}

    /**
     * The refusal of a request's `Authorization` header, or nothing where it is right.
     *
     * The pages differ: that of the projects files a missing header under the invalid tokens, that of a project's
     * environments has one text for invalid and expired. Each endpoint follows its own page, else the page of errors.
     */
    refusal(header: string | undefined, operation: SimulatedOperation): Answer | undefined {
        if (header === undefined || header === "") {
            return failure(operation === "listProjects" ? texts.badToken : texts.noToken, 401);
        }
        // Exactly one space: the documentation asks for the exact prefix.
        const token = /^Bearer (\S+)$/.exec(header)?.[1];
        const ends = token === undefined ? undefined : token === this.fixed ? Infinity : this.#exchanged.get(token);
        if (ends !== undefined && ends > Date.now()) {
            return undefined;
        }
        if (operation === "listProjectEnvironments") {
            return failure(texts.badTokenInEnvironments, 401);
        }
        return failure(ends === undefined ? texts.badToken : texts.oldToken, 401);
    }

    /** The token endpoint: always in the words of OAuth 2, whatever the envelope. */
    exchange(contentType: string | undefined, body: string): Answer {
        // What is not form-encoded has no grant type.
        const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? "");
        const form = new URLSearchParams(isForm ? body : "");
        const id = form.get("client_id") ?? "";
        if (form.get("grant_type") !== "client_credentials") {
            return bare({ error: "unsupported_grant_type", error_description: texts.badGrantType }, 400);
        }
        if (!Object.hasOwn(this.clients, id) || this.clients[id] !== form.get("client_secret")) {
            return bare({ error: "unauthorized_client", error_description: texts.badCredentials }, 401);
        }
        const token = `exchanged-${randomUUID()}`;
        this.#exchanged.set(token, Date.now() + this.lifetimeSeconds * 1000);
        return bare({ access_token: token, token_type: "Bearer", expires_in: this.lifetimeSeconds });
    }

    /** Ends the life of every exchanged token now. */
    expire(): void {
        for (const token of this.#exchanged.keys()) {
            this.#exchanged.set(token, 0);
        }
    }
}
