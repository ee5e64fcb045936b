import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { expectSuccess, Stack } from "../support/stack";
import { ManagerProcess, type Requests } from "./manager";
import { type StepName, stepOf } from "./steps";
import { groups } from "./values";
import type { Variant } from "./variants";

/** What one command took. */
export interface Cost {
    readonly wallMs: number;
    readonly requests: Requests;
    /** Average load of the last minute on this machine, of which the command itself is a part. */
    readonly load: number;
}

/** A stack with a Manager of its own, on which one variant's commands are measured. */
export class Testbed {
    static async open(
        variant: Variant,
        size: number,
        { env = {}, latencyMs = 0 }: { env?: Readonly<Record<string, string>>; latencyMs?: number } = {},
    ): Promise<Testbed> {
        const manager = await ManagerProcess.start("--latency-ms", String(latencyMs));
        try {
            const stack = await Stack.create({
                config: { "apinizer:url": manager.url },
                env: { APINIZER_TOKEN: "simulator-token", ...env },
            });
            for (const [name, text] of Object.entries(variant.modules ?? {})) {
                const folder = join(stack.folder, "program/node_modules", name);
                mkdirSync(folder, { recursive: true });
                writeFileSync(join(folder, "index.js"), text);
            }
            return new Testbed(variant, size, manager, stack);
        } catch (error) {
            await manager.close(); // else its process outlives a bench that cannot begin
            throw error;
        }
    }

    private constructor(
        readonly variant: Variant,
        readonly size: number,
        readonly manager: ManagerProcess,
        readonly stack: Stack,
    ) {}

    /** Measures a step of a stack's life, which must succeed. */
    async measure(name: StepName): Promise<Cost> {
        const { revision, command } = stepOf(name);
        this.stack.program(this.variant.program(groups(this.size, revision)));
        const began = performance.now();
        expectSuccess(await this.stack.run(command));
        const wallMs = performance.now() - began;
        return { wallMs, requests: await this.manager.requests(), load: loadavg()[0] ?? 0 };
    }

    async close(): Promise<void> {
        await this.stack.close();
        await this.manager.close();
    }
}

/** The testbeds in the order of this turn: another one begins each time, so that a trend of the machine meets all. */
export function inTurn<Bed>(beds: readonly Bed[], turn: number): Bed[] {
    const first = turn % beds.length;
    return [...beds.slice(first), ...beds.slice(0, first)];
}
