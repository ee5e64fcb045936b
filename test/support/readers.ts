/** Somebody who follows pages, each of which goes on where the one before it ended, and who has read nothing else. */
export interface Reader {
    readonly pages: readonly string[];
    /** Whether Pulumi runs the compiler before each program. It takes a second or more each time. */
    readonly compiles: boolean;
}

/** One of them sees what the compiler does in a program's folder; test/unit/docs/code.test.ts compiles every program. */
export const readers: readonly Reader[] = [
    { pages: ["README.md"], compiles: true },
    { pages: ["docs/getting-started.md", "docs/how-to.md"], compiles: false },
];
