import { ApinizerClient, type ClientOptions } from "../../../provider/apinizer/client";
import type { ApinizerError } from "../../../provider/apinizer/errors";
import type { OperationName, RequestBody, Subject } from "../../../provider/apinizer/operations";
import { Semaphore } from "../../../provider/apinizer/semaphore";
import { closeSimulators } from "../../support/manager";

const open = new Set<ApinizerClient>();

/** A client of a Manager that makes each call once, unless a test says otherwise. */
export function clientOf(manager: string, options: Partial<ClientOptions> = {}): ApinizerClient {
    const client = new ApinizerClient({
        manager,
        credentials: { token: "simulator-token" },
        agent: "test",
        requestTimeoutMs: 30_000,
        deployTimeoutMs: 30_000,
        maxRetries: 0,
        maxConcurrency: 16,
        semaphore: new Semaphore(16),
        insecureSkipVerify: false,
        ...options,
    });
    open.add(client);
    return client;
}

/** Ends every connection of a test, and every simulator. */
export async function closeAll(): Promise<void> {
    await Promise.all([...open].map((client) => client.close()));
    open.clear();
    await closeSimulators();
}

/** The error of a call that must fail. */
export async function errorOf(call: Promise<unknown>): Promise<ApinizerError> {
    const ended = await call.then(
        (answer) => ({ answer }),
        (error: ApinizerError) => ({ error }),
    );
    if ("answer" in ended) {
        throw new Error(`the call should have failed, but was answered ${JSON.stringify(ended.answer)}`);
    }
    return ended.error;
}

/** Project and group that every call here is about, the proxy and the environment. */
export const subject: Subject = {
    projectName: "Retail",
    groupName: "Payments",
    apiProxyName: "Cards",
    environmentName: "production",
};

export const definition = { name: "Payments", clientRoute: { relativePathList: ["/pay"] } };

/** The operations in an order in which each of them can succeed, with what it sends. */
export const sequence: readonly (readonly [OperationName, RequestBody | undefined])[] = [
    ["createGroup", definition],
    ["updateGroup", { ...definition, environmentName: "production" }],
    ["listGroups", undefined],
    ["addMember", undefined],
    ["deployGroup", {}],
    ["listGroupEnvironments", undefined],
    ["listDeployHistory", undefined],
    ["undeployGroup", undefined],
    ["removeMember", undefined],
    ["deleteGroup", undefined],
    ["listProjects", undefined],
    ["listEnvironments", undefined],
    ["listProjectEnvironments", undefined],
];
