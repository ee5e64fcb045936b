import type { EffectName, Moment, NamedFault } from "../../../support/faults/effects";
import { type End, type FaultTable, faultsOf, rows } from "../../../support/faults/table";

const done: End = { manager: "nothing", state: "nothing", next: "" };
const kept: End = { manager: "first", state: "first", next: "DELETE" };
const untouched: End = { manager: "first, live", state: "first", next: "undeploy DELETE" };
const halfWay: End = { manager: "first", state: "first", next: "DELETE" };

const remove = (effects: readonly EffectName[], moment: Moment, times = 1) =>
    faultsOf("deleteGroup", effects, moment, times);
const undeploy = (effects: readonly EffectName[], moment: Moment, times = 1) =>
    faultsOf("undeployGroup", effects, moment, times);
const later = (operation: string, effect: EffectName): NamedFault => ({
    operation,
    effect,
    moment: "before",
    times: 0,
});

const busy = ["HTTP 408", "HTTP 429", "HTTP 500", "HTTP 502", "HTTP 503", "HTTP 504"] as const;
const odd = ["a login page", "an empty answer", "half a JSON", "a redirect", "HTTP 404", "HTTP 413"] as const;

/** The state forgets a group only when the Manager has said that it is deleted, or a list lacks it. */
export const removal: FaultTable = {
    operation: "delete",
    stages: ["first", "nothing"],
    rows: [
        ...rows(remove(["dropped", "no answer", ...busy], "before"), done),
        ...rows(remove(["dropped", "no answer", "half an answer", "HTTP 500"], "after"), done),
        ...rows(remove(["dropped", "no answer", "HTTP 500"], "before", 0), kept),
        ...rows(remove(["dropped", "no answer", "HTTP 500"], "after", 0), done),
        ...rows(remove(odd, "before"), kept),
        ...rows(remove(odd, "after"), done),
        ...rows(
            remove(["no permission", "group not found", "an administrator's call", "a refused token"], "before"),
            kept,
        ),
        {
            faults: [...remove(["dropped"], "before", 0), later("listGroups", "HTTP 503")],
            end: kept,
        },
        {
            faults: [...remove(["dropped"], "after", 0), later("listGroups", "HTTP 503")],
            end: { manager: "nothing", state: "first", next: "" },
        },
        ...rows(
            [later("listGroupEnvironments", "HTTP 503"), later("listGroupEnvironments", "a login page")],
            {
                ...untouched,
            },
            true,
        ),
        ...rows(undeploy(["dropped", "HTTP 503"], "before"), done, true),
        ...rows(undeploy(["dropped", "half an answer", "a login page"], "after"), done, true),
        ...rows(undeploy(["dropped", "HTTP 503"], "before", 0), untouched, true),
        ...rows(undeploy(["no permission to deploy", "a login page", "no result"], "before"), untouched, true),
        ...rows(undeploy(["every pod fails"], "after"), untouched, true),
        ...rows(undeploy(["FAILURE with HTTP 200"], "after"), halfWay, true),
        ...rows(remove(["no permission"], "before"), halfWay, true),
    ],
};
