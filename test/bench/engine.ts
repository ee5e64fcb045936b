import { seconds } from "./markdown";
import type { EngineRow, StateRow } from "./results";
import { stateSizeOf } from "./stateSize";
import { steps } from "./steps";
import { inTurn, Testbed } from "./testbed";
import { type Variant, variants } from "./variants";

/** Groups from which one round has to be enough, because a round takes minutes. */
const oneRoundFrom = 300;

/** Groups from which the usual way takes too long to be measured. */
const noUsualFrom = 1000;

export interface EnginePlan {
    readonly sizes: readonly number[];
    readonly repeats: number;
}

/** Every variant through a whole life, at every size. The variants take turns, command by command. */
export async function measureEngine(
    { sizes, repeats }: EnginePlan,
    say: (line: string) => void,
): Promise<{ engine: EngineRow[]; state: StateRow[] }> {
    const engine: EngineRow[] = [];
    const state: StateRow[] = [];
    for (const size of sizes) {
        const compared = variants.filter(({ name }) => name !== "usual" || size < noUsualFrom);
        const rounds = size < oneRoundFrom ? repeats : 1;
        for (let round = 1; round <= rounds; round += 1) {
            const measured = await life(compared, size, { round, passes: repeats / rounds }, say);
            engine.push(...measured.engine);
            state.push(...(round === 1 ? measured.state : []));
        }
    }
    return { engine, state };
}

/** A command that changes nothing is run so many times in each round as there are passes. */
async function life(
    compared: readonly Variant[],
    size: number,
    { round, passes }: { round: number; passes: number },
    say: (line: string) => void,
) {
    const engine: EngineRow[] = [];
    const state: StateRow[] = [];
    const beds: Testbed[] = [];
    try {
        for (const variant of compared) {
            beds.push(await Testbed.open(variant, size));
        }
        const commands = steps.flatMap((step) => Array.from({ length: step.changes ? 1 : passes }, () => step));
        for (const [turn, step] of commands.entries()) {
            for (const bed of inTurn(beds, turn + round)) {
                const cost = await bed.measure(step.name);
                const { name } = bed.variant;
                engine.push({ variant: name, size, step: step.name, round, ...cost });
                say(`N ${size}, round ${round}, ${step.name}, ${name}: ${seconds(cost.wallMs)}, load ${cost.load}`);
                if (step.name === "create") {
                    state.push({ variant: name, size, ...(await stateSizeOf(bed.stack, size)) });
                }
            }
        }
    } finally {
        for (const bed of beds) {
            await bed.close();
        }
    }
    return { engine, state };
}
