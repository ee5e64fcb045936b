import { inWords, ratio, seconds, table, total } from "./markdown";
import { rowsOf, sizesOf, startUpOf, stateOf, wallOf } from "./medians";
import type { Results } from "./results";
import { type StepName, stepOf, steps } from "./steps";
import { terraformTitle } from "./terraform";
import { titleOf } from "./variants";

/** What this package promises of a command: at most so many times the empty provider's time, and so many requests. */
interface Promised {
    readonly times?: number;
    readonly requests?: (groups: number, deployed: number) => number;
}

const promised: Readonly<Record<StepName, Promised>> = {
    preview: { requests: () => 0 },
    create: { times: 1.15, requests: (groups) => groups + 1 },
    previewSame: { requests: () => 0 },
    same: { times: 1.1, requests: () => 0 },
    change: { times: 1.15, requests: (groups) => groups },
    refresh: { requests: (_, deployed) => deployed + 1 },
    destroy: {},
};

/** Milliseconds that loading this package may add to a command. */
const mostStartUpMs = 150;

/** Bytes of state that a resource may take, beside its values, on top of what the engine notes for its own. */
const mostStateBytes = 450;

/** The one table: this package beside something else, and its bounds. What was not measured has no row. */
export function comparisonTable(results: Results): string {
    const head = ["", "groups", "pulumi-apinizer", "compared with", "difference", "at most", "requests"];
    return table(head, [...ofCommands(results), ...ofStartUp(results), ...ofState(results), ...ofTerraform(results)]);
}

/** Each command at the largest size. */
function ofCommands(results: Results): string[][] {
    const size = Math.max(0, ...sizesOf(results, "ours"));
    const deployed = Math.ceil(size / 3);
    return steps.flatMap(({ name, title }) => {
        const { times, requests: most } = promised[name];
        const [ours, empty] = [wallOf(results, "ours", size, name), wallOf(results, "empty", size, name)];
        const rows = rowsOf(results, "ours", size, name);
        const sent = rows.reduce((seen, row) => (total(row.requests) > total(seen) ? row.requests : seen), {});
        return rows.length === 0
            ? []
            : [
                  [
                      title,
                      String(size),
                      seconds(ours),
                      `${titleOf("empty")}: ${seconds(empty)}`,
                      marked(ratio(ours, empty), ours / empty, times),
                      times === undefined ? "" : `${times} x`,
                      marked(inWords(sent), total(sent), most?.(size, deployed)),
                  ],
              ];
    });
}

function ofStartUp(results: Results): string[][] {
    const [ours, empty] = [startUpOf(results, "ours"), startUpOf(results, "empty")];
    return results.startUp.length === 0
        ? []
        : [
              [
                  stepOf("preview").title,
                  "1",
                  seconds(ours),
                  `${titleOf("empty")}: ${seconds(empty)}`,
                  marked(`${(ours - empty).toFixed(0)} ms`, ours - empty, mostStartUpMs),
                  `${mostStartUpMs} ms`,
                  "",
              ],
          ];
}

/** Bytes that a resource takes in the state beside its values. */
function ofState(results: Results): string[][] {
    const size = Math.max(0, ...sizesOf(results, "ours"));
    const [ours, floor] = [stateOf(results, "ours", size), stateOf(results, "floor", size)];
    if (ours === undefined || floor === undefined) {
        return [];
    }
    const more = ours.beyondValues - floor.beyondValues;
    return [
        [
            "state of a group, without its values",
            String(size),
            `${ours.beyondValues.toFixed(0)} bytes`,
            `${titleOf("floor")}: ${floor.beyondValues.toFixed(0)} bytes`,
            marked(`${more.toFixed(0)} bytes`, more, mostStateBytes),
            `${mostStateBytes} bytes`,
            "",
        ],
    ];
}

function ofTerraform({ terraform }: Results): string[][] {
    return terraform
        .filter(({ tool }) => tool !== terraformTitle)
        .flatMap(({ tool, size, step, wallMs, requests }) => {
            const base = terraform.find((row) => row.tool === terraformTitle && row.size === size && row.step === step);
            return base === undefined
                ? []
                : [
                      [
                          `${stepOf(step).title}${tool.replace("pulumi-apinizer", "")}`,
                          String(size),
                          seconds(wallMs),
                          `Terraform: ${seconds(base.wallMs)}, ${total(base.requests)} requests`,
                          ratio(wallMs, base.wallMs),
                          "",
                          inWords(requests),
                      ],
                  ];
        });
}

/** A bound that is not kept is bold. */
function marked(text: string, value: number, most: number | undefined): string {
    return most !== undefined && value > most ? `**${text}**` : text;
}
