import fc from "fast-check";
import { diff } from "../../../provider/resources/group/diff";
import { groupOutputs } from "../../../provider/resources/group/outputs";
import { groupInputs } from "../../../provider/resources/group/schema";
import { unknownValue, type Values } from "../../../provider/resources/resource";
import { manager, runWith, usable, withValueAt } from "./support";

const settings = { ...usable, connections: JSON.stringify({ east: usable }) };

const name = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => text !== "." && text !== "..");
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
const method = fc.constantFrom("GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE");

/** A valid group, in one plain spelling. */
const meaning = fc.record({
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
type Meaning = typeof meaning extends fc.Arbitrary<infer Value> ? Value : never;

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
function spelled(group: Meaning): fc.Arbitrary<Values> {
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

const outputsOf = (inputs: Values) => groupOutputs(groupInputs.parse(inputs), { manager });

const twoSpellings = meaning.chain((group) => fc.tuple(spelled(group), spelled(group)));

test("the outputs of any valid inputs do not differ from those inputs, in whatever spelling", async () => {
    const { run } = runWith(settings);
    await fc.assert(
        fc.asyncProperty(twoSpellings, async ([written, now]) => {
            expect((await diff(run, "id", outputsOf(written), now)).changes).toEqual([]);
        }),
        { numRuns: 300 },
    );
});

/** Every place of a group's inputs that another resource's output may stand in. */
const places: (string | number)[][] = [
    ["projectName"],
    ["name"],
    ["description"],
    ["clientRoute"],
    ["clientRoute", "relativePathList"],
    ["clientRoute", "relativePathList", 0],
    ["clientRoute", "methodList"],
    ["clientRoute", "methodList", 0],
    ["clientRoute", "hostList"],
    ["clientRoute", "hostList", 1],
    ["clientRoute", "headerList"],
    ["clientRoute", "headerList", 0],
    ["clientRoute", "headerList", 0, "name"],
    ["clientRoute", "headerList", 0, "value"],
    ["clientRoute", "bufferRequest"],
    ["clientRoute", "bufferResponse"],
    ["environmentName"],
    ["connection"],
];

const full: Values = {
    projectName: "Retail",
    name: "Payments",
    description: "Payment APIs",
    clientRoute: {
        relativePathList: ["/pay"],
        methodList: ["GET", "ALL"],
        hostList: ["a", "b"],
        headerList: [{ name: "X-Channel", value: "web" }],
        bufferRequest: true,
        bufferResponse: true,
    },
    environmentName: "production",
    connection: "east",
};

test.each(places.map((place) => [place.join("."), place] as const))(
    "not known yet: %s is a change in place",
    async (_, place) => {
        const now = withValueAt(full, place, unknownValue);

        const { changes } = await diff(runWith(settings).run, "id", outputsOf(full), now);

        expect(changes.length).toBeGreaterThan(0);
        expect(
            changes.every(({ path, replaces }) => place.join(".").startsWith(path.split(".")[0] ?? "") && !replaces),
        ).toBe(true);
    },
);

test("however many inputs are not known yet, a group is not replaced", async () => {
    const { run } = runWith(settings);
    // The deepest places first: once a list is not known, it has no elements.
    const some = fc.subarray(
        [...places].reverse().sort((one, other) => other.length - one.length),
        { minLength: 1 },
    );
    await fc.assert(
        fc.asyncProperty(some, async (unknown) => {
            const now = unknown.reduce((values, place) => withValueAt(values, place, unknownValue), full);
            const { changes } = await diff(run, "id", outputsOf(full), now);
            expect(changes.length).toBeGreaterThan(0);
            expect(changes.filter(({ replaces }) => replaces)).toEqual([]);
        }),
    );
});

test("adoptExisting that is not known yet is no change", async () => {
    const now = { ...full, adoptExisting: unknownValue };

    expect((await diff(runWith(settings).run, "id", outputsOf(full), now)).changes).toEqual([]);
});

test.each(["projectName", "name", "connection"])(
    "one line says that a replacement is possible while %s is not known",
    async (place) => {
        const now = { ...full, [place]: unknownValue };

        const { notes } = await diff(runWith(settings).run, "id", outputsOf(full), now);

        expect(notes).toEqual([expect.stringMatching(/"Payments" in project "Retail" may be replaced/)]);
    },
);
