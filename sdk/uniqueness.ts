import * as pulumi from "@pulumi/pulumi";
import { ProgramMemory } from "./program";

/** The Pulumi names of a program's resources, by the identity that each of them claims. */
const identities = new ProgramMemory(() => new Map<string, string>());

/**
 * Refuses a second resource of one program with the identity of another: both would write one object in turns, and
 * deleting one would delete the other's. Where the names are plain text the program fails at once; where they are
 * outputs, the resource waits for them and is never registered.
 *
 * @internal
 */
export function uniquely(
    type: string,
    resource: string,
    inputs: pulumi.Inputs,
    names: readonly string[],
): pulumi.Inputs {
    const given = ["connection", ...names].map((property) => inputs[property]);
    if (given.every((name) => name === undefined || name === null || typeof name === "string")) {
        claim(type, resource, given, names);
        return inputs;
    }
    const last = names[names.length - 1] ?? "name";
    const claimed = pulumi.all(given).apply((known) => {
        claim(type, resource, known, names);
        return known[known.length - 1];
    });
    return { ...inputs, [last]: claimed };
}

function claim(type: string, resource: string, known: readonly unknown[], names: readonly string[]): void {
    const claims = identities.get();
    if (claims === undefined) {
        return;
    }
    const [connection, ...values] = known;
    const named = values.map((value, index) => (names[index] === "projectName" ? (value ?? defaultProject()) : value));
    const identity = JSON.stringify([type, connection ?? null, ...named]);
    const other = claims.get(identity);
    if (other !== undefined) {
        const words = names.map((name, index) => `${name} ${JSON.stringify(named[index])}`).join(", ");
        throw new pulumi.RunError(
            `${type} ${JSON.stringify(resource)} and ${JSON.stringify(other)} of this program are one object (${words}). Remove one of them, or give it another name.`,
        );
    }
    claims.set(identity, resource);
}

function defaultProject(): string | undefined {
    return new pulumi.Config("apinizer").get("projectName") ?? process.env.APINIZER_PROJECT_NAME;
}
