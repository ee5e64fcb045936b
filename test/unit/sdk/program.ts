import * as pulumi from "@pulumi/pulumi";

/** A resource as the engine is asked to register it. */
export interface Registered {
    readonly type: string;
    readonly name: string;
    readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * Runs a program in a stack of its own, without an engine. The configuration is encrypted where `secrets` does not say
 * otherwise, and the answers of `computed` are added to the outputs.
 */
export async function registeredBy(
    program: () => unknown,
    {
        config = {},
        secrets = Object.keys(config),
        computed = {},
    }: { config?: Record<string, string>; secrets?: string[]; computed?: object } = {},
): Promise<Registered[]> {
    const registered: Registered[] = [];
    await pulumi.runtime.setMocks(
        {
            newResource: ({ type, name, inputs }) => {
                registered.push({ type, name, inputs });
                return { id: `id of ${name}`, state: { ...inputs, ...computed } };
            },
            call: ({ inputs }) => inputs,
        },
        "project",
        "stack",
        false,
    );
    pulumi.runtime.setAllConfig(config, secrets);
    await pulumi.runtime.runInPulumiStack(async () => {
        program();
    });
    await pulumi.runtime.disconnect();
    return registered.filter(({ type }) => type !== "pulumi:pulumi:Stack");
}

/** What an output holds. */
export function known<Value>(output: pulumi.Output<Value>): Promise<pulumi.Unwrap<Value>> {
    return new Promise((resolve) => {
        pulumi.output(output).apply((value) => {
            resolve(value);
        });
    });
}
