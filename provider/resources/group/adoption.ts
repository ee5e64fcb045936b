import { groupIdentity, groupLabel } from "../identity";
import type { Written } from "../resource";
import type { Manager, Run } from "../run";
import type { GroupInputs } from "./schema";
import { put } from "./write";

/** Makes an existing group this resource, if the program asks for that; throws if it does not. */
export async function takeOver(run: Run, manager: Manager, inputs: GroupInputs, refusal?: string): Promise<Written> {
    const identity = groupIdentity(manager.origin, inputs);
    const label = groupLabel(inputs);
    if (inputs.adoptExisting !== true) {
        throw new Error(
            refusal ??
                `The ${label} exists already at ${manager.origin}. ${run.claims.isLeft(identity) ? left : taken}`,
        );
    }
    run.claims.mustBeOneResource(identity);
    const written = await put(manager, inputs);
    run.say(
        "warning",
        `Adopted the existing ${label}: its old definition was overwritten. ` +
            "If an older entry of this stack is the same group, let it leave by a whole `pulumi up`, or by `pulumi state delete <urn>`. " +
            "A command with --target or --exclude would delete the group with it.",
    );
    return written;
}

const left =
    "Another resource of this program still has this name, and gets its new one in the same update. " +
    "Set adoptExisting: true on this resource, which overwrites what stands there, and run `pulumi up` (again, if it fails).";

const taken =
    "Set adoptExisting: true to take it over and overwrite its definition, or give this resource another name. " +
    'If it is this stack\'s own: a resource that only got a new Pulumi name needs an alias for the old one (aliases: [{ name: "old" }]); ' +
    "if another resource of this program gives up this name, adoptExisting: true takes the group over from it; " +
    "`pulumi up --replace` needs deleteBeforeReplace: true, " +
    "and a rename that stopped half way and was taken back needs adoptExisting: true for one `pulumi up`.";
