/** Lines for the person who waits: what is being done, apart from what the tools print. */
export function say(line) {
    process.stdout.write(`${line}\n`);
}

/** Ends the script with a message instead of a stack. */
export function stop(error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
}
