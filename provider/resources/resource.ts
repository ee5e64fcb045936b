import type { Run } from "./run";

/** Property values as the engine speaks of them; a value not known yet is {@link unknownValue}. */
export type Values = Readonly<Record<string, unknown>>;

/** Stands for a value that only a later step of the same update makes known. */
export const unknownValue = Symbol("not known yet");

/** One thing that is wrong with the inputs, with the property that it is about. */
export interface Problem {
    readonly path: string;
    readonly reason: string;
}

/** The resource of the program that inputs belong to. */
export interface Declared {
    /** Tells it from all other resources of its kind in the program. */
    readonly key: string;
    /** Its Pulumi name. */
    readonly name: string;
    /** Its place in the order in which the program declared its resources; the engine's own order may be another. */
    readonly order: number;
}

export interface Checked {
    readonly inputs: Values;
    readonly problems: readonly Problem[];
}

export interface Change {
    readonly path: string;
    /** Whether the property makes the object another one, so that it cannot be changed in place. */
    readonly replaces: boolean;
}

export interface Difference {
    readonly changes: readonly Change[];
    /** Whether a replacement must delete the old object before it creates the new one. */
    readonly deleteFirst: boolean;
    /** Consequences that the changes themselves do not show, one plain line each. */
    readonly notes: readonly string[];
}

/** The end of a write: done, or there but not as it should be, which the next update has to finish. */
export type Written =
    | { readonly is: "done"; readonly id: string; readonly outputs: Values }
    | { readonly is: "partial"; readonly id: string; readonly outputs: Values; readonly reasons: readonly string[] };

/** What was observed. `inputs` are given where they differ from what was written, so that a preview shows the drift. */
export type ReadBack =
    | { readonly is: "there"; readonly id: string; readonly outputs: Values; readonly inputs?: Values }
    | { readonly is: "gone" };

/** How a delete ended: the object is deleted, or only the state's entry is forgotten because the program wants it. */
export type Deleted = "deleted" | "forgotten";

/**
 * One kind of resource, in values and outcomes only: no Pulumi in it, so that any host can run it.
 * Expected ends are values; a refusal, or a doubt about what is true, throws.
 */
export interface Resource {
    /** Everything that can be found wrong before a call, all at once. Never sends a request. */
    check(run: Run, news: Values, olds?: Values, declared?: Declared): Promise<Checked>;
    /** Compares old outputs, perhaps of an older release, with new inputs. Never sends a request. */
    diff(run: Run, id: string, olds: Values, news: Values): Promise<Difference>;
    create(run: Run, news: Values): Promise<Written>;
    update(run: Run, id: string, olds: Values, news: Values): Promise<Written>;
    /** Throws on any doubt: "gone" makes the engine forget the object. */
    read(run: Run, id: string, olds: Values): Promise<ReadBack>;
    delete(run: Run, id: string, olds: Values): Promise<Deleted>;
    /** The outputs that only report what a server said: nothing is compared with them, so they may be cut. */
    readonly reports: readonly string[];
}
