import type * as pulumi from "@pulumi/pulumi";
import { declaredInputs } from "./declaration";
import { ending } from "./ending";
import { warnOfPlainSecrets } from "./plainSecrets";

/**
 * The text in a resource's state that the engine evaluates to reach the provider. It is a constant: whatever stands
 * there is repeated in the state for every resource, and a text that changed with a release would show as a change of
 * every resource. `require` resolves from the folder of the program.
 */
function providerString(kind: string): string {
    return `exports.handler=()=>require("pulumi-apinizer/provider").${kind}`;
}

/** Which object of the provider runs a resource class. */
const kinds = { ApiProxyGroup: "group", ApiProxyGroupDeployment: "deployment", ApiProxyGroupMember: "member" } as const;

/**
 * What a resource class of this package gives to `pulumi.CustomResource`. A function and not a class between the two:
 * the engine notes where a resource was made, and finds it by counting the constructors above it.
 *
 * @internal
 */
export function managed(
    type: keyof typeof kinds,
    name: string,
    inputs: pulumi.Inputs,
    computed: readonly string[],
    opts: pulumi.CustomResourceOptions | undefined,
): ConstructorParameters<typeof pulumi.CustomResource> {
    if (opts?.import !== undefined || opts?.id !== undefined) {
        throw ending(
            `${type} ${JSON.stringify(name)}: opts.import and opts.id cannot work, because the engine cannot import through a dynamic provider. To take over an API proxy group that exists already, set adoptExisting: true; deployments and members are taken over as they are.`,
        );
    }
    warnOfPlainSecrets();
    // An output exists on the resource only if it is named among its properties. All are, also those that belong to an
    // input that the program does not give: a transformation, a policy or ignoreChanges may give it.
    const outputs = Object.fromEntries(computed.map((property) => [property, undefined]));
    const declared = declaredInputs(name, inputs, type === "ApiProxyGroup");
    const provider = { __provider: providerString(kinds[type]) };
    return [`pulumi-nodejs:dynamic/apinizer:${type}`, name, { ...outputs, ...declared, ...provider }, opts];
}
