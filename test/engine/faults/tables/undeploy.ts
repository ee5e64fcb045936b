import type { EffectName, Moment } from "../../../support/faults/effects";
import { type End, type FaultTable, faultsOf, rows } from "../../../support/faults/table";

const done: End = { manager: "not live", state: "nothing", next: "" };
const kept: End = { manager: "live", state: "live", next: "undeploy" };

const undeployment = (effects: readonly EffectName[], moment: Moment, times = 1) =>
    faultsOf("undeployGroup", effects, moment, times);

/** The state forgets a deployment only when the Manager has said that it is undone, or no longer shows it. */
export const undeploy: FaultTable = {
    operation: "undeploy",
    ofDeployments: true,
    stages: ["first", "nothing"],
    rows: [
        ...rows(undeployment(["dropped", "no answer", "HTTP 429", "HTTP 500", "HTTP 503"], "before"), done),
        ...rows(undeployment(["dropped", "no answer", "half an answer", "HTTP 500"], "after"), done),
        ...rows(undeployment(["dropped", "no answer", "HTTP 500"], "before", 0), kept),
        ...rows(undeployment(["dropped", "no answer", "HTTP 500"], "after", 0), done),
        ...rows(undeployment(["a login page", "an empty answer", "a redirect", "HTTP 404"], "before"), kept),
        ...rows(undeployment(["a login page", "half a JSON", "no result"], "after"), done),
        ...rows(undeployment(["no permission to deploy", "group not found", "environment not found"], "before"), kept),
        ...rows(undeployment(["no result"], "before"), kept),
        ...rows(undeployment(["every pod fails", "one pod fails"], "after"), kept),
        {
            faults: [
                ...undeployment(["a login page"], "after"),
                ...faultsOf("listGroupEnvironments", ["HTTP 503"], "before", 0),
            ],
            end: { manager: "not live", state: "live", next: "undeploy" },
        },
    ],
};
