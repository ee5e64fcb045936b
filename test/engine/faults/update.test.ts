import { play } from "../../support/faultPlay";
import { type End, effects, type FaultRow, passing, programOf, strange, strike } from "../../support/faultRows";
import { closeSimulators } from "../../support/manager";
import { closeStacks } from "../../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const done: End = { manager: "second", state: "done", next: "" };
const refused: End = { manager: "first", state: "done", next: "PUT" };
const unclear: End = { manager: "first", state: "definition", next: "PUT" };
const unclearButDone: End = { ...unclear, manager: "second" };
const deployed = { deployed: true };
const put = "PUT updateGroup";

const rows: readonly FaultRow[] = [
    strike(put, "dropped", {}, done),
    strike(put, "dropped", { moment: "after" }, done),
    strike(put, "dropped", { always: true }, unclear),
    strike(put, "dropped", { moment: "after", always: true }, unclearButDone),
    strike(put, "no answer", {}, done),
    strike(put, "no answer", { moment: "after" }, done),
    strike(put, "no answer", { always: true }, unclear),
    strike(put, "half an answer", { moment: "after" }, done),
    ...passing.flatMap((status) => [
        strike(put, status, {}, done),
        strike(put, status, { moment: "after" }, done),
        strike(put, status, { always: true }, unclear),
    ]),
    ...strange.flatMap((answer) => [
        strike(put, answer, {}, unclear),
        strike(put, answer, { moment: "after" }, unclearButDone),
    ]),
    strike(put, "no permission", {}, refused),
    strike(put, "an administrator's call", {}, refused),
    strike(put, "a refused token", {}, refused),
    strike(put, "a compressed answer", { moment: "after" }, done),
    strike(put, "a slow answer", { moment: "after" }, done),
    strike(put, "no permission to deploy", {}, { ...unclear, manager: "first, live" }, deployed),
    strike(put, "no permission to deploy", { moment: "after" }, { ...unclear, manager: "second, live" }, deployed),
    strike(put, "every pod fails", {}, { manager: "second, live", state: "deployment", next: "PUT" }, deployed),
    strike(put, "one pod of two fails", {}, { manager: "second, live", state: "deployment", next: "PUT" }, deployed),
    strike(put, "no result", {}, { ...done, manager: "second, live" }, deployed),
    strike(
        put,
        "no result",
        { also: [{ operation: "deployGroup", effect: effects["HTTP 503"], times: 0 }] },
        { manager: "second, live", state: "deployment", next: "PUT" },
        { ...deployed, what: "; the deploy call after it: HTTP 503, always" },
    ),
];

test("an update that meets a fault ends with a true state, and a next up that finishes it", async () => {
    await play({
        table: "update",
        rows,
        before: programOf(rows, "first"),
        program: programOf(rows, "second"),
        settled: (row) => ({ manager: row.deployed ? "second, live" : "second", state: "done" }),
    });
});
