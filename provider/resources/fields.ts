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

/** What the last write left undone. Release 0.1.0 wrote `"definition"` for both a creation and an update. */
export const unfinished = z.enum(["deployment", "creation", "update"]);

/**
 * What the last write left undone. The next `up` finishes it.
 *
 * - `"deployment"`: the definition is written, but its deployment did not complete.
 * - `"creation"`: it is not known whether the object was created.
 * - `"update"`: it is not known whether the update was carried out.
 *
 * @useDeclaredType
 */
export type Unfinished = z.output<typeof unfinished>;

/**
 * The same as the state says it. A `"definition"` of 0.1.0 may be a creation, which proves the least about who owns the
 * object, so it is treated as one.
 */
export const recordedUnfinished = z
    .union([unfinished, z.literal("definition").transform((): Unfinished => "creation")])
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();
