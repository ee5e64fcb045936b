import { linesOf } from "../../../provider/multilineError";
import { deployment } from "../../../provider/resources/deployment";
import { group } from "../../../provider/resources/group";
import type { Values } from "../../../provider/resources/resource";
import { answerWith, exchangeOf, manager, runWith, stateWith } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

const olds: Values = { projectName: "Retail", groupName: "Payments", environmentName: "production", manager };
const success = (body: object) => exchangeOf(200, { status: "SUCCESS", ...body });
const refusal = (resultMessage: string, body: object = {}) =>
    exchangeOf(400, { status: "FAILURE", resultMessage, ...body });
const report = (deploymentResult: object) => ({ deploymentResult });
const bad = { podName: "pod-1", envName: "production", success: false };

/** What the environment's row says of `deployed`; nothing where there is no row. */
const lists = {
    "not listed": [],
    "deployed: false": [{ name: "production", deployed: false }],
    "deployed: true": [{ name: "production", deployed: true }],
    "no flag": [{ name: "production" }],
    "deployed: null": [{ name: "production", deployed: null }],
} as const;
type Listed = keyof typeof lists;

/** What comes of it: done, done with a warning, or failed. */
const settled: Record<Listed, "done" | "warned" | "failed"> = {
    "not listed": "done",
    "deployed: false": "done",
    "deployed: true": "failed",
    "no flag": "warned",
    "deployed: null": "warned",
};
/** The same where the answer is none about the environment. */
const refused = { ...settled, "no flag": "failed", "deployed: null": "failed" } as const;
const always = (end: "done" | "failed") =>
    ({
        "not listed": end,
        "deployed: false": end,
        "deployed: true": end,
        "no flag": end,
        "deployed: null": end,
    }) as const;

const answers: [
    title: string,
    answer: ReturnType<typeof success>,
    ends: Record<Listed, "done" | "warned" | "failed">,
][] = [
    ["success without rows", success(report({ success: true })), always("done")],
    ["a failure with no rows", success(report({ success: false, detailList: [] })), settled],
    ["a failure with rows of null", success(report({ success: false, deploymentResults: null })), settled],
    ["a failure with words alone", success(report({ success: false, message: "Nothing to undeploy" })), settled],
    ["no result", success({}), settled],
    ["null as the result", success({ deploymentResult: null }), settled],
    ["a refusal", refusal("Not deployed"), settled],
    ["a refusal with no rows", refusal("Not deployed", report({ success: false, detailList: [] })), settled],
    ["the environment is not found", refusal("Environment (production) was not found!"), settled],
    ["no permission", refusal("User does not have required permission to deploy/undeploy API Proxy!"), refused],
    ["a server error", exchangeOf(503, "busy"), refused],
    ["a login page", exchangeOf(200, "<html>"), refused],
    ["a pod that failed", success(report({ success: false, detailList: [bad] })), always("failed")],
    [
        "a pod that failed, deep within",
        success(report({ success: true, environmentResults: [{ detailList: [bad] }] })),
        always("failed"),
    ],
    [
        "a refusal with a pod that failed",
        refusal("interrupted", report({ success: false, detailList: [bad] })),
        always("failed"),
    ],
];

const cases = answers.flatMap(([title, answer, ends]) =>
    Object.entries(lists).map(([listed, rows]) => ({ title, answer, listed, rows, end: ends[listed as Listed] })),
);

test.each(cases)("undeploying: $title, $listed: $end", async ({ answer, rows, end }) => {
    answerWith(({ method }) =>
        method === "DELETE" ? answer : success({ resultList: rows, resultCount: rows.length }),
    );
    const { run, said } = runWith({ url: manager, token: "token-of-a-test", maxRetries: "0" });

    const error = await deployment.delete(run, "id", olds).then(
        () => undefined,
        (thrown: unknown) => linesOf(thrown)[0],
    );

    expect(error).toBe(
        end === "failed"
            ? 'Could not undeploy the API proxy group "Payments" in project "Retail" from environment "production":'
            : undefined,
    );
    expect(said.map((line) => line.slice(0, 96))).toEqual(
        end === "warned"
            ? ['Undeploying the API proxy group "Payments" in project "Retail" from environment "production" cou']
            : [],
    );
});

test("a delete of a group undeploys it from every environment that is not listed as free of it, before it deletes", async () => {
    const rows = [
        { name: "a", deployed: true },
        { name: "b", deployed: false },
        { name: "c" },
        { name: "d", deployed: null },
        { name: "e", deployed: "yes" },
    ];
    const requests = answerWith(({ method, path }) => {
        const about = method === "GET" ? { resultList: rows, resultCount: rows.length } : {};
        return success(path.includes("/environments/") && method === "DELETE" ? report({ success: false }) : about);
    });
    const { run, said } = runWith();

    const end = group.delete(run, "Retail/Payments", stateWith()).catch((error: unknown) => linesOf(error));

    expect(await end).toEqual([
        'The API proxy group "Payments" in project "Retail" was not deleted. Undeploying it from "a" failed:',
        "the Manager reported a failure without naming a pod",
        "the Manager still lists the group as deployed there",
    ]);
    rows.splice(0, 1, { name: "a", deployed: false });
    requests.splice(0);
    expect(await group.delete(run, "Retail/Payments", stateWith())).toBe("deleted");
    expect(
        requests.filter(({ method }) => method === "DELETE").map(({ path }) => path.split("apiProxyGroups")[1]),
    ).toEqual(["/Payments/environments/c/", "/Payments/environments/d/", "/Payments/environments/e/", "/Payments/"]);
    expect(said.filter((line) => line.includes("counts as done"))).toHaveLength(3);
});
