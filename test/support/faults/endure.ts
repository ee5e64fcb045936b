import type { Simulator } from "../../../simulator";
import { simulate, stackOn } from "../manager";
import type { Ended } from "../processes";
import { expectFailure, expectSuccess, type Stack } from "../stack";
import { ours } from "../state";
import { expectDocumented } from "./reliability";
import { describeRow, type End, endOf, type FaultTable, programOf, projectsOf, scriptOf } from "./table";

const patience = {
    "apinizer:maxRetries": "2",
    "apinizer:requestTimeoutSeconds": "1",
    "apinizer:deployTimeoutSeconds": "1",
    "apinizer:maxConcurrency": "64",
};

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
    const manager = await simulate({ projects: tables.flatMap(projectsOf), environments: { production: 2 } });
    const stack = await stackOn(manager, { program: program(tables, 0), config: patience });
    if (tables.some(({ stages, ofDeployments }) => stages[0] !== "nothing" || ofDeployments)) {
        expectSuccess(await stack.up(...allAtOnce));
    }
    stack.program(program(tables, 1));
    manager.setFaults(tables.flatMap(scriptOf));
    expectFailure(await underFaults(stack));
    const during = await observe(tables, manager, stack);

    manager.setFaults([]);
    manager.clearRequests();
    expectSuccess(await stack.up(...allAtOnce));
    const after = await observe(tables, manager, stack);
    const observed = tables.map((table, at) =>
        table.rows.map((row, index) => ({
            what: describeRow(row),
            end: { ...during[at]?.[index], next: after[at]?.[index]?.next },
        })),
    );
    expect(observed).toEqual(
        tables.map((table) => table.rows.map((row) => ({ what: describeRow(row), end: row.end }))),
    );

    manager.clearRequests();
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(await observe(tables, manager, stack)).toEqual(tables.map(goals));
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

async function observe(tables: readonly FaultTable[], manager: Simulator, stack: Stack): Promise<End[][]> {
    const resources = ours(await stack.export());
    const requests = manager.requests();
    return tables.map((table) => table.rows.map((_, index) => endOf(table, index, manager, resources, requests)));
}
