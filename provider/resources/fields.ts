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

/** Entry of `apinizer:connections` that names the Manager. */
export const connectionName = z.string().min(1, { error: "must not be empty" });

/**
 * What the last write left undone. The next `up` finishes it.
 *
 * - `"deployment"`: the definition is written, but its deployment did not complete.
 * - `"creation"`: it is not known whether the object was created.
 * - `"update"`: it is not known whether the update was carried out.
 */
export const unfinished = z.enum(["deployment", "creation", "update"]);
export type Unfinished = z.output<typeof unfinished>;

/**
 * The same as the state says it. Release 0.1.0 wrote `"definition"` for both a creation and an update. It is treated as a
 * creation, which proves the least about who owns the object.
 */
export const recordedUnfinished = z
    .preprocess((value) => (value === "definition" ? "creation" : (value ?? undefined)), unfinished.optional())
    .optional();
