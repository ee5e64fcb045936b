import { spawn } from "node:child_process";

/**
 * Runs a command to its end. Resolves to its exit code and, where `quiet`, to what it printed; otherwise it prints
 * where we print. Never throws for a command that fails or is not there.
 */
export function run(command, args, { quiet = false, timeoutMs, ...options } = {}) {
    return new Promise((resolve) => {
        const child = spawn(command, args, {
            stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
            ...options,
        });
        let text = "";
        for (const stream of [child.stdout, child.stderr]) {
            stream?.setEncoding("utf8").on("data", (piece) => {
                text += piece;
            });
        }
        const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), timeoutMs);
        const end = (code) => {
            clearTimeout(timer);
            resolve({ code, text });
        };
        child.on("error", (error) => {
            text += error.message;
            end(127);
        });
        child.on("close", end);
    });
}

/** Runs a command that must succeed; its output is the error where it does not. */
export async function mustRun(command, args, options) {
    const { code, text } = await run(command, args, options);
    if (code !== 0) {
        throw new Error(`\`${command} ${args.join(" ")}\` ended with ${code}${text === "" ? "" : `:\n${text}`}`);
    }
    return text;
}
