import { z } from "zod";

/** Everything that is wrong with a value from outside, in one line, each with its path. */
export function problemsOf(error: z.ZodError, nameOf = (path: PropertyKey[]) => z.core.toDotPath(path)): string {
    return error.issues
        .map(({ path, message }) => (path.length === 0 ? message : `${nameOf(path)}: ${message}`))
        .join("; ");
}

/** A value from outside in the form that the schema gives it. Throws one line that says what is wrong. */
export function parseOrThrow<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.output<Schema> {
    const result = schema.safeParse(value);
    if (!result.success) {
        throw new TypeError(`${what}: ${problemsOf(result.error)}`);
    }
    return result.data;
}

/** What an error says, in one line: those of Node.js's option parser have several. */
export function inOneLine(error: unknown): string {
    return (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, " ");
}
