import {
    declaringProgram,
    declaringProvider,
    emptyProgram,
    emptyProvider,
    floorProgram,
    oursProgram,
    type Program,
    usualProgram,
} from "./programs";

/** One way to have the groups, to be compared with the others. */
export interface Variant {
    readonly name: VariantName;
    /** As tables and charts call it. */
    readonly title: string;
    readonly program: Program;
    /** Whether a process of Node.js besides the program's runs the resources. */
    readonly hasProvider: boolean;
    /** Modules of the program, by name. */
    readonly modules?: Readonly<Record<string, string>>;
}

export type VariantName = "floor" | "empty" | "declaring" | "ours" | "usual";

export const variants: readonly Variant[] = [
    { name: "floor", title: "engine floor (Stash)", program: floorProgram, hasProvider: false },
    {
        name: "empty",
        title: "empty dynamic provider",
        program: emptyProgram,
        hasProvider: true,
        modules: { "empty-provider": emptyProvider },
    },
    {
        name: "declaring",
        title: "empty, with our outputs",
        program: declaringProgram,
        hasProvider: true,
        modules: { "declaring-provider": declaringProvider },
    },
    { name: "ours", title: "pulumi-apinizer", program: oursProgram, hasProvider: true },
    { name: "usual", title: "usual way (dynamic.Resource)", program: usualProgram, hasProvider: true },
];

export function variantOf(name: VariantName): Variant {
    const found = variants.find((variant) => variant.name === name);
    if (found === undefined) {
        throw new Error(`no variant is called ${name}`);
    }
    return found;
}

export function titleOf(name: VariantName): string {
    return variantOf(name).title;
}
