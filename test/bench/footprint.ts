import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { descendantsOf } from "../support/processes";

/** What a process took. */
export interface Footprint {
    readonly cpuMs: number;
    readonly peakMb: number;
}

/** A watch over the provider process of the command that runs. */
export interface Watch {
    /** What it took, or nothing where none was seen; the engine kills it, so the last 20 ms are not in it. */
    stop(): Promise<Footprint | undefined>;
}

/** The clock of /proc on every Linux that Node.js supports. */
const ticksPerSecond = 100;

/** Watches the dynamic provider among our descendants, where there is a /proc to look into. */
export function watchProvider(): Watch {
    let stopped = false;
    let last: Footprint | undefined;
    const watching = (async () => {
        let pid: number | undefined;
        while (!stopped && process.platform === "linux") {
            pid ??= descendantsOf(process.pid).find(isProvider);
            last = (pid === undefined ? undefined : footprintOf(pid)) ?? last;
            await wait(pid === undefined ? 50 : 20);
        }
    })();
    return {
        stop: async () => {
            stopped = true;
            await watching;
            return last;
        },
    };
}

/** The process itself, not the shell that starts it. */
function isProvider(pid: number): boolean {
    const [program = "", script = ""] = read(pid, "cmdline")?.split("\0") ?? [];
    return /(^|\/)node$/.test(program) && script.includes("dynamic-provider");
}

function footprintOf(pid: number): Footprint | undefined {
    const stat = read(pid, "stat");
    const [, peak] = /^VmHWM:\s+(\d+) kB/m.exec(read(pid, "status") ?? "") ?? [];
    if (stat === undefined || peak === undefined) {
        return undefined; // it has ended
    }
    // "pid (name) state ppid …", of which utime and stime are the 14th and 15th field.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { cpuMs: (1000 * ticks) / ticksPerSecond, peakMb: Number(peak) / 1024 };
}

function read(pid: number, file: string): string | undefined {
    try {
        return readFileSync(`/proc/${pid}/${file}`, "utf8");
    } catch {
        return undefined;
    }
}
