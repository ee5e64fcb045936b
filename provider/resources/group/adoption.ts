import { groupLabel } from "../identity";
import type { Written } from "../resource";
import type { Manager, Run } from "../run";
import type { GroupInputs } from "./schema";
import { put } from "./write";

/** Makes an existing group this resource, if the program asks for that; throws if it does not. */
export async function takeOver(run: Run, manager: Manager, inputs: GroupInputs, refusal?: string): Promise<Written> {
    if (inputs.adoptExisting !== true) {
        throw new Error(
            refusal ??
                `The ${groupLabel(inputs)} exists already at ${manager.origin}. ` +
                    "Set adoptExisting: true to take it over and overwrite its definition, or give this resource another name. " +
                    "If it is this stack's own: a resource that only got a new Pulumi name needs an alias (opts.aliases) for the old one, " +
                    "`pulumi up --replace` needs deleteBeforeReplace: true, " +
                    "and a rename that stopped half way and was taken back needs adoptExisting: true for one `pulumi up`.",
        );
    }
    run.claims.mustBeOneResource({ kind: "group", manager: manager.origin, names: [inputs.projectName, inputs.name] });
    const written = await put(manager, inputs);
    run.say("warning", `Adopted the existing ${groupLabel(inputs)}: its old definition was overwritten.`);
    return written;
}
