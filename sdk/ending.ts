import * as pulumi from "@pulumi/pulumi";

/**
 * An error that ends the program with its message alone. The SDK would inspect one that has a stack, together with the
 * failed promise that it hangs on it, which takes 20 seconds of garbage collection; of a RunError it shows only the
 * message anyway.
 *
 * @internal
 */
export function ending(message: string): pulumi.RunError {
    return Object.defineProperty(new pulumi.RunError(message), "stack", { value: undefined });
}
