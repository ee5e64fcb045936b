import * as pulumi from "@pulumi/pulumi";
import { ending } from "./ending";
import { ProgramMemory } from "./program";

/** The Pulumi names of a program's resources, by the identity that each of them claims. */
const identities = new ProgramMemory(() => new Map<string, string>());

/**
 * Refuses a second resource of one program with the identity of another: both would write one object in turns, and
 * deleting one would delete the other's. Where the names are plain text the program ends at once; where they are
 * outputs, it ends once they are known.
 *
 * @internal
 */
export function mustBeUnique(type: string, resource: string, inputs: pulumi.Inputs, names: readonly string[]): void {
    const given = ["connection", ...names].map((property) => inputs[property]);
    const claimAll = (known: readonly unknown[]) => claim(type, resource, known, names);
    if (given.every((name) => name === undefined || name === null || typeof name === "string")) {
        claimAll(given);
    } else {
        // Nobody waits for this output: its failure ends the program, as any that nobody catches does.
        pulumi.all(given).apply(claimAll);
    }
}

/** Claims an identity for a resource. Throws where another one has it already. */
function claim(type: string, resource: string, known: readonly unknown[], names: readonly string[]): void {
    const claims = identities.get();
    const [connection, ...values] = known;
    // Of a connection's own default project nothing is known here: that it is the same one for both is.
    const project = typeof connection === "string" ? undefined : defaultProject();
    const named = values.map((value, index) => (names[index] === "projectName" ? (value ?? project) : value));
    const identity = JSON.stringify([type, connection ?? null, ...named]);
    const other = claims?.get(identity);
    if (other !== undefined) {
        const words = names
            .map((name, index) => `${name} ${JSON.stringify(named[index]) ?? "of the connection"}`)
            .join(", ");
        throw ending(
            `${type} ${JSON.stringify(resource)} and ${JSON.stringify(other)} of this program are one object (${words}). Remove one of them, or give it another name.`,
        );
    }
    claims?.set(identity, resource);
}

function defaultProject(): string | undefined {
    return new pulumi.Config("apinizer").get("projectName") || process.env.APINIZER_PROJECT_NAME;
}
