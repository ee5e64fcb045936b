import { z } from "zod";

/**
 * What the answers of the Management API have in common. What we send is strict, what we are answered is tolerant of
 * additions: a newer server may say more, and an older one less where its pages contradict each other.
 */

/** Absent and null are one thing in an answer, and absent is what the engine can carry. */
export function orAbsent<Schema extends z.ZodType>(schema: Schema) {
    return z.preprocess((value) => value ?? undefined, schema.optional()).optional();
}

/** An answer that says how the call ended, and nothing else that is wanted. */
export const acknowledgement = z.looseObject({});

/** The two envelopes around every JSON answer, the older one of `success` and `error`, the newer one of `status`. */
export const envelope = z.looseObject({
    status: z.unknown().optional(),
    success: z.unknown().optional(),
    resultMessage: orAbsent(z.string()).catch(undefined),
    error: orAbsent(z.unknown()),
    error_description: orAbsent(z.string()).catch(undefined),
    deploymentResult: z.unknown().optional(),
});

/** The answer of the token endpoint, in the words of OAuth 2. */
export const tokenAnswer = z.looseObject({
    // What else it holds would fail the request as if the network were to blame, and undici's error would quote it.
    access_token: z
        .string()
        .min(1)
        .regex(/^[\x20-\x7e\x80-\xff]*$/, { error: "holds characters that a header cannot carry" }),
    token_type: z.string().optional(),
    expires_in: z.unknown().transform(lifeOf).optional(),
});

/** A life in seconds that a server states, as a number or in digits; anything else states none. */
function lifeOf(stated: unknown): number | undefined {
    const life = typeof stated === "string" && /^\d+$/.test(stated) ? Number(stated) : stated;
    return typeof life === "number" && life > 0 && Number.isFinite(life) ? life : undefined;
}
