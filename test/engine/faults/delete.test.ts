import { play } from "../../support/faultPlay";
import { type End, effects, type FaultRow, passing, programOf, strange, strike } from "../../support/faultRows";
import { closeSimulators } from "../../support/manager";
import { closeStacks } from "../../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const gone: End = { manager: "nothing", state: "nothing", next: "" };
const kept: End = { manager: "first", state: "done", next: "DELETE" };
const live: End = { manager: "first, live", state: "done", next: "undeploy DELETE" };
const deployed = { deployed: true };
const remove = "DELETE deleteGroup";
const undeploy = "undeploy undeployGroup";
const environments = "environments listGroupEnvironments";

/** The list that should tell how a delete ended cannot be had either. */
const unseen = { also: [{ operation: "listGroups", effect: effects["a login page"], times: 0 }] };
const what = "; every list: a login page";

const rows: readonly FaultRow[] = [
    strike(remove, "dropped", {}, gone),
    strike(remove, "dropped", { moment: "after" }, gone),
    strike(remove, "dropped", { always: true }, kept),
    strike(remove, "dropped", { moment: "after", always: true }, gone),
    strike(remove, "no answer", {}, gone),
    strike(remove, "no answer", { moment: "after" }, gone),
    strike(remove, "half an answer", { moment: "after" }, gone),
    ...passing.flatMap((status) => [
        strike(remove, status, {}, gone),
        strike(remove, status, { moment: "after" }, gone),
        strike(remove, status, { always: true }, kept),
    ]),
    ...strange.flatMap((answer) => [
        strike(remove, answer, {}, kept),
        strike(remove, answer, { moment: "after" }, gone),
    ]),
    strike(remove, "no permission", {}, kept),
    strike(remove, "an administrator's call", {}, kept),
    strike(remove, "a refused token", {}, kept),
    strike(remove, "dropped", { ...unseen, always: true }, kept, { what }),
    strike(
        remove,
        "dropped",
        { ...unseen, moment: "after" },
        { manager: "nothing", state: "done", next: "" },
        { what },
    ),
    strike(remove, "no permission", {}, kept, { ...deployed, what: ", already undeployed" }),
    strike(undeploy, "dropped", {}, gone, deployed),
    strike(undeploy, "dropped", { moment: "after" }, gone, deployed),
    strike(undeploy, "HTTP 503", { always: true }, live, deployed),
    strike(undeploy, "a login page", {}, live, deployed),
    strike(undeploy, "a login page", { moment: "after" }, gone, deployed),
    strike(undeploy, "every pod fails", {}, live, deployed),
    strike(undeploy, "no permission to deploy", {}, live, deployed),
    strike(environments, "HTTP 503", { always: true }, live, deployed),
    strike(environments, "a login page", {}, live, deployed),
    strike(environments, "half a JSON", {}, live, deployed),
    strike(environments, "dropped", {}, gone, deployed),
];

test("a delete that meets a fault leaves the group and its entry, or neither, and a next up that finishes it", async () => {
    await play({
        table: "delete",
        rows,
        before: programOf(rows, "first"),
        program: "",
        settled: () => ({ manager: "nothing", state: "nothing" }),
    });
});
