import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { expectSuccess, Stack } from "../support/stack";
import { type Footprint, watchProvider } from "./footprint";
import { ManagerProcess, type Requests } from "./manager";
import { type StepName, stepOf } from "./steps";
import { groups } from "./values";
import type { Variant } from "./variants";

/** What one command took. */
export interface Cost {
    readonly wallMs: number;
    /** Of the provider process; absent where there is none. */
    readonly provider?: Footprint | undefined;
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

    /** Work on a testbed that has its groups already, and that ends with it. */
    static async withGroups<Result>(
        variant: Variant,
        size: number,
        work: (bed: Testbed) => Promise<Result>,
    ): Promise<Result> {
        const bed = await Testbed.open(variant, size);
        try {
            await bed.step("create");
            return await work(bed);
        } finally {
            await bed.close();
        }
    }

    private constructor(
        readonly variant: Variant,
        readonly size: number,
        readonly manager: ManagerProcess,
        readonly stack: Stack,
    ) {}

    /** Runs a command, which must succeed, with the program of a revision, and with what is put before that. */
    async measure(revision: number, command: readonly string[], before = ""): Promise<Cost> {
        this.stack.program(`${before}${this.variant.program(groups(this.size, revision))}`);
        const watch = this.variant.hasProvider ? watchProvider() : undefined;
        const began = performance.now();
        expectSuccess(await this.stack.run(command));
        const wallMs = performance.now() - began;
        const provider = await watch?.stop();
        return { wallMs, provider, requests: await this.manager.requests(), load: loadavg()[0] ?? 0 };
    }

    /** Measures a step of a stack's life, with more arguments, and with what is put before the program. */
    step(name: StepName, more: readonly string[] = [], before = ""): Promise<Cost> {
        const { revision, command } = stepOf(name);
        return this.measure(revision, [...command, ...more], before);
    }

    async close(): Promise<void> {
        await this.stack.close();
        await this.manager.close();
    }
}
