import * as pulumi from "@pulumi/pulumi";

/**
 * An error that ends the program with the message of what was thrown, made safe for the engine, and with nothing else.
 * The SDK would inspect one that has a stack, together with the failed promise that it hangs on it, which takes 20
 * seconds of garbage collection; of a RunError it shows only the message anyway.
 *
 * @internal
 */
export function ending(thrown: unknown): pulumi.RunError {
    // Loaded here, because a program that ends well does not need it.
    const { plainMessage }: typeof import("../provider/hosts/outsideText") = require("../provider/hosts/outsideText");
    return Object.defineProperty(new pulumi.RunError(plainMessage(thrown)), "stack", { value: undefined });
}
