import { operations } from "../../../provider/apinizer/operations";
import { judge } from "../../../provider/apinizer/verdict";
import { failuresOf } from "../../../provider/resources/deploying";
import { exchangeOf } from "./support";

/** What the package makes of a result that the server writes: the report that goes into the state, and the failures. */
function readBack(report: unknown): { result: unknown; failures: string[] } {
    const text = typeof report === "string" ? report : JSON.stringify(report);
    const exchange = exchangeOf(200, `{"status":"SUCCESS","deploymentResult":${text}}`);
    const verdict = judge(exchange, operations.deployGroup.answer);
    const result = "answer" in verdict ? verdict.answer.deploymentResult : undefined;
    return result === undefined
        ? { result: verdict, failures: ["no result"] }
        : { result, failures: failuresOf(result) };
}

const good = { podName: "good", success: true };
const bad = { podName: "bad", success: false };
const spellings = ["detailList", "deploymentResults", "environmentResults"] as const;

/** A report with a row at a depth, as text: JSON.stringify and toEqual would exhaust the stack. */
function nested(row: object, depth: number, spelling: (level: number) => string, flag: string): string {
    const levels = Array.from({ length: depth }, (_, level) => spelling(level));
    const open = levels.map(
        (list, level) => `{${level === 0 ? '"success":true,' : flag}"${list}":[${JSON.stringify(good)},`,
    );
    return `${open.join("")}${JSON.stringify(row)}${"]}".repeat(depth)}`;
}

describe.each([
    ...spellings.map((name): [string, () => string] => [name, () => name]),
    ["all spellings in turn", (level: number) => spellings[level % 3] ?? ""] as const,
])("rows in %s", (_, spelling) => {
    test.each([1, 2, 3, 40])("%i deep, that failed, are failures, whatever says success above them", (depth) => {
        for (const flag of ['"success":true,', ""]) {
            const { failures } = readBack(nested(bad, depth, spelling, flag));
            expect(failures).toEqual(["pod bad (no ip) of environment (unnamed): failed, and gives no reason"]);
        }
    });

    test.each([1, 2, 3, 40])("%i deep, that all succeeded, are no failure", (depth) => {
        for (const flag of ['"success":true,', ""]) {
            const { failures, result } = readBack(nested(good, depth, spelling, flag));
            expect(failures).toEqual([]);
            expect(result).toEqual({ success: true, detailList: Array.from({ length: depth + 1 }, () => good) });
        }
    });

    test("that say nothing about success are failures", () => {
        for (const row of [{}, { [spelling(2)]: [] }, { [spelling(2)]: [{}] }, { success: null }]) {
            expect(readBack({ success: true, [spelling(1)]: [good, row] }).failures).toHaveLength(1);
        }
    });
});

test("rows that are deeper than the stack are read all the same", () => {
    const report = nested(bad, 20_000, () => "detailList", "");

    expect(readBack(report).failures).toEqual([
        "pod bad (no ip) of environment (unnamed): failed, and gives no reason",
    ]);
});

const unnamed = "pod (unnamed) (no ip) of environment (unnamed): failed, and gives no reason";

const groups: [title: string, row: unknown, failures: string[]][] = [
    [
        "an environment that failed, though all of its pods succeeded",
        { envName: "production", success: false, message: "no route", detailList: [good] },
        ["environment production: no route"],
    ],
    [
        "an environment that failed with its pods, which are named instead, with its words where they have none",
        {
            envName: "production",
            success: false,
            message: "no route",
            detailList: [good, bad, { ...bad, detail: "down" }],
        },
        ["pod bad (no ip) of environment production: no route", "pod bad (no ip) of environment production: down"],
    ],
    [
        "words of success, which are no reason for a failure within",
        { envName: "production", success: true, message: "Deployed successfully", detailList: [bad] },
        ["pod bad (no ip) of environment production: failed, and gives no reason"],
    ],
    [
        "an environment without pods",
        { environmentName: "production", success: false },
        ["environment production: failed, and gives no reason"],
    ],
    [
        "an environment whose list of rows is no list",
        { environmentName: "production", success: true, detailList: {} },
        ["environment production: failed, and gives no reason"],
    ],
    [
        "a flag in words above pods that succeeded",
        { environmentName: "production", success: "true", detailList: [good] },
        ["environment production: failed, and gives no reason"],
    ],
    ["text in the place of a row", "pod-1", [unnamed]],
    ["null in the place of a row", null, [unnamed]],
    ["a list in the place of a row", [good], [unnamed]],
];

test.each(groups)("%s", (_, row, failures) => {
    expect(readBack({ success: true, detailList: [good, row] }).failures).toEqual(failures);
});

test("what a row of environments says is shown as what a row of pods says", () => {
    const { result } = readBack({
        success: true,
        message: "done",
        deploymentResults: [{ environmentName: "production", success: true, message: "Deployed successfully" }],
    });

    expect(result).toEqual({
        success: true,
        message: "done",
        detailList: [{ envName: "production", success: true, detail: "Deployed successfully" }],
    });
});

test.each(["responseTime", "detail", "message", "podIp", "podName", "envName", "environmentName"])(
    "%s of any type decides nothing",
    (field) => {
        for (const odd of ["12", 7, 1.5, true, {}, [], [{ success: false }], null, "", { detailList: [bad] }]) {
            const { failures } = readBack({ success: true, [field]: odd, detailList: [{ ...good, [field]: odd }] });
            expect(failures).toEqual([]);
            const failed = readBack({ success: true, detailList: [{ ...bad, [field]: odd }] });
            expect(failed.failures).toHaveLength(1);
        }
    },
);

test("a failure that names no pod is reported with the Manager's words", () => {
    expect(readBack({ success: false, message: "license expired" }).failures).toEqual([
        "the Manager reported a failure without naming a pod: license expired",
    ]);
});

test("at most 20 failed pods are named, and the rest is counted", () => {
    const rows = Array.from({ length: 150 }, (_, index) => ({ podName: `pod-${index}`, success: index % 2 === 0 }));
    const { failures } = readBack({ success: false, detailList: rows });

    expect(failures).toHaveLength(21);
    expect(failures[19]).toBe("pod pod-39 (no ip) of environment (unnamed): failed, and gives no reason");
    expect(failures.slice(20)).toEqual(["and 55 more"]);
    expect(readBack({ success: false, detailList: rows.slice(0, 40) }).failures).toHaveLength(20);
});
