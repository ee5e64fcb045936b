import { z } from "zod";

/**
 * A name that becomes one segment of a path of the Management API. Spaces, slashes and letters of any script are
 * allowed, because the API's own encoding examples have them; only what no path can carry is refused.
 */
export const objectName = z
    .string()
    .min(1, { error: "must not be empty" })
    .refine((name) => name !== "." && name !== "..", { error: "cannot be . or .., which are no names in a path" })
    .refine((name) => !/\p{Surrogate}/u.test(name), { error: "holds half a character (a lone surrogate)" });
