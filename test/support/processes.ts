import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
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

async function killTree(child: ChildProcess): Promise<void> {
    if (child.pid === undefined) {
        return;
    }
    const tree = [child.pid, ...descendantsOf(child.pid)];
    for (const pid of tree) {
        signal(pid, "SIGKILL");
    }
    await until(() => tree.every(isGone));
}

/** The descendants of a process, from the parents that /proc names. */
export function descendantsOf(pid: number): number[] {
    const parents = readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .map((name) => ({ pid: Number(name), parent: parentOf(Number(name)) }));
    const found: number[] = [];
    for (let wave = [pid]; wave.length > 0; ) {
        const children = parents.filter(({ parent }) => parent !== undefined && wave.includes(parent));
        wave = children.map((child) => child.pid);
        found.push(...wave);
    }
    return found;
}

function parentOf(pid: number): number | undefined {
    try {
        // "pid (name) state ppid …"; the name may hold spaces and brackets.
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    } catch {
        return undefined; // it ended while we looked
    }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
    try {
        process.kill(pid, name);
        return true;
    } catch {
        return false; // it is gone already
    }
}

function isGone(pid: number): boolean {
    if (!signal(pid, 0)) {
        return true;
    }
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        return stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z"); // a zombie does nothing any more
    } catch {
        return true;
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
