import * as pulumi from "@pulumi/pulumi";
import { ProgramMemory } from "./program";

const warned = new ProgramMemory(() => new Set<string>());

/**
 * Prints a warning among the messages of the stack, once in a program.
 *
 * @internal
 */
export function warnOnce(text: string): void {
    const told = warned.get();
    if (told !== undefined && !told.has(text)) {
        told.add(text);
        pulumi.log.warn(text);
    }
}
