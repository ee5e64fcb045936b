import { z } from "zod";

/** What the tests look at in an exported state. */
export const exportedState = z.looseObject({
    deployment: z.looseObject({
        resources: z
            .array(
                z.looseObject({
                    urn: z.string(),
                    type: z.string(),
                    id: z.string().optional(),
                    delete: z.boolean().optional(),
                    inputs: z.record(z.string(), z.unknown()).optional(),
                    outputs: z.record(z.string(), z.unknown()).optional(),
                    initErrors: z.array(z.string()).nullish(),
                }),
            )
            .optional()
            .transform((resources) => resources ?? []),
        pending_operations: z.array(z.looseObject({ type: z.string() })).optional(),
    }),
});
export type ExportedState = z.output<typeof exportedState>;
export type ExportedResource = ExportedState["deployment"]["resources"][number];

/** The resources of this package in a state. */
export function ours(state: ExportedState): ExportedResource[] {
    return state.deployment.resources.filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/apinizer:"));
}

/** Bytes of a resource's entry besides the values that the program gave and the Manager answered. */
export function bytesBeyondValues(resource: ExportedResource): number {
    const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value)); // as the engine writes it
    const values = [resource.inputs, resource.outputs].map((given) => {
        const { __provider: _, ...rest } = given ?? {};
        return bytes(rest);
    });
    return bytes(resource) - values.reduce((sum, size) => sum + size, 0);
}
