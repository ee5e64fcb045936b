import { play } from "../../support/faultPlay";
import { type End, effects, type FaultRow, passing, programOf, strange, strike } from "../../support/faultRows";
import { closeSimulators } from "../../support/manager";
import { closeStacks } from "../../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const done: End = { manager: "first", state: "done", next: "" };
const live: End = { manager: "first, live", state: "done", next: "" };
const nothing: End = { manager: "nothing", state: "nothing", next: "POST" };
const undeployed: End = { manager: "first", state: "deployment", next: "PUT" };
const post = "POST createGroup";

/** A POST that loses its answer, and every list that should tell how it ended is refused. */
const blind = [{ operation: "listGroups", effect: effects["HTTP 503"], skip: 1, times: 0 }];
const unseen = { also: blind };
const what = "; every later list: HTTP 503";

const rows: readonly FaultRow[] = [
    strike(post, "dropped", {}, done),
    strike(post, "dropped", { moment: "after" }, done),
    strike(post, "dropped", { always: true }, nothing),
    strike(post, "dropped", { moment: "after", always: true }, done),
    strike(post, "no answer", {}, done),
    strike(post, "no answer", { moment: "after" }, done),
    strike(post, "no answer", { always: true }, { manager: "nothing", state: "definition", next: "PUT POST" }),
    strike(post, "no answer", { moment: "after", always: true }, done),
    strike(post, "half an answer", { moment: "after" }, done),
    ...passing.flatMap((status) => [
        strike(post, status, {}, done),
        strike(post, status, { moment: "after" }, done),
        strike(post, status, { always: true }, nothing),
    ]),
    ...strange.flatMap((answer) => [strike(post, answer, {}, done), strike(post, answer, { moment: "after" }, done)]),
    strike(post, "no permission", {}, nothing),
    strike(post, "an administrator's call", {}, nothing),
    strike(post, "a refused token", {}, nothing),
    strike(post, "a compressed answer", { moment: "after" }, done),
    strike(post, "a slow answer", { moment: "after" }, done),
    strike(post, "dropped", unseen, { manager: "nothing", state: "definition", next: "PUT POST" }, { what }),
    strike(post, "dropped", { ...unseen, moment: "after" }, { ...done, state: "definition", next: "PUT" }, { what }),
    strike("first-list listGroups", "HTTP 503", { always: true }, nothing),
    strike("first-list listGroups", "a login page", { always: true }, nothing),
    strike("first-list listGroups", "dropped", {}, done),
    strike(post, "no permission to deploy", {}, nothing, { deployed: true }),
    strike(
        post,
        "no permission to deploy",
        { moment: "after" },
        { ...undeployed, manager: "first, live" },
        { deployed: true },
    ),
    strike(post, "dropped", { moment: "after" }, live, { deployed: true, what: ", with an environment" }),
    strike(post, "every pod fails", {}, undeployed, { deployed: true }),
    strike(post, "one pod of two fails", {}, { ...undeployed, manager: "first, live" }, { deployed: true }),
    strike(post, "no result", {}, live, { deployed: true }),
    strike(post, "no result", { also: [{ operation: "deployGroup", effect: effects["a login page"] }] }, undeployed, {
        deployed: true,
        what: "; the deploy call after it: a login page",
    }),
];

test("a create that meets a fault ends with one group, a true state, and a next up that finishes it", async () => {
    await play({
        table: "create",
        rows,
        program: programOf(rows, "first"),
        settled: ({ deployed }) => ({ manager: deployed ? "first, live" : "first", state: "done" }),
    });
});
