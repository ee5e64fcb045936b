import fc from "fast-check";
import { groupOutputs } from "../../../provider/resources/group/outputs";
import { groupInputs } from "../../../provider/resources/group/schema";
import type { Values } from "../../../provider/resources/resource";
import { manager, usable } from "./support";

/** Settings with a connection to the same Manager. */
export const settings = { ...usable, connections: JSON.stringify({ east: usable }) };

const name = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => text !== "." && text !== "..");
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
const method = fc.constantFrom("GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE");

/** A valid group, in one plain spelling. */
export const meaning = fc.record({
    projectName: name,
    name,
    description: fc.string({ unit: "grapheme" }),
    paths: fc.uniqueArray(
        fc.string({ minLength: 1 }).map((text) => `/${text}`),
        { minLength: 1, maxLength: 4 },
    ),
    methods: fc.uniqueArray(method, { maxLength: 8 }),
    hosts: fc.uniqueArray(word, { maxLength: 3 }),
    headers: fc.array(fc.record({ name: word, value: fc.string({ minLength: 1 }) }), { maxLength: 3 }),
    bufferRequest: fc.boolean(),
    bufferResponse: fc.boolean(),
    environmentName: fc.option(name),
    connection: fc.constantFrom(null, "east"),
});
export type Meaning = typeof meaning extends fc.Arbitrary<infer Value> ? Value : never;

const spelling = (text: string) => fc.constantFrom(text, text.toUpperCase());

/** A set in any order, its elements spelled in any way, some of them twice. */
function anyOrder<Item>(items: readonly Item[], spelled: (item: Item) => fc.Arbitrary<Item>): fc.Arbitrary<unknown> {
    const once = fc.tuple(...items.map(spelled));
    const more =
        items.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...items).chain(spelled), { maxLength: 2 });
    const list = fc.tuple(once, more).chain(([some, others]) => {
        const all = [...some, ...others];
        return fc.shuffledSubarray(all, { minLength: all.length });
    });
    return items.length === 0 ? fc.oneof(list, fc.constant(null), fc.constant(undefined)) : list;
}

/** One of the ways to spell a group. */
export function spelled(group: Meaning): fc.Arbitrary<Values> {
    const nothing = <Value>(value: Value, ...same: unknown[]) => fc.constantFrom<unknown>(value, ...same);
    const buffers = (on: boolean) => (on ? nothing(true, null, undefined) : fc.constant(false));
    const methods =
        group.methods.length === 0 ? fc.constantFrom([], null, undefined, ["ALL"], ["GET", "ALL"]) : undefined;
    const route = fc.record({
        relativePathList: fc.constant(group.paths),
        methodList: methods ?? anyOrder(group.methods, fc.constant),
        hostList: anyOrder(group.hosts, spelling),
        headerList: anyOrder(group.headers, (header) =>
            spelling(header.name).map((text) => ({ ...header, name: text })),
        ),
        bufferRequest: buffers(group.bufferRequest),
        bufferResponse: buffers(group.bufferResponse),
    });
    return fc.record({
        projectName: fc.constant(group.projectName),
        name: fc.constant(group.name),
        description: group.description === "" ? nothing("", null, undefined) : fc.constant(group.description),
        clientRoute: route,
        environmentName: group.environmentName === null ? nothing(null, undefined) : fc.constant(group.environmentName),
        connection: group.connection === null ? nothing(null, undefined) : fc.constant(group.connection),
        adoptExisting: nothing(true, false, null, undefined),
    });
}

/** The outputs of a write of inputs. */
export const outputsOf = (inputs: Values) => groupOutputs(groupInputs.parse(inputs), { manager });
