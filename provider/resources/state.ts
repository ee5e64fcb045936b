import { z } from "zod";
import type { Values } from "./resource";

/** What the state says, read by this release's schema, which must hold whatever an earlier release wrote. */
export function stateOf<State>(schema: z.ZodType<State>, olds: Values): State {
    const state = schema.safeParse(olds);
    if (!state.success) {
        const wrong = state.error.issues.map((issue) => `${z.core.toDotPath(issue.path)}: ${issue.message}`).join("; ");
        throw new Error(`The state of this resource cannot be read by this release of pulumi-apinizer (${wrong}).`);
    }
    return state.data;
}
