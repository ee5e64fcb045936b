import type { Ended } from "../processes";
import { expectFailure, expectSuccess, type Stack } from "../stack";
import { ours } from "../state";
import { expectDocumented } from "./reliability";
import { describeRow, type End, endOf, type FaultTable, programOf, projectsOf } from "./table";
import { script, type World, worldOf } from "./world";

/** Every row at once: most of the time is spent in pauses and timeouts. */
const allAtOnce = ["--parallel", "100"];

/**
 * Runs the rows of some tables through one stack: what the program says before, then the change under the faults, then
 * one `up` without them, which must reach what the program says, and one more, which must change nothing.
 */
export async function endure(
    tables: readonly FaultTable[],
    underFaults: (stack: Stack) => Promise<Ended> = (stack) => stack.up("--continue-on-error", ...allAtOnce),
): Promise<void> {
    const world = await worldOf(tables);
    const { stack } = world;
    if (tables.some(({ stages, ofDeployments }) => stages[0] !== "nothing" || ofDeployments)) {
        stack.program(program(tables, 0));
        expectSuccess(await stack.up(...allAtOnce));
    }
    stack.program(program(tables, 1));
    script(world, tables);
    expectFailure(await underFaults(stack));
    const during = await observe(tables, world);

    script(world, []);
    expectSuccess(await stack.up(...allAtOnce));
    const after = await observe(tables, world);
    const observed = tables.map((table, at) =>
        table.rows.map((row, index) => ({
            what: describeRow(row),
            end: { ...during[at]?.[index], next: after[at]?.[index]?.next },
        })),
    );
    expect(observed).toEqual(
        tables.map((table) => table.rows.map((row) => ({ what: describeRow(row), end: row.end }))),
    );

    expectSuccess(await stack.up("--expect-no-changes"));
    expect(await observe(tables, world)).toEqual(tables.map(goals));
    for (const table of tables) {
        document(table);
    }
}

/** The table's place on the page: what the run before has shown to be true. */
export function document(table: FaultTable): void {
    expectDocumented(
        table.operation,
        ["Fault", "The Manager has then", "The state says then", "What the next `up` sends"],
        table.rows.map((row) => [describeRow(row), row.end.manager, row.end.state, row.end.next || "nothing"]),
    );
}

/** How every row ends when all is well again: the Manager and the state have what the program says. */
export function goals({ rows, stages, ofDeployments }: FaultTable): End[] {
    return rows.map(({ live }) => {
        const state = stages[1];
        if (ofDeployments) {
            return state === "nothing"
                ? { manager: "not live", state, next: "" }
                : { manager: "live", state: "live", next: "" };
        }
        return { manager: live === true && state !== "nothing" ? `${state}, live` : state, state, next: "" };
    });
}

function program(tables: readonly FaultTable[], at: 0 | 1): string {
    const resources = tables.map((table) => programOf(table, table.stages[at]));
    return `const { ApiProxyGroup, ApiProxyGroupDeployment } = require("pulumi-apinizer");\n${resources.join("\n")}`;
}

/** How every row stands now, with the calls since the last look. */
async function observe(tables: readonly FaultTable[], { managers, stack }: World): Promise<End[][]> {
    const resources = ours(await stack.export());
    const seen = tables.map((table) =>
        projectsOf(table).map((project, index) => {
            const manager = managers.get(project);
            if (manager === undefined) {
                throw new Error(`no Manager for ${project}`);
            }
            return endOf(table, index, manager, resources);
        }),
    );
    for (const manager of managers.values()) {
        manager.clearRequests();
    }
    return seen;
}
