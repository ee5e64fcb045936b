import { operations } from "../../../provider/apinizer/operations";
import { judge } from "../../../provider/apinizer/verdict";
import { failuresOf } from "../../../provider/resources/deploying";
import { exchangeOf } from "./support";

const good = { envName: "production", podName: "pod-1", podIp: "10.0.0.1", success: true, responseTime: 5 };
const bad = { envName: "production", podName: "pod-2", podIp: "10.0.0.2", success: false, responseTime: 5 };
const named = "pod pod-2 (10.0.0.2) of environment production: ";

/** Results as the server writes them, and why they do not count. */
const results: [title: string, result: object, failures: string[]][] = [
    ["every pod succeeded", { success: true, detailList: [good, good] }, []],
    ["it says success, and names no pod", { success: true }, []],
    ["it says success, and its rows are null", { success: true, detailList: null }, []],
    ["it says success, and has no rows", { success: true, detailList: [] }, []],
    ["it says failure, and names no pod", { success: false }, ["the Manager reported a failure without naming a pod"]],
    [
        "it says failure, though no pod failed",
        { success: false, detailList: [good] },
        ["the Manager reported a failure without naming a pod"],
    ],
    [
        "one pod failed, and gives its reason",
        { success: false, detailList: [good, { ...bad, detail: "port in use" }] },
        [`${named}port in use`],
    ],
    [
        "one pod failed, though it says success",
        { success: true, detailList: [bad, good] },
        [`${named}failed, and gives no reason`],
    ],
    [
        "every pod failed",
        { success: false, detailList: [bad, { ...bad, detail: "down" }] },
        [`${named}failed, and gives no reason`, `${named}down`],
    ],
    [
        "a row does not say how it ended",
        { success: true, detailList: [{ podName: "pod-3" }] },
        ["pod pod-3 (no ip) of environment (unnamed): failed, and gives no reason"],
    ],
    [
        "a row says so in words",
        { success: true, detailList: [{ ...bad, success: "true" }] },
        [`${named}failed, and gives no reason`],
    ],
    [
        "a row has nothing at all",
        { success: true, detailList: [{}] },
        ["pod (unnamed) (no ip) of environment (unnamed): failed, and gives no reason"],
    ],
    [
        "null for what a row may lack",
        { success: true, detailList: [{ ...bad, podIp: null, detail: null }] },
        ["pod pod-2 (no ip) of environment production: failed, and gives no reason"],
    ],
];

test.each(results)("%s", (_, deploymentResult, failures) => {
    const verdict = judge(exchangeOf(200, { status: "SUCCESS", deploymentResult }), operations.deployGroup.answer);
    const result = "answer" in verdict ? verdict.answer.deploymentResult : undefined;

    expect(result === undefined ? verdict : failuresOf(result)).toEqual(failures);
});
