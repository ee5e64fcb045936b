/**
 * An error of several lines, each of which is one thing to know. Line breaks in the message of any other error do not
 * survive the host: they may be a server's, whose next line could then pass for one of ours.
 *
 * @example throw new MultilineError(["Could not undeploy it:", ...failures])
 */
export class MultilineError extends Error {
    constructor(
        readonly lines: readonly string[],
        options?: ErrorOptions,
    ) {
        super(lines.join("\n"), options);
        this.name = "MultilineError";
    }
}

/** The lines of whatever was thrown. */
export function linesOf(error: unknown): readonly string[] {
    return error instanceof MultilineError ? error.lines : [error instanceof Error ? error.message : String(error)];
}
