import { comparisonTable } from "./comparisons";
import type { Results } from "./results";

/** The page with what was measured put in anew. The rest of its text is written by hand. */
export function pageOf(page: string, results: Results): string {
    return Object.entries({ machine: machineOf(results), table: comparisonTable(results) }).reduce(
        (text, [place, content]) => filled(text, place, content),
        page,
    );
}

function filled(page: string, place: string, content: string): string {
    const begin = `<!-- measured: ${place} -->\n`;
    const end = "\n<!-- end -->";
    const from = page.indexOf(begin);
    const to = page.indexOf(end, from);
    if (from < 0 || to < 0) {
        throw new Error(`the page has no place for the ${place}`);
    }
    return page.slice(0, from) + begin + content + page.slice(to);
}

function machineOf({ machine }: Results): string {
    const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
    return `Measured on ${machine.date} with ${versions.join(", ")}, on ${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, at a load average of ${machine.loadBefore.toFixed(1)}.`;
}
