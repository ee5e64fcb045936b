import type { EffectName, Moment } from "../../../support/faults/effects";
import { type End, type FaultTable, faultsOf, rows } from "../../../support/faults/table";

const done: End = { manager: "first", state: "first", next: "" };
const nothing: End = { manager: "nothing", state: "nothing", next: "token POST" };

const token = (effects: readonly EffectName[], moment: Moment, times = 1) => faultsOf("token", effects, moment, times);

/** A create that first exchanges client credentials for a token. */
export const tokenTable: FaultTable = {
    operation: "token",
    ownManagers: true,
    stages: ["nothing", "first"],
    rows: [
        ...rows(token(["dropped", "no answer", "HTTP 429", "HTTP 503", "a server error of OAuth"], "before"), done),
        ...rows(token(["dropped", "no answer", "half an answer"], "after"), done),
        ...rows(token(["dropped", "no answer", "HTTP 503", "a server error of OAuth"], "before", 0), nothing),
        ...rows(token(["a login page", "an empty answer", "half a JSON", "a redirect", "HTTP 404"], "before"), nothing),
        ...rows(token(["bad credentials"], "before"), nothing),
        ...rows(token(["a compressed answer", "a slow answer"], "after"), done),
        ...rows(faultsOf("createGroup", ["an expired token"], "before", 1), done),
        ...rows(faultsOf("createGroup", ["an expired token"], "before", 0), nothing),
    ],
};
