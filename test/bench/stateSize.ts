import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "../support/stack";
import { bytesBeyondValues } from "../support/state";

/** What a resource takes in the state, in bytes, on average. */
export interface StateSize {
    /** Of the state's file, over all resources of the variant. */
    readonly fileBytes: number;
    /** Of that, what is neither its inputs nor its outputs. */
    readonly beyondValues: number;
}

/** The state of a stack, which must hold `count` resources of the variant. */
export async function stateSizeOf(stack: Stack, count: number): Promise<StateSize> {
    const { deployment } = await stack.export();
    const counted = deployment.resources.filter(
        ({ type }) => type !== "pulumi:pulumi:Stack" && !type.startsWith("pulumi:providers:"),
    );
    if (counted.length !== count) {
        throw new Error(`the state has ${counted.length} resources instead of ${count}`);
    }
    const beyond = counted.reduce((sum, resource) => sum + bytesBeyondValues(resource), 0);
    return { fileBytes: fileBytesOf(stack) / count, beyondValues: beyond / count };
}

function fileBytesOf(stack: Stack): number {
    const folder = join(stack.folder, "backend/.pulumi/stacks/test");
    const [file] = readdirSync(folder).filter((name) => /^dev\.json(\.gz|\.zst)?$/.test(name));
    if (file === undefined) {
        throw new Error("the stack has no state");
    }
    return statSync(join(folder, file)).size;
}
