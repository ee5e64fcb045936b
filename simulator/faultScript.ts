import { z } from "zod";
import type { RequestTarget } from "./endpoints";
import { faultSchema, type ParsedFault } from "./faults";
import { parseOrThrow } from "./oneLineErrors";

/** The faults that are still to come, and how often each of them came. */
export class FaultScript {
    #faults: { readonly fault: ParsedFault; met: number; applied: number }[] = [];

    /** Replaces the script. Throws one line where it is none, and then keeps the old one. */
    set(faults: unknown): void {
        const script = parseOrThrow(z.array(faultSchema), faults, "the script of faults is wrong");
        this.#faults = script.map((fault) => ({ fault, met: 0, applied: 0 }));
    }

    /** The fault that this request meets: the first one that matches and is not used up. Later ones do not see it. */
    meet(target: RequestTarget): ParsedFault | undefined {
        for (const entry of this.#faults) {
            const { skip, times } = entry.fault;
            if (matches(entry.fault, target) && (times === 0 || entry.applied < times)) {
                entry.met += 1;
                if (entry.met > skip) {
                    entry.applied += 1;
                    return entry.fault;
                }
            }
        }
        return undefined;
    }

    applied(): { name: string; applied: number }[] {
        return this.#faults.map(({ fault: { name }, applied }, index) => ({ name: name ?? String(index), applied }));
    }
}

function matches({ operation, project, group, environment }: ParsedFault, target: RequestTarget): boolean {
    return (
        (operation === undefined || [operation].flat().includes(target.operation)) &&
        (project === undefined || project === target.project) &&
        (group === undefined || group === target.group) &&
        (environment === undefined || environment === target.environment)
    );
}
