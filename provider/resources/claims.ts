import { type Identity, keyOf } from "./identity";
import type { Declared, Deleted } from "./resource";

/**
 * Which identities the program wants, as far as this run has seen. The engine sometimes deletes what it has just
 * created or what the program still names: after `--replace`, after a resource was renamed in Pulumi without an alias,
 * and in the run after one that ended too early. Then only the state's entry may go.
 *
 * diff is no witness: a refresh asks it for everything, also for what the program no longer names.
 */
export class Claims {
    readonly #kept = new Set<string>();
    /** Created in this run, or being created. */
    readonly #created = new Set<string>();
    readonly #refused = new Set<string>();
    /** The last create or delete of each identity that is still running. */
    readonly #turns = new Map<string, Promise<unknown>>();
    readonly #connections = new Map<string, string>();
    readonly #declaredBy = new Map<string, Declared>();
    readonly #leaving = new Set<string>();
    readonly #contested = new Set<string>();
    readonly #identities = new Map<string, Identity>();

    /**
     * A resource names an identity through a connection. The result is another connection, as messages name it, through
     * which another resource of this run names it too: one resource keeps its connection for a whole run.
     */
    otherConnection(identity: Identity, connection: string | undefined): string | undefined {
        const key = keyOf(identity);
        const own = connection === undefined ? "the stack's own settings" : `connection ${JSON.stringify(connection)}`;
        const first = this.#connections.get(key) ?? own;
        this.#connections.set(key, first);
        return first === own ? undefined : first;
    }

    /**
     * Notes that a resource of the program names this identity. Returns the other resource that names it too, if there
     * is one: both would write one object in turns, and deleting one would delete the other's.
     */
    declared(identity: Identity, by: Declared): Declared | undefined {
        const key = keyOf(identity);
        const other = this.#declaredBy.get(key);
        if (other !== undefined && other.key !== by.key) {
            this.#contested.add(key);
            return other;
        }
        this.#declaredBy.set(key, by);
        this.#identities.set(JSON.stringify([identity.kind, by.key]), identity);
        return undefined;
    }

    /** The identity that a resource of the program named before in this run: one that is replaced is checked twice. */
    identityOf(kind: Identity["kind"], by: Declared): Identity | undefined {
        return this.#identities.get(JSON.stringify([kind, by.key]));
    }

    /**
     * A resource of the program was checked. With old inputs of the same identity it is kept. With no old inputs it is
     * about to be created: a replacement is checked once more in this way, and a delete that comes before its create
     * is meant.
     */
    checked(identity: Identity, before: Identity | undefined): void {
        const key = keyOf(identity);
        if (before === undefined) {
            this.#kept.delete(key);
        } else if (keyOf(before) === key) {
            this.#kept.add(key);
        } else {
            this.#leaving.add(keyOf(before));
        }
    }

    /**
     * Runs a create of this identity. Throws when this run has created it already: two resources are one object. A
     * create that comes to nothing leaves the place to another one.
     */
    async creates<Result>(identity: Identity, create: () => Promise<Result>): Promise<Result> {
        const key = keyOf(identity);
        if (this.#created.has(key)) {
            throw new Error(
                `Two resources of this program are one object: it was already created at ${identity.manager} in this run. Remove one of them, or give it another name.`,
            );
        }
        this.#created.add(key);
        return this.#inTurn(key, async () => {
            try {
                return await create();
            } catch (error) {
                this.#created.delete(key);
                this.#refused.add(key);
                throw error;
            }
        });
    }

    /** Runs a delete of this identity, for good or to make room for a replacement, unless the program wants it. */
    async deletes(identity: Identity, remove: () => Promise<void>): Promise<Deleted> {
        const key = keyOf(identity);
        return this.#inTurn(key, async () => {
            if (this.#isWanted(key)) {
                return "forgotten";
            }
            await remove();
            this.#created.delete(key);
            return "deleted";
        });
    }

    /**
     * A delete that runs beside a create of the same identity would delete what that create has just taken over. Each of
     * them waits until the one before has ended, and sees how.
     */
    async #inTurn<Result>(key: string, act: () => Promise<Result>): Promise<Result> {
        const before = this.#turns.get(key);
        const turn = before === undefined ? act() : before.then(act, act);
        this.#turns.set(key, turn);
        try {
            return await turn;
        } finally {
            if (this.#turns.get(key) === turn) {
                this.#turns.delete(key);
            }
        }
    }

    /**
     * A create that was refused is still what the program wants, unless another resource leaves the identity: then the
     * one that leaves was in its way, and its delete is meant.
     */
    #isWanted(key: string): boolean {
        return this.#kept.has(key) || this.#created.has(key) || (this.#refused.has(key) && !this.#leaving.has(key));
    }

    /** Refuses to overwrite what another resource of the program names too: it may have been checked after this one. */
    mustBeOneResource(identity: Identity): void {
        if (this.#contested.has(keyOf(identity))) {
            throw new Error(
                "Two resources of this program are one object. Remove one of them, or give it another name.",
            );
        }
    }

    /** Whether a resource of the program had this identity before the run and is given another one by it. */
    isLeft(identity: Identity): boolean {
        return this.#leaving.has(keyOf(identity));
    }
}
