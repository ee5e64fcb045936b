import type { Simulator } from "../../simulator";
import { calls } from "./manager";
import { expectSuccess, type Stack } from "./stack";

/** The text of a group in a program, deployed to an environment. */
export const group = `new ApiProxyGroup("payments", {
    projectName: "Retail",
    clientRoute: { relativePathList: ["/api/v2/payment"] },
    environmentName: "production",
})`;

/** The requests of the four commands of {@link wholeLife}, for a program with that group alone. */
export const requestsOfItsLife = [
    ["listGroups", "createGroup payments production"],
    [],
    ["listGroups", "listGroupEnvironments payments"],
    ["listGroupEnvironments payments", "undeployGroup payments production", "deleteGroup payments"],
];

/** Brings a stack up, leaves it alone, refreshes and destroys it. Resolves to the requests of each command. */
export async function wholeLife(stack: Stack, manager: Simulator): Promise<string[][]> {
    const commands = [
        () => stack.up(),
        () => stack.up("--expect-no-changes"),
        () => stack.refresh("--expect-no-changes"),
        () => stack.destroy(),
    ];
    const requests: string[][] = [];
    for (const command of commands) {
        expectSuccess(await command());
        requests.push(calls(manager));
    }
    return requests;
}
