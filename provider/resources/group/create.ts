import { ApinizerError } from "../../apinizer/errors";
import type { ListedGroup } from "../../apinizer/messages/groups";
import { repeat } from "../../apinizer/repeats";
import { groupLabel, type Identity } from "../identity";
import type { Values, Written } from "../resource";
import type { Manager, Run } from "../run";
import { differences } from "./meaning";
import { type GroupInputs, groupInputs } from "./schema";
import { mayBeWritten, partial, put, write } from "./write";

/**
 * See {@link Resource.create}. One POST; where the project's list has the name already, the group is taken over if the
 * program asks for that, and refused if not.
 */
export async function create(run: Run, news: Values): Promise<Written> {
    const inputs = groupInputs.parse(news);
    const manager = run.manager(inputs.connection ?? undefined);
    const identity: Identity = { kind: "group", manager: manager.origin, names: [inputs.projectName, inputs.name] };
    return run.claims.creates(identity, async () => {
        const exists = await manager.groups.existsBeforeCreate(inputs.projectName, inputs.name);
        return exists ? takeOver(run, manager, inputs) : post(run, manager, inputs);
    });
}

/** An existing group becomes this resource, if the program asks for that. */
async function takeOver(run: Run, manager: Manager, inputs: GroupInputs): Promise<Written> {
    if (inputs.adoptExisting !== true) {
        throw new Error(
            `The ${groupLabel(inputs)} exists already at ${manager.origin}. ` +
                "Set adoptExisting: true to take it over and overwrite its definition, or give this resource another name. " +
                "If it is this stack's own: a resource that only got a new Pulumi name needs an alias (opts.aliases) for the old one, " +
                "`pulumi up --replace` needs deleteBeforeReplace: true, " +
                "and a rename that stopped half way and was taken back needs adoptExisting: true for one `pulumi up`.",
        );
    }
    const written = await put(manager, inputs);
    run.say("warning", `Adopted the existing ${groupLabel(inputs)}: its old definition was overwritten.`);
    return written;
}

/**
 * A POST whose end is unclear is never repeated blindly: a fresh list says first whether it arrived.
 *
 * The deadline of all attempts bounds when one may start and ends none: a POST that is cut short makes a new doubt, and
 * the list that settles a doubt is needed most when the time is up. Each call has a deadline of its own.
 */
async function post(run: Run, manager: Manager, inputs: GroupInputs): Promise<Written> {
    let doubt: ApinizerError | undefined;
    const attempt = async () => {
        if (doubt !== undefined) {
            const there = await settled(manager, inputs, doubt);
            if (there !== undefined) {
                return arrived(run, manager, inputs, there, doubt);
            }
        }
        try {
            return await write(manager, inputs, "create");
        } catch (error) {
            if (error instanceof ApinizerError && error.kind === "exists") {
                return doubt === undefined ? takeOver(run, manager, inputs) : put(manager, inputs);
            }
            if (error instanceof ApinizerError && mayBeWritten(error, inputs)) {
                doubt = error;
            }
            throw error;
        }
    };
    const bounds = manager.client.bounds(typeof inputs.environmentName === "string");
    try {
        return await repeat(bounds, attempt, (error) =>
            error === doubt
                ? { again: doubt?.unclear === true, retryAfterMs: doubt?.fault.retryAfterMs }
                : { again: false },
        );
    } catch (error) {
        if (error instanceof Unsettled) {
            return partial(manager, inputs, "definition", [error.doubt.message, error.message]);
        }
        if (doubt === undefined || error !== doubt) {
            throw error;
        }
        return afterTheLastAttempt(run, manager, inputs, doubt);
    }
}

/** No attempt is left; what the list says now is what the state gets. */
async function afterTheLastAttempt(
    run: Run,
    manager: Manager,
    inputs: GroupInputs,
    doubt: ApinizerError,
): Promise<Written> {
    try {
        const there = await settled(manager, inputs, doubt);
        if (there !== undefined) {
            return await arrived(run, manager, inputs, there, doubt);
        }
    } catch (error) {
        if (error instanceof Unsettled) {
            return partial(manager, inputs, "definition", [doubt.message, error.message]);
        }
        throw error;
    }
    if (doubt.fault.late === true) {
        // Not there yet, but the server may still be at work on it: the next `up` looks again.
        return partial(manager, inputs, "definition", [doubt.message]);
    }
    throw doubt;
}

/** The list that should have settled a doubt could not be had. */
class Unsettled extends Error {
    constructor(
        readonly doubt: ApinizerError,
        cause: Error,
    ) {
        super(cause.message, { cause });
        this.name = "Unsettled";
    }
}

async function settled(manager: Manager, inputs: GroupInputs, doubt: ApinizerError): Promise<ListedGroup | undefined> {
    try {
        return (await manager.groups.fresh(inputs.projectName)).get(inputs.name);
    } catch (error) {
        throw error instanceof ApinizerError ? new Unsettled(doubt, error) : error;
    }
}

/** The group is there now and was not before. If it is what was sent, it is ours; if not, somebody else was faster. */
async function arrived(
    run: Run,
    manager: Manager,
    inputs: GroupInputs,
    there: ListedGroup,
    doubt: ApinizerError,
): Promise<Written> {
    const { description, clientRoute = inputs.clientRoute } = there;
    if (differences(inputs, { ...inputs, description, clientRoute }).length > 0) {
        return takeOver(run, manager, inputs);
    }
    return doubt.unclear ? put(manager, inputs) : partial(manager, inputs, "deployment", [doubt.message]);
}
