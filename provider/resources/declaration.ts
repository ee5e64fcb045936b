import { z } from "zod";
import type { Declared, Values } from "./resource";

/**
 * What the SDK tells the dynamic host about a resource of the program, because the engine gives `check` no URN. It is
 * JSON in the input {@link declarationKey}. The host takes it out in `check`, so no state holds it.
 */
const declaration = z.object({
    /** Pulumi name of the resource. */
    name: z.string(),
    /** How many resources of this package the program declared before it. Resources of two parents may share a name. */
    order: z.number(),
    /** Whether the program gave no `name`, so that the SDK gave the Pulumi name. */
    isDefault: z.boolean(),
});
export type Declaration = z.output<typeof declaration>;

const declarationText = z
    .string()
    .transform((text, context): unknown => {
        try {
            return JSON.parse(text);
        } catch {
            context.addIssue({ code: "custom", message: "is not JSON" });
            return z.NEVER;
        }
    })
    .pipe(declaration);

const declarationKey = "__declaration";
/** The inputs with which the SDK sends a declaration. */
export type DeclarationInput<Text> = { readonly [declarationKey]: Text };

/** Inputs as the program gave them, and the resource that they belong to, if the SDK could tell it. */
export function declaredInputs(news: Values): { inputs: Values; declared: Declared | undefined } {
    const { [declarationKey]: text, ...inputs } = news;
    const found = declarationText.safeParse(text).data;
    if (found === undefined) {
        return { inputs, declared: undefined };
    }
    const { name, order, isDefault } = found;
    const declared = { key: JSON.stringify([name, order]), name, order };
    // A transform may have changed the default; then it is a name that was given.
    return isDefault && inputs.name === name
        ? { inputs: { ...inputs, name: undefined }, declared }
        : { inputs, declared };
}
