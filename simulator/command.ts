#!/usr/bin/env node
import { helpText, optionsOf } from "./commandLine";
import { type Simulator, startSimulator } from "./index";
import { inOneLine } from "./problems";

/** Where the command prints: whole lines, without their ends. */
export interface Printer {
    out(line: string): void;
    err(line: string): void;
}

/** Runs the command; the result is the running simulator, or the exit code where none runs. */
export async function main(args: readonly string[], print: Printer): Promise<Simulator | number> {
    const options = parsed(args, print);
    if (options === undefined) {
        return 2;
    }
    if (options === "help") {
        print.out(helpText);
        return 0;
    }
    try {
        const simulator = await startSimulator(options);
        print.out(JSON.stringify({ url: simulator.url }));
        return simulator;
    } catch (error) {
        print.err(`apinizer-simulator: ${inOneLine(error)}`);
        return 1;
    }
}

function parsed(args: readonly string[], print: Printer): ReturnType<typeof optionsOf> | undefined {
    try {
        return optionsOf(args);
    } catch (error) {
        print.err(`apinizer-simulator: ${inOneLine(error)} (--help tells more)`);
        return undefined;
    }
}

if (require.main === module) {
    const print = {
        out: (line: string) => process.stdout.write(`${line}\n`),
        err: (line: string) => process.stderr.write(`${line}\n`),
    };
    void main(process.argv.slice(2), print).then((result) => {
        if (typeof result === "number") {
            process.exitCode = result;
            return;
        }
        for (const signal of ["SIGINT", "SIGTERM"] as const) {
            process.once(signal, () => void result.close());
        }
    });
}
