import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setInterval } from "node:timers/promises";

/** How a command ended, and all that it printed. */
export interface Ended {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
    /** Both, in the order in which they came. */
    readonly text: string;
}

/** A command that runs, with everything that it started. */
export interface Running {
    readonly ended: Promise<Ended>;
    /** All that it printed so far. */
    text(): string;
    /** Kills the command and all of its descendants at once, and waits until they are gone. */
    kill(): Promise<void>;
}

/** Starts a command whose whole tree can be killed, also those descendants that made process groups of their own. */
export function start(
    command: string,
    args: readonly string[],
    options: { cwd: string; env: NodeJS.ProcessEnv },
): Running {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const printed: { from: "stdout" | "stderr"; text: string }[] = [];
    for (const from of ["stdout", "stderr"] as const) {
        child[from].setEncoding("utf8").on("data", (text: string) => printed.push({ from, text }));
    }
    const join = (from?: string) =>
        printed
            .filter((piece) => from === undefined || piece.from === from)
            .map(({ text }) => text)
            .join("");
    const ended = new Promise<Ended>((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code) => resolve({ code, stdout: join("stdout"), stderr: join("stderr"), text: join() }));
    });
    return { ended, text: join, kill: () => killTree(child) };
}

/** Stops before it kills: what runs on while we look may start a process that we then do not know of. */
async function killTree(child: ChildProcess): Promise<void> {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
        return; // its number may be another process's by now
    }
    const stopped = new Set<number>();
    for (let found = [child.pid]; found.length > 0; ) {
        for (const pid of found) {
            signal(pid, "SIGSTOP");
            stopped.add(pid);
        }
        found = descendantsOf(child.pid).filter((pid) => !stopped.has(pid));
    }
    for (const pid of stopped) {
        signal(pid, "SIGKILL");
    }
    await until(() => runningAmong([...stopped]).length === 0);
}

/** Those of these processes that run. One that ended counts as ended also while nobody has asked for its exit code. */
export function runningAmong(pids: readonly number[]): number[] {
    const running = new Set(runningProcesses().map(({ pid }) => pid));
    return pids.filter((pid) => running.has(pid));
}

/** The descendants of a process, in whatever process group they are. */
export function descendantsOf(pid: number): number[] {
    const all = runningProcesses();
    const found: number[] = [];
    for (let wave = [pid]; wave.length > 0; ) {
        const parents = wave;
        wave = all.filter(({ parent }) => parents.includes(parent)).map((each) => each.pid);
        found.push(...wave);
    }
    return found;
}

/** Every process but the zombies, which do nothing any more. */
function runningProcesses(): { pid: number; parent: number }[] {
    const all = existsSync("/proc/self/stat") ? processesOfLinux() : processesOfPs();
    return all.filter(({ state }) => !state.startsWith("Z"));
}

/** Linux has no `ps` in small containers. */
function processesOfLinux() {
    return readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap((name) => {
            try {
                // "pid (name) state ppid …"; the name may hold spaces and brackets.
                const stat = readFileSync(`/proc/${name}/stat`, "utf8");
                const [state = "", parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
                return [{ pid: Number(name), parent: Number(parent), state }];
            } catch {
                return []; // it ended while we looked
            }
        });
}

function processesOfPs() {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,state="], { encoding: "utf8" }).trim().split("\n");
    return lines.map((line) => {
        const [pid, parent, state = ""] = line.trim().split(/\s+/);
        return { pid: Number(pid), parent: Number(parent), state };
    });
}

function signal(pid: number, name: NodeJS.Signals): void {
    try {
        process.kill(pid, name);
    } catch {
        // it is gone already
    }
}

/** Waits for a condition; fails when it does not come true in time. */
export async function until(condition: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
    const deadline = performance.now() + seconds * 1000;
    if (await condition()) {
        return;
    }
    for await (const _ of setInterval(10)) {
        if (await condition()) {
            return;
        }
        if (performance.now() > deadline) {
            throw new Error(`waited ${seconds} s in vain for ${condition}`);
        }
    }
}
