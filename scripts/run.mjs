import { spawn } from "node:child_process";

/**
 * Runs a command to its end. Resolves to its exit code and, where `quiet`, to what it printed; otherwise it prints
 * where we print. Never throws for a command that fails or is not there. After `timeoutMs` the command and all that
 * it started are killed, and the code is null.
 */
export function run(command, args, { quiet = false, timeoutMs, ...options } = {}) {
    return new Promise((resolve) => {
        const limited = timeoutMs !== undefined;
        const child = spawn(command, args, {
            stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
            detached: limited, // a process group of its own, so that one signal reaches all of it
            ...options,
        });
        let text = "";
        for (const stream of [child.stdout, child.stderr]) {
            stream?.setEncoding("utf8").on("data", (piece) => {
                text += piece;
            });
        }
        const release = limited ? limit(child, timeoutMs) : () => undefined;
        const end = (code) => {
            release();
            resolve({ code, text });
        };
        child.on("error", (error) => {
            text += error.message;
            end(127);
        });
        child.on("close", end);
    });
}

/** Kills a command's group when its time is over, and when we are interrupted: the terminal reaches only our group. */
function limit(child, timeoutMs) {
    const kill = () => {
        try {
            process.kill(-child.pid, "SIGKILL");
        } catch {
            // it has ended, or never began
        }
    };
    const interrupted = () => {
        kill();
        process.exit(130);
    };
    const timer = setTimeout(kill, timeoutMs);
    process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
    return () => {
        clearTimeout(timer);
        process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    };
}

/** Runs a command that must succeed; its output is the error where it does not. */
export async function mustRun(command, args, options) {
    const { code, text } = await run(command, args, options);
    if (code !== 0) {
        throw new Error(`\`${command} ${args.join(" ")}\` ended with ${code}${text === "" ? "" : `:\n${text}`}`);
    }
    return text;
}
