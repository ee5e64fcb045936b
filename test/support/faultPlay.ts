import { type End, type FaultRow, observe, projectOf, scriptOf } from "./faultRows";
import { calls, simulate, stackOn } from "./manager";
import { expectDocumented } from "./reliability";
import { expectFailure, expectSuccess } from "./stack";

/** A table of faults that one kind of operation meets, each row in a project of its own, all in one stack. */
export interface FaultPlay {
    /** Of the table in docs/reliability.md. */
    readonly table: string;
    readonly rows: readonly FaultRow[];
    /** The program that is brought up before the faults come, where the operation needs one. */
    readonly before?: string;
    /** The program whose `up` meets the faults. */
    readonly program: string;
    readonly observed?: "group" | "deployment";
    /** What every row has when all is done. */
    settled(row: FaultRow): Omit<End, "next">;
}

/**
 * Plays a table of faults: an `up` that meets them, and one without them, which has to end with what the program says
 * and leave nothing to do. Every row has to end as it says, and docs/reliability.md has to say the same.
 */
export async function play({ table, rows, before, program, observed = "group", settled }: FaultPlay): Promise<void> {
    const manager = await simulate({
        projects: rows.map((_, index) => projectOf(index)),
        environments: { production: 2 },
    });
    const stack = await stackOn(manager, {
        program: before ?? program,
        config: {
            "apinizer:maxRetries": "1",
            "apinizer:requestTimeoutSeconds": "1",
            "apinizer:deployTimeoutSeconds": "1",
        },
    });
    if (before !== undefined) {
        expectSuccess(await stack.up());
        stack.program(program);
    }
    manager.setFaults(scriptOf(rows));
    expectFailure(await stack.up("--continue-on-error"));
    const during = await observe(manager, stack, rows, observed);
    manager.setFaults([]);
    calls(manager);
    const ended = await stack.up();
    const after = await observe(manager, stack, rows, observed);

    const ends = rows.map(({ what }, index) => ({ what, end: { ...during[index], next: after[index]?.next ?? "" } }));
    expect(ends).toEqual(rows.map(({ what, end }) => ({ what, end })));
    expectSuccess(ended);
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(after.map(({ manager, state }) => ({ manager, state }))).toEqual(rows.map(settled));
    expectDocumented(
        table,
        ["Fault", "The Manager has then", "The state says then", "What the next `up` sends"],
        ends.map(({ what, end }) => [what, end.manager ?? "", end.state ?? "", end.next || "nothing"]),
    );
}
