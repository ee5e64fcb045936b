import type { EffectName, Moment, NamedFault } from "../../../support/faults/effects";
import { type End, type FaultTable, faultsOf, rows } from "../../../support/faults/table";

const done: End = { manager: "first", state: "first", next: "" };
const live: End = { manager: "first, live", state: "first", next: "" };
const nothing: End = { manager: "nothing", state: "nothing", next: "POST" };
const late: End = { manager: "nothing", state: "first, unfinished: creation", next: "POST" };
const notLive: End = { manager: "first", state: "first, unfinished: deployment", next: "PUT" };
const partlyLive: End = { ...notLive, manager: "first, live" };

const post = (effects: readonly EffectName[], moment: Moment, times = 1) =>
    faultsOf("createGroup", effects, moment, times);
const always = (operation: string, effect: EffectName, skip?: number): NamedFault => ({
    operation,
    effect,
    moment: "before",
    times: 0,
    ...(skip === undefined ? {} : { skip }),
});

const busy = ["HTTP 429", "HTTP 500", "HTTP 503"] as const;
/** After these the Manager may still be at work. */
const givenUp = ["dropped", "no answer", "HTTP 408", "HTTP 502", "HTTP 504"] as const;
const odd = ["a login page", "an empty answer", "half a JSON", "a redirect"] as const;
/** Refusals that are not in the words of the API. */
const foreign = ["HTTP 404", "HTTP 413"] as const;

/** A POST is repeated only after a list has shown that it did not arrive. */
export const create: FaultTable = {
    operation: "create",
    stages: ["nothing", "first"],
    rows: [
        ...rows(post([...givenUp, ...busy, ...odd], "before"), done),
        ...rows(post([...givenUp, "half an answer", ...busy, ...odd, ...foreign], "after"), done),
        ...rows(post(foreign, "before"), nothing),
        ...rows(post(busy, "before", 0), nothing),
        ...rows(post(givenUp, "before", 0), late),
        ...rows(post(["dropped", "no answer"], "after", 0), done),
        ...rows(post(["no permission", "an administrator's call", "a refused token"], "before"), nothing),
        ...rows(post(["a compressed answer", "a slow answer"], "after"), done),
        {
            faults: [...post(["dropped"], "before"), always("listGroups", "HTTP 503", 1)],
            end: late,
        },
        {
            faults: [...post(["dropped"], "after"), always("listGroups", "HTTP 503", 1)],
            end: { manager: "first", state: "first, unfinished: creation", next: "PUT" },
        },
        ...rows([always("listGroups", "HTTP 503"), always("listGroups", "a login page")], nothing),
        ...rows(faultsOf("listGroups", ["dropped"], "before", 1), done),
        ...rows(post(["no permission to deploy"], "before"), nothing, true),
        ...rows(post(["no permission to deploy"], "after"), partlyLive, true),
        ...rows(post(["dropped", "half an answer"], "after"), live, true),
        ...rows(post(["every pod fails"], "after"), notLive, true),
        ...rows(post(["one pod fails", "FAILURE with HTTP 200"], "after"), partlyLive, true),
        ...rows(post(["no result"], "before"), live, true),
        {
            live: true,
            faults: [...post(["no result"], "before"), ...faultsOf("deployGroup", ["a login page"], "before", 1)],
            end: notLive,
        },
    ],
};
