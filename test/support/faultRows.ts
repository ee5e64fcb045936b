import type { Fault, Simulator } from "../../simulator";
import type { Stack } from "./stack";
import { ours } from "./state";

type Effect = Fault["effect"];
type Scripted = Omit<Fault, "project">;

/** A fault in words and in the simulator's terms. It is met only by the row's own group, in the row's own project. */
export interface FaultRow {
    readonly what: string;
    readonly faults: readonly Scripted[];
    /** Whether the group is to be deployed to an environment. Default: no. */
    readonly deployed?: boolean;
    readonly end: End;
}

/** How a row ends: while the fault is there, and in the next run, when it is gone. */
export interface End {
    /** What the Manager has: nothing, or which definition, and whether it is live. */
    readonly manager: string;
    /** What the state says: nothing, or how the last write ended. */
    readonly state: string;
    /** The calls of the next run, without those that only read. */
    readonly next: string;
}

/** When a fault strikes: before the Manager has processed the request, or after. */
export type Moment = "before" | "after";

/** The project of a row, and so its group's name. */
export function projectOf(index: number): string {
    return `row-${index + 1}`;
}

/** How the program deploys the groups of rows that are deployed: by `environmentName`, or by a resource of its own. */
export type Deploying = "environmentName" | "ApiProxyGroupDeployment";

/** A program with one group for each row, all with the same definition. */
export function programOf(
    rows: readonly FaultRow[],
    which: "first" | "second",
    deploying: Deploying = "environmentName",
): string {
    const lines = rows.map(({ deployed }, index) => {
        const project = projectOf(index);
        const args = {
            projectName: project,
            clientRoute: { relativePathList: [`/${which}/${project}`] },
            ...(deployed && deploying === "environmentName" ? { environmentName: "production" } : {}),
        };
        const part = `new ApiProxyGroupDeployment("${project}", { projectName: "${project}", groupName: group${index}.name, environmentName: "production" });`;
        return `const group${index} = new ApiProxyGroup("${project}", ${JSON.stringify(args)});
${deployed && deploying === "ApiProxyGroupDeployment" ? part : ""}`;
    });
    return `const { ApiProxyGroup, ApiProxyGroupDeployment } = require("pulumi-apinizer");\n${lines.join("\n")}`;
}

export function scriptOf(rows: readonly FaultRow[]): Fault[] {
    return rows.flatMap(({ faults }, index) => faults.map((fault) => ({ ...fault, project: projectOf(index) })));
}

/** What a row's Manager and state have now, and the writing calls since the last look. */
export async function observe(
    manager: Simulator,
    stack: Stack,
    rows: readonly FaultRow[],
    resource: "group" | "deployment" = "group",
): Promise<End[]> {
    const resources = ours(await stack.export());
    return rows.map((_, index) => {
        const project = projectOf(index);
        const group = manager.state().projects[project]?.[project];
        const id = `${project}/${project}${resource === "deployment" ? "/production" : ""}`;
        const found = resources.find((each) => each.id === id);
        const [path = ""] = group?.definition.clientRoute.relativePathList ?? [];
        const live = group?.environments.production?.deployed === true;
        return {
            manager: group === undefined ? "nothing" : `${path.split("/")[1]}${live ? ", live" : ""}`,
            state: found === undefined ? "nothing" : String(found.outputs?.unfinished ?? "done"),
            next: manager
                .requests()
                .filter((request) => request.project === project && request.method !== "GET")
                .map(({ method, operation }) =>
                    operation.endsWith("loyGroup") ? operation.replace("Group", "") : method,
                )
                .join(" "),
        };
    });
}

/** A row in which one operation meets one fault, once or as long as it lasts. */
export function strike(
    call: string,
    fault: EffectName,
    { moment = "before", always = false, also = [] }: { moment?: Moment; always?: boolean; also?: readonly Scripted[] },
    end: End,
    options: { deployed?: boolean; what?: string } = {},
): FaultRow {
    const [method = "", operation = ""] = call.split(" ");
    const often = always ? "always" : "once";
    const when = moment === "before" ? "not processed" : "processed";
    return {
        what: `${method}: ${fault}, ${often}, ${when}${options.what ?? ""}`,
        faults: [{ operation, effect: effects[fault], moment, times: always ? 0 : 1 }, ...also],
        ...(options.deployed ? { deployed: true } : {}),
        end,
    };
}

const failure = (status: number, resultMessage: string): Effect => ({
    answer: { status, json: { status: "FAILURE", resultMessage } },
});

/** Effects by the names that the rows use. */
export const effects = {
    dropped: { drop: true },
    "no answer": { hang: true },
    "half an answer": { truncate: true },
    "HTTP 429": { answer: { status: 429, headers: { "retry-after": "0" }, body: "slow down" } },
    "HTTP 500": failure(500, "An unexpected error occurred"),
    "HTTP 502": { answer: { status: 502, headers: { "content-type": "text/html" }, body: "<html>bad gateway</html>" } },
    "HTTP 503": { answer: { status: 503, headers: { "retry-after": "0" }, body: "busy" } },
    "HTTP 504": { answer: { status: 504, body: "" } },
    "a login page": { answer: { status: 200, headers: { "content-type": "text/html" }, body: "<html>log in</html>" } },
    "an empty answer": { answer: { status: 200, body: "" } },
    "half a JSON": { answer: { status: 200, body: '{"status":"SUC' } },
    "a redirect": { answer: { status: 302, headers: { location: "https://login.example.com/" }, body: "" } },
    "HTTP 404": { answer: { status: 404, body: "" } },
    "no permission": failure(400, "User does not have required permission for this operation!"),
    "no permission to deploy": failure(400, "User does not have required permission to deploy/undeploy API Proxy!"),
    "an administrator's call": failure(401, "Admin role required"),
    "a refused token": failure(401, "Token is not valid!"),
    "every pod fails": { pods: { failing: "all" } },
    "one pod of two fails": { pods: { failing: 1 } },
    "no result": { deploymentResult: "omit" },
    "a compressed answer": { gzip: true },
    "a slow answer": { delayMs: 300 },
} as const satisfies Record<string, Effect>;

export type EffectName = keyof typeof effects;

/** Faults that may pass, so that a call which may be repeated is repeated. */
export const passing = ["HTTP 429", "HTTP 500", "HTTP 502", "HTTP 503", "HTTP 504"] as const;

/** Answers that the API does not give. */
export const strange = ["a login page", "an empty answer", "half a JSON", "a redirect", "HTTP 404"] as const;
