import { z } from "zod";
import type { Seen } from "./owners";

const cpuProfile = z.object({
    nodes: z.array(
        z.object({
            id: z.number(),
            callFrame: z.object({ functionName: z.string(), url: z.string() }),
            children: z.array(z.number()).optional(),
        }),
    ),
    samples: z.array(z.number()),
    timeDeltas: z.array(z.number()),
});

/** What a profile of Node.js (`--cpu-prof`, or its inspector) saw, but for the moments without work. */
export function seenByNode(profile: unknown): Seen[] {
    const { nodes, samples, timeDeltas } = cpuProfile.parse(profile);
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const parents = new Map(nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id] as const)));
    const callsOf = (sample: number) => {
        const calls: { name: string; file: string }[] = [];
        for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
            const { functionName = "", url = "" } = byId.get(id)?.callFrame ?? {};
            calls.push({ name: functionName, file: url });
        }
        return calls;
    };
    return samples
        .map((sample, index) => ({ calls: callsOf(sample), ms: (timeDeltas[index] ?? 0) / 1000 }))
        .filter(({ calls }) => calls[0]?.name !== "(idle)");
}
