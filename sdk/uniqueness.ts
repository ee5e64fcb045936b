import * as pulumi from "@pulumi/pulumi";

/** The Pulumi names of a program's resources, by the identity that each of them claims. */
const programs = new WeakMap<object, Map<string, string>>();

interface Identifying {
    readonly connection?: pulumi.Input<string | null | undefined>;
    readonly projectName?: pulumi.Input<string | undefined>;
    readonly name: pulumi.Input<string | undefined>;
}

/**
 * Refuses a second resource of one program with the identity of another: both would write one group in turns, and
 * deleting one would delete the other's. Where the names are plain text the program fails at once; where they are
 * outputs, the resource waits for them and is never registered.
 */
export function identified<Args extends Identifying>(type: string, resource: string, args: Args): Args {
    const { connection, projectName, name } = args;
    const parts = [connection, projectName, name];
    if (parts.every((part) => part === undefined || part === null || typeof part === "string")) {
        claim(type, resource, parts);
        return args;
    }
    const claimed = pulumi.all(parts).apply((known) => {
        claim(type, resource, known);
        return known[2];
    });
    return { ...args, name: claimed };
}

function claim(type: string, resource: string, parts: readonly unknown[]): void {
    const program = pulumi.runtime.getStackResource?.();
    if (program === undefined) {
        return; // A unit test with mocks has no stack, and may build one resource many times.
    }
    const [connection, projectName, name] = parts;
    const settings = new pulumi.Config("apinizer");
    const project = projectName ?? settings.get("projectName") ?? process.env.APINIZER_PROJECT_NAME;
    const identity = JSON.stringify([type, connection ?? null, project ?? null, name]);
    const claims = programs.get(program) ?? new Map<string, string>();
    programs.set(program, claims);
    const other = claims.get(identity);
    if (other !== undefined) {
        throw new pulumi.RunError(
            `${type} ${JSON.stringify(resource)} and ${JSON.stringify(other)} of this program are one object: ${JSON.stringify(name)} in project ${JSON.stringify(project)}. Give one of them another name or projectName.`,
        );
    }
    claims.set(identity, resource);
}
