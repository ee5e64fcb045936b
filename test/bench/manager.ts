import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { environmentName, projectName } from "./values";

const ready = z.object({ url: z.string() });
const recorded = z.array(z.looseObject({ operation: z.string().optional(), method: z.string() }));

/** How many requests of each operation. */
export type Requests = Readonly<Record<string, number>>;

/** The simulator in a process of its own, so that its work is not counted as the provider's. */
export class ManagerProcess {
    static async start(...options: string[]): Promise<ManagerProcess> {
        const command = resolve(__dirname, "../../dist/simulator/command.js");
        const holds = ["--project", projectName, "--environment", `${environmentName}:2`];
        const child = spawn(process.execPath, [command, ...holds, ...options], {
            stdio: ["ignore", "pipe", "inherit"],
        });
        for await (const line of createInterface({ input: child.stdout })) {
            return new ManagerProcess(child, ready.parse(JSON.parse(line)).url);
        }
        throw new Error("the simulator did not start");
    }

    private constructor(
        private readonly child: ChildProcess,
        readonly url: string,
    ) {}

    /** The requests since the last look, which forgets them. */
    async requests(): Promise<Requests> {
        const all = recorded.parse(await (await fetch(`${this.url}/__simulator/requests`)).json());
        await fetch(`${this.url}/__simulator/requests`, { method: "DELETE" });
        const counts: Record<string, number> = {};
        for (const { operation, method } of all) {
            const kind = operation ?? method;
            counts[kind] = (counts[kind] ?? 0) + 1;
        }
        return counts;
    }

    async close(): Promise<void> {
        const ended = once(this.child, "exit");
        this.child.kill("SIGTERM");
        await ended;
    }
}
