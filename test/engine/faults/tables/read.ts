import type { EffectName } from "../../../support/faults/effects";
import { type End, type FaultTable, faultsOf, rows } from "../../../support/faults/table";

const kept: End = { manager: "first, live", state: "first", next: "" };

const doubts = [
    "dropped",
    "no answer",
    "half an answer",
    "HTTP 429",
    "HTTP 500",
    "HTTP 502",
    "HTTP 503",
    "HTTP 504",
    "HTTP 403",
    "HTTP 404",
    "a redirect",
    "a login page",
    "an empty answer",
    "half a JSON",
    "half a list",
    "another form",
    "no envelope",
    "no permission",
    "project not found",
    "group not found",
    "an administrator's call",
    "a refused token",
] as const satisfies readonly EffectName[];

const passing = ["dropped", "no answer", "half an answer", "HTTP 429", "HTTP 500", "HTTP 503"] as const;
const harmless = ["a compressed answer", "a slow answer"] as const;

/** Faults that fail the refresh: every doubt leaves the state alone. */
export const failing = [
    ...faultsOf("listGroups", doubts, "before", 0),
    ...faultsOf("listGroupEnvironments", doubts, "before", 0),
];

/** Only a whole, successful list that lacks a group says that it is gone. */
export const read: FaultTable = {
    operation: "read",
    stages: ["first", "first"],
    rows: [
        ...rows(failing, kept, true),
        ...rows(faultsOf("listGroups", [...passing, ...harmless], "before", 1), kept, true),
        ...rows(faultsOf("listGroupEnvironments", [...passing, ...harmless], "before", 1), kept, true),
    ],
};
