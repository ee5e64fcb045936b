import * as pulumi from "@pulumi/pulumi";
import type { Declaration, DeclarationInput } from "../provider/resources/declaration";
import { ProgramMemory } from "./program";

const counts = new ProgramMemory(() => ({ declared: 0 }));

/**
 * The inputs of a resource, and a hidden one that tells the provider which resource of the program they belong to.
 * Whether two resources are one object cannot be judged here: the engine may change the inputs first, by a transform or
 * by `ignoreChanges`.
 *
 * @param hasDefaultName Whether the Pulumi name is the name of an object for which the program gives none.
 *
 * @internal
 */
export function declaredInputs(
    pulumiName: string,
    inputs: pulumi.Inputs,
    hasDefaultName: boolean,
): pulumi.Inputs & DeclarationInput<pulumi.Input<string>> {
    const count = counts.get();
    const order = count === undefined ? 0 : count.declared++;
    const declaration = (isDefault: boolean) =>
        JSON.stringify({ name: pulumiName, order, isDefault } satisfies Declaration);
    const given: pulumi.Input<string | null | undefined> = inputs.name;
    if (!hasDefaultName || typeof given === "string") {
        return { ...inputs, __declaration: declaration(false) };
    }
    if (isAbsent(given)) {
        return { ...inputs, name: pulumiName, __declaration: declaration(true) };
    }
    // A promise or an output, which may hold nothing.
    const known = pulumi.output(given);
    return {
        ...inputs,
        name: known.apply((name) => (isAbsent(name) ? pulumiName : name)),
        __declaration: known.apply((name) => declaration(isAbsent(name))),
    };
}

function isAbsent(value: unknown): boolean {
    return value === undefined || value === null;
}
