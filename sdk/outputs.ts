import type * as pulumi from "@pulumi/pulumi";

/**
 * The outputs of a resource class. Each that the engine's SDK is asked for costs four promises and a stack trace for
 * each, together a third of what a resource costs the program; so what can have no value is not asked for.
 *
 * @internal
 */
export interface Outputs {
    /** Which together say what object a resource is. */
    readonly names: readonly string[];
    /** Those that may have a value whatever the inputs are. */
    readonly always: readonly string[];
    /** Those that have none where an input is not given, and the name of that input. */
    readonly ifGiven: Readonly<Record<string, string>>;
}

/**
 * The outputs that need to be asked for, whose values the engine gives.
 *
 * @internal
 */
export function askedFor({ always, ifGiven }: Outputs, inputs: pulumi.Inputs): string[] {
    return [...always, ...Object.keys(ifGiven).filter((output) => isGiven(ifGiven[output], inputs))];
}

/**
 * Gives a resource the other outputs: they hold `undefined`, already in a preview, and lead to the resource as all its
 * outputs do. Made when somebody looks at them.
 *
 * @internal
 */
export function withoutValue(resource: pulumi.Resource, { ifGiven }: Outputs, inputs: pulumi.Inputs): void {
    for (const [output, input] of Object.entries(ifGiven)) {
        if (!isGiven(input, inputs)) {
            const get = () => resource.urn.apply(() => undefined);
            Object.defineProperty(resource, output, { get, enumerable: true, configurable: true });
        }
    }
}

function isGiven(input: string | undefined, inputs: pulumi.Inputs): boolean {
    const given: unknown = input === undefined ? undefined : inputs[input];
    return given !== undefined && given !== null;
}
