import type { EffectName, Moment } from "../../../support/faults/effects";
import { type End, type FaultTable, faultsOf, rows } from "../../../support/faults/table";

const done: End = { manager: "live", state: "live", next: "" };
const nothing: End = { manager: "not live", state: "nothing", next: "deploy" };
const unfinished: End = { manager: "not live", state: "live, unfinished: deployment", next: "deploy" };
const unknown: End = { manager: "live", state: "live, unfinished: deployment", next: "deploy" };

const deployment = (effects: readonly EffectName[], moment: Moment, times = 1) =>
    faultsOf("deployGroup", effects, moment, times);

/** A deployment does no harm twice; one that is not certain to have been refused is made again by the next `up`. */
export const deploy: FaultTable = {
    operation: "deploy",
    ofDeployments: true,
    stages: ["nothing", "first"],
    rows: [
        ...rows(deployment(["dropped", "no answer", "HTTP 429", "HTTP 500", "HTTP 503"], "before"), done),
        ...rows(deployment(["dropped", "no answer", "half an answer", "HTTP 500"], "after"), done),
        ...rows(deployment(["dropped", "no answer", "HTTP 500"], "before", 0), unfinished),
        ...rows(deployment(["dropped", "no answer", "half an answer", "HTTP 500"], "after", 0), unknown),
        ...rows(deployment(["a login page", "an empty answer", "a redirect"], "before"), unfinished),
        ...rows(deployment(["HTTP 404"], "before"), nothing),
        ...rows(deployment(["a login page", "half a JSON"], "after"), unknown),
        ...rows(deployment(["no permission to deploy", "group not found", "environment not found"], "before"), nothing),
        ...rows(deployment(["every pod fails"], "after"), unfinished),
        ...rows(deployment(["no result"], "before"), unfinished),
        ...rows(deployment(["one pod fails", "FAILURE with HTTP 200", "no result"], "after"), unknown),
        ...rows(deployment(["a compressed answer", "a slow answer"], "after"), done),
    ],
};
