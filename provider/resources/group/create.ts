import type { Deadline } from "../../apinizer/deadline";
import { ApinizerError } from "../../apinizer/errors";
import type { ListedGroup } from "../../apinizer/messages/groups";
import { type RetryDecision, retry } from "../../apinizer/retry";
import { groupIdentity } from "../identity";
import type { Values, Written } from "../resource";
import type { Manager, Run } from "../run";
import { takeOver } from "./adoption";
import { freshlyListed, isProven, type Sent, unproven } from "./ownership";
import { type GroupInputs, groupInputs } from "./schema";
import { isRefusedDeployment, partial, put, write } from "./write";

/**
 * See {@link Resource.create}. One POST. If the project's list has the name already, the group is taken over when the
 * program asks for that, and refused when it does not.
 *
 * @param earlier What a create of an earlier run sent, if its end is still not known: it may arrive now.
 */
export async function create(run: Run, news: Values, earlier?: Sent): Promise<Written> {
    const inputs = groupInputs.parse(news);
    const manager = run.manager(inputs.connection ?? undefined);
    const identity = groupIdentity(manager.origin, inputs);
    return run.claims.creates(identity, async () => {
        const exists =
            earlier === undefined && (await manager.groups.existsBeforeCreate(inputs.projectName, inputs.name));
        return exists ? takeOver(run, manager, inputs) : new Creation(run, manager, inputs, earlier).finish();
    });
}

/**
 * One create, from its first POST until what the state gets is known. A POST whose end is unclear is never repeated
 * blindly: a fresh list decides first.
 *
 * | the POST ends in                        | a fresh list shows | then                                               |
 * | --------------------------------------- | ------------------ | -------------------------------------------------- |
 * | success                                 | (not asked)        | the deployment is judged                           |
 * | a refusal, and no attempt is in doubt   | (not asked)        | an error; "exists" is {@link takeOver}'s case      |
 * | the same, but not in the API's words    | the group, proven  | a PUT finishes it; it is never sent twice          |
 * |                                         | (anything else)    | an error                                           |
 * | doubt, or a refusal after a doubt       | the group, proven  | a PUT finishes it                                  |
 * |                                         | it, not proven     | a PUT with adoptExisting, else `"creation"`        |
 * |                                         | nothing of it      | another POST after doubt; at the end `"creation"`  |
 * |                                         |                    | if an attempt may still arrive, else an error      |
 * |                                         | (cannot be had)    | `"creation"`                                       |
 */
class Creation {
    /** The attempts so far that the Manager may have carried out, or may still carry out, however unlikely that is. */
    readonly #doubts: ApinizerError[] = [];
    readonly #sent: readonly Sent[];

    constructor(
        private readonly run: Run,
        private readonly manager: Manager,
        private readonly inputs: GroupInputs,
        earlier: Sent | undefined,
    ) {
        this.#sent = earlier === undefined ? [inputs] : [inputs, earlier];
    }

    /**
     * The clock of all attempts bounds when one may start and ends none: a POST that is cut short makes a new doubt, and
     * the list that settles a doubt is needed most when the time is up. Each call has a deadline of its own.
     */
    async finish(): Promise<Written> {
        const bounds = this.manager.client.bounds(typeof this.inputs.environmentName === "string");
        try {
            return await retry(
                bounds,
                (clock) => this.#attempt(clock),
                (error) => this.#decision(error),
            );
        } catch (error) {
            if (!(error instanceof ApinizerError) || !this.#doubts.includes(error)) {
                throw error;
            }
            return (await this.#settle("proven")) ?? this.#giveUp(error);
        }
    }

    async #attempt(clock: Deadline): Promise<Written> {
        const settled = this.#doubts.length === 0 ? undefined : await this.#settle("assumed", clock);
        if (settled !== undefined) {
            return settled;
        }
        try {
            return await write(this.manager, this.inputs, "create", clock);
        } catch (error) {
            if (!(error instanceof ApinizerError)) {
                throw error;
            }
            const inDoubt = this.#doubts.length > 0 || this.#sent.length > 1;
            if (error.kind === "exists" && !inDoubt) {
                return takeOver(this.run, this.manager, this.inputs);
            }
            if (inDoubt || error.isWorthALook || isRefusedDeployment(error, this.inputs)) {
                this.#doubts.push(error);
            }
            throw error;
        }
    }

    #decision(error: unknown): RetryDecision {
        const again = error instanceof ApinizerError && this.#doubts.includes(error) && error.unclear;
        return again ? { again, retryAfterMs: error.fault.retryAfterMs } : { again: false };
    }

    /** What a fresh list makes of the doubts; nothing if it lacks the group. */
    async #settle(absence: "proven" | "assumed", clock?: Deadline): Promise<Written | undefined> {
        const { run, manager, inputs } = this;
        let listed: ListedGroup | undefined;
        try {
            listed = await freshlyListed(manager, inputs, absence, clock);
        } catch (error) {
            if (error instanceof ApinizerError) {
                return this.#unknown(error.message);
            }
            throw error;
        }
        if (listed === undefined) {
            return undefined;
        }
        if (isProven(listed, this.#sent)) {
            return this.#finishOwn();
        }
        return inputs.adoptExisting === true
            ? takeOver(run, manager, inputs)
            : this.#unknown(unproven(listed, inputs, inputs));
    }

    /** The group is this stack's own. Whether its definition is whole, and deployed, only an update can make sure. */
    async #finishOwn(): Promise<Written> {
        const { manager, inputs } = this;
        const last = this.#doubts.at(-1);
        if (last !== undefined && isRefusedDeployment(last, inputs)) {
            return partial(manager, inputs, "deployment", [last.message]);
        }
        try {
            return await put(manager, inputs);
        } catch (error) {
            if (error instanceof ApinizerError) {
                return partial(manager, inputs, "update", [error.message]);
            }
            throw error;
        }
    }

    /** No attempt is left, and the list lacks the group. */
    #giveUp(error: ApinizerError): Written {
        if (this.#doubts.some(({ fault }) => fault.carriedOut === "perhapsLater")) {
            return this.#unknown();
        }
        throw error;
    }

    #unknown(...reasons: readonly string[]): Written {
        const last = this.#doubts.at(-1);
        if (last !== undefined && this.#doubts.every(({ fault }) => fault.carriedOut === "unlikely")) {
            throw last; // nothing speaks for it
        }
        const doubts = this.#doubts.map(({ message }) => message);
        return partial(this.manager, this.inputs, "creation", [...new Set([...doubts, ...reasons])]);
    }
}
