import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";

/** Where the page, its chart and the results of the last full measurement are. */
export const docs = resolve(__dirname, "../../docs");

export const helpText = `npm run bench -- [options]

  --quick             small sizes, one round, no Terraform: 3 minutes, and docs/ is left alone
  --sizes LIST        numbers of groups (default 10,100,300,1000)
  --repeats N         how often each command runs (default 3); medians are shown. From 300 groups on, those that
                      change something run once
  --parts LIST        of startUp,engine,terraform (default: all)
  --add               keeps the other parts of the last results
  --page              writes the measured parts of the page and the chart again from the last results, without measuring
  --out FOLDER        where performance.md, its chart and its results are written (default docs)`;

const parts = ["startUp", "engine", "terraform"] as const;
export type Part = (typeof parts)[number];

/** What is measured, how often, and where it is written. */
export interface BenchOptions {
    readonly quick: boolean;
    readonly pageOnly: boolean;
    readonly add: boolean;
    readonly sizes: readonly number[];
    readonly repeats: number;
    readonly parts: readonly Part[];
    readonly out: string;
}

const whole = z
    .string()
    .regex(/^[1-9]\d*$/, { error: "must be a whole number" })
    .transform(Number);
const list = z.string().transform((text) => text.split(","));
const given = z.strictObject({
    quick: z.boolean().default(false),
    page: z.boolean().default(false),
    add: z.boolean().default(false),
    sizes: list.pipe(z.array(whole)).optional(),
    repeats: whole.optional(),
    parts: list.pipe(z.array(z.enum(parts))).optional(),
    out: z.string().optional(),
    help: z.boolean().optional(),
});

/** The options of a command line, or `help`. Throws on anything that is none. */
export function optionsOf(args: readonly string[]): BenchOptions | "help" {
    const { values } = parseArgs({
        args: [...args],
        options: {
            quick: { type: "boolean" },
            page: { type: "boolean" },
            add: { type: "boolean" },
            sizes: { type: "string" },
            repeats: { type: "string" },
            parts: { type: "string" },
            out: { type: "string" },
            help: { type: "boolean" },
        },
    });
    const { quick, page, add, sizes, repeats, parts: chosen, out, help } = given.parse(values);
    if (help) {
        return "help";
    }
    return {
        quick,
        pageOnly: page,
        add,
        sizes: sizes ?? (quick ? [10, 30] : [10, 100, 300, 1000]),
        repeats: repeats ?? (quick ? 1 : 3),
        parts: chosen ?? (quick ? parts.filter((part) => part !== "terraform") : parts),
        out: out === undefined ? (quick ? mkdtempSync(join(tmpdir(), "pulumi-apinizer-bench-")) : docs) : resolve(out),
    };
}
