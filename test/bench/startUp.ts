import type { StartUpRow } from "./results";
import { inTurn, Testbed } from "./testbed";
import { variantOf } from "./variants";

/** `pulumi preview` of one group, in turns with the same through an empty dynamic provider. */
export async function measureStartUp(repeats: number, say: (line: string) => void): Promise<StartUpRow[]> {
    const rows: StartUpRow[] = [];
    const beds = [await Testbed.open(variantOf("empty"), 1), await Testbed.open(variantOf("ours"), 1)];
    try {
        for (const bed of beds) {
            await bed.measure("preview"); // the first one reads files that are not in memory yet
        }
        for (let round = 0; round < repeats; round += 1) {
            for (const bed of inTurn(beds, round)) {
                const { wallMs, load } = await bed.measure("preview");
                rows.push({ variant: bed.variant.name === "ours" ? "ours" : "empty", wallMs, load });
            }
            say(`start-up, round ${round + 1} of ${repeats}`);
        }
    } finally {
        for (const bed of beds) {
            await bed.close();
        }
    }
    return rows;
}
