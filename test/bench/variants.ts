import { emptyProgram, emptyProvider, floorProgram, oursProgram, type Program, usualProgram } from "./programs";

/** One way to have the groups, to be compared with the others. */
export interface Variant {
    readonly name: VariantName;
    /** As tables and charts call it. */
    readonly title: string;
    readonly program: Program;
    /** Modules of the program, by name. */
    readonly modules?: Readonly<Record<string, string>>;
}

export type VariantName = "floor" | "empty" | "ours" | "usual";

export const variants: readonly Variant[] = [
    { name: "floor", title: "engine floor (Stash)", program: floorProgram },
    {
        name: "empty",
        title: "empty dynamic provider",
        program: emptyProgram,
        modules: { "empty-provider": emptyProvider },
    },
    { name: "ours", title: "pulumi-apinizer", program: oursProgram },
    { name: "usual", title: "usual way (dynamic.Resource)", program: usualProgram },
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
