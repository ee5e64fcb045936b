import type { EffectName, Moment } from "../../../support/faults/effects";
import { type End, type FaultTable, faultsOf, rows } from "../../../support/faults/table";

const done: End = { manager: "second", state: "second", next: "" };
const live: End = { manager: "second, live", state: "second", next: "" };
const refused: End = { manager: "first", state: "first", next: "PUT" };
const lost: End = { manager: "first", state: "second, unfinished: update", next: "PUT" };
const unknown: End = { manager: "second", state: "second, unfinished: update", next: "PUT" };
const notLive: End = { manager: "second, live", state: "second, unfinished: deployment", next: "PUT" };

const put = (effects: readonly EffectName[], moment: Moment, times = 1) =>
    faultsOf("updateGroup", effects, moment, times);

const busy = ["HTTP 408", "HTTP 429", "HTTP 500", "HTTP 502", "HTTP 503", "HTTP 504"] as const;
const odd = ["a login page", "an empty answer", "half a JSON", "a redirect"] as const;
/** Refusals that are not in the words of the API. */
const foreign = ["HTTP 404", "HTTP 413"] as const;

/** A PUT does no harm twice; what is not certain to have been refused is written again by the next `up`. */
export const update: FaultTable = {
    operation: "update",
    stages: ["first", "second"],
    rows: [
        ...rows(put(["dropped", "no answer", ...busy], "before"), done),
        ...rows(put(["dropped", "no answer", "half an answer", "HTTP 500"], "after"), done),
        ...rows(put(["dropped", "no answer", "HTTP 500", "HTTP 503"], "before", 0), lost),
        ...rows(put(["dropped", "no answer", "half an answer", "HTTP 500"], "after", 0), unknown),
        ...rows(put(odd, "before"), lost),
        ...rows(put(odd, "after"), unknown),
        ...rows(put(foreign, "before"), refused),
        ...rows(put(foreign, "after"), { ...refused, manager: "second" }),
        ...rows(put(["a compressed answer", "a slow answer"], "after"), done),
        ...rows(
            put(["no permission", "group not found", "an administrator's call", "a refused token"], "before"),
            refused,
        ),
        {
            faults: [...put(["group not found"], "before"), ...faultsOf("listGroups", ["HTTP 503"], "before", 0)],
            end: refused,
        },
        ...rows(
            put(["no permission to deploy", "environment not found"], "before"),
            { manager: "first, live", state: "second, unfinished: update", next: "PUT" },
            true,
        ),
        ...rows(
            put(["no permission to deploy", "environment not found"], "after"),
            { manager: "second, live", state: "second, unfinished: update", next: "PUT" },
            true,
        ),
        ...rows(put(["every pod fails", "one pod fails", "FAILURE with HTTP 200"], "after"), notLive, true),
        ...rows(put(["no result"], "before"), live, true),
        {
            live: true,
            faults: [...put(["no result"], "before"), ...faultsOf("deployGroup", ["every pod fails"], "before", 1)],
            end: notLive,
        },
    ],
};
