import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator";
import { Stack, type StackOptions } from "./stack";

const open = new Set<Simulator>();

/** A simulator that the test's end closes. */
export async function simulate(options: SimulatorOptions = {}): Promise<Simulator> {
    const simulator = await startSimulator(options);
    open.add(simulator);
    return simulator;
}

/** Closes every simulator that a test left open; for afterEach. */
export async function closeSimulators(): Promise<void> {
    await Promise.all([...open].map((simulator) => simulator.close()));
    open.clear();
}

/** A stack whose settings name the simulator. */
export function stackOn(simulator: Simulator, options: StackOptions = {}): Promise<Stack> {
    return Stack.create({
        ...options,
        config: { "apinizer:url": simulator.url, ...options.config },
        secrets: { "apinizer:token": "simulator-token", ...options.secrets },
    });
}

/** The operations that the Manager saw since the last look, in order; the look forgets them. */
export function calls(simulator: Simulator): string[] {
    const seen = simulator
        .requests()
        .map(({ operation, group, environment }) =>
            [operation, group, environment].filter((part) => part !== undefined).join(" "),
        );
    simulator.clearRequests();
    return seen;
}

/** The same, without regard to the order of what ran in parallel. */
export function sortedCalls(simulator: Simulator): string[] {
    return calls(simulator).sort();
}

/** A call of the Management API that Pulumi knows nothing of. */
export async function behindOurBack(simulator: Simulator, method: string, path: string, body?: unknown): Promise<void> {
    const answer = await fetch(`${simulator.url}/apiops${path}`, {
        method,
        headers: { authorization: "Bearer simulator-token", "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status !== 200) {
        throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    }
    simulator.clearRequests();
}

/** JavaScript text of a program with these groups, by their Pulumi names. */
export function groupsProgram(
    groups: Readonly<Record<string, object>>,
    options: Readonly<Record<string, object>> = {},
): string {
    const lines = Object.entries(groups).map(
        ([name, args]) =>
            `exports[${JSON.stringify(name)}] = new ApiProxyGroup(${JSON.stringify(name)}, ${JSON.stringify(args)}, ${JSON.stringify(options[name] ?? {})}).deploymentResult;`,
    );
    return `const { ApiProxyGroup } = require("pulumi-apinizer");\n${lines.join("\n")}\n`;
}
