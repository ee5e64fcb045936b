import * as pulumi from "@pulumi/pulumi";

/**
 * The text in a resource's state that the engine evaluates to reach the provider. It is a constant: whatever stands
 * there is repeated in the state for every resource, and a text that changed with a release would show as a change of
 * every resource. `require` resolves from the folder of the program.
 */
function providerString(kind: string): string {
    return `exports.handler=()=>require("pulumi-apinizer/provider").${kind}`;
}

/** Which object of the provider runs a resource class. */
const kinds = { ApiProxyGroup: "group" } as const;

/**
 * What the resource classes of this package share.
 *
 * @internal
 */
export abstract class Managed extends pulumi.CustomResource {
    protected constructor(
        type: keyof typeof kinds,
        name: string,
        inputs: pulumi.Inputs,
        computed: readonly string[],
        opts: pulumi.CustomResourceOptions | undefined,
    ) {
        if (opts?.import !== undefined || opts?.id !== undefined) {
            throw new pulumi.RunError(
                `${type} ${JSON.stringify(name)}: opts.import and opts.id cannot work, because the engine does not let a dynamic provider import. To take over what exists already, set adoptExisting: true.`,
            );
        }
        // An output exists on the resource only if it is named among its properties.
        const outputs = Object.fromEntries(computed.map((property) => [property, undefined]));
        const provider = { __provider: providerString(kinds[type]) };
        super(`pulumi-nodejs:dynamic/apinizer:${type}`, name, { ...outputs, ...inputs, ...provider }, opts);
    }
}
