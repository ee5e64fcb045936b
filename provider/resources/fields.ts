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

/** What the last write left undone: the deployment, or it is not even known whether the definition arrived. */
export const unfinished = z.enum(["deployment", "definition"]);
/**
 * What the last write left undone, which the next `up` finishes: `"deployment"` where the definition is written but not
 * deployed as it should be, `"definition"` where it is not known whether the definition was written.
 *
 * @useDeclaredType
 */
export type Unfinished = z.output<typeof unfinished>;
