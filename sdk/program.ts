import * as pulumi from "@pulumi/pulumi";

/**
 * What one program remembers. Keyed by its stack, because the Automation API runs many programs in one process; a unit
 * test with mocks has no stack and remembers nothing.
 *
 * @internal
 */
export class ProgramMemory<Value> {
    readonly #byStack = new WeakMap<object, Value>();

    constructor(private readonly make: () => Value) {}

    /** What the running program remembers, or nothing where none runs. */
    get(): Value | undefined {
        const stack = pulumi.runtime.getStackResource();
        if (stack === undefined) {
            return undefined;
        }
        const known = this.#byStack.get(stack) ?? this.make();
        this.#byStack.set(stack, known);
        return known;
    }
}
