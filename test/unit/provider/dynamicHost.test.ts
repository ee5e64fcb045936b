import type { dynamic } from "@pulumi/pulumi";
import type { DynamicProvider } from "../../../provider/hosts/dynamicProvider";
import { type Difference, type Resource, unknownValue, type Values } from "../../../provider/resources/resource";
import { hosted, thrownBy, withoutShellSettings } from "./hosting";

const marker = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const __provider = 'exports.handler=()=>require("pulumi-apinizer/provider").group';

beforeEach(withoutShellSettings);
afterEach(() => {
    jest.restoreAllMocks();
});

/** Whether `undefined` stands anywhere in a value. */
function holdsUndefined(value: unknown): boolean {
    if (value === undefined) {
        return true;
    }
    return typeof value === "object" && value !== null && Object.values(value).some(holdsUndefined);
}

const fromEngine = { a: marker, list: [marker, 1], deep: { rows: [{ x: marker }] }, none: null, text: `${marker}!` };
const ours = {
    a: unknownValue,
    list: [unknownValue, 1],
    deep: { rows: [{ x: unknownValue }] },
    none: null,
    text: `${marker}!`,
};

test("what is not known yet is our word inside and the engine's outside, at any depth", async () => {
    const check = jest.fn<ReturnType<Resource["check"]>, Parameters<Resource["check"]>>(async (_, inputs) => ({
        inputs,
        problems: [],
    }));

    const { inputs } = await hosted({ check }).check({ ...fromEngine, __provider }, { ...fromEngine, __provider });

    expect(check.mock.calls.map(([, news, olds]) => [news, olds])).toEqual([[ours, ours]]);
    expect(inputs).toEqual(fromEngine);
});

test("no old inputs are none, and not an empty set of them", async () => {
    const check = jest.fn<ReturnType<Resource["check"]>, Parameters<Resource["check"]>>(async (_, inputs) => ({
        inputs,
        problems: [],
    }));

    await hosted({ check }).check({}, { __provider });

    expect(check.mock.calls.map(([, , olds]) => olds)).toEqual([undefined]);
});

test("no step sees __provider", async () => {
    const seen: Values[] = [];
    const keep = (...values: Values[]) => seen.push(...values);
    const host = hosted({
        diff: async (_, __, olds, news) => ({
            changes: [],
            deleteFirst: false,
            notes: [],
            ...(keep(olds, news) && {}),
        }),
        create: async (_, news) => ({ is: "done", id: "id", outputs: {}, ...(keep(news) && {}) }),
        update: async (_, id, olds, news) => ({ is: "done", id, outputs: {}, ...(keep(olds, news) && {}) }),
        read: async (_, __, olds) => ({ is: "gone", ...(keep(olds) && {}) }),
        delete: async (_, __, olds) => (keep(olds) ? "deleted" : "forgotten"),
    });
    const values = { x: 1, __provider };

    await host.diff("id", values, values);
    await host.create(values);
    await host.update("id", values, values);
    await host.read("id", values);
    await host.delete("id", values);

    expect(seen).toEqual(Array.from({ length: 7 }, () => ({ x: 1 })));
});

test.each([
    ["create", (host: DynamicProvider) => host.create({ x: 1, __provider })],
    ["update", (host: DynamicProvider) => host.update("id", { x: 0, __provider: "old" }, { x: 1, __provider })],
])("a %s that ended in part tells id, reasons, and outputs with __provider and without undefined", async (_, step) => {
    const partial = async () =>
        ({ is: "partial", id: "P/G", outputs: { x: 1, gone: undefined }, reasons: ["title", "pod-1"] }) as const;

    const error = await thrownBy(step(hosted({ create: partial, update: partial })));

    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ message: "title", id: "P/G", reasons: ["title", "pod-1"] });
    expect(error).toHaveProperty("properties", { x: 1, __provider });
    expect(Object.keys(Object(Reflect.get(Object(error), "properties"))).sort()).toEqual(["__provider", "x"]);
});

const holes: Values = { a: undefined, b: { c: undefined, d: [{ e: undefined, f: 1 }] }, g: [undefined, 2] };

test.each([
    ["check", async (host: DynamicProvider) => host.check({}, {})],
    ["create", async (host: DynamicProvider) => host.create({})],
    ["update", async (host: DynamicProvider) => host.update("id", {}, {})],
    ["read", async (host: DynamicProvider) => host.read("id", {})],
])("undefined never reaches the engine: %s", async (_, step) => {
    const host = hosted({
        check: async () => ({ inputs: holes, problems: [] }),
        create: async () => ({ is: "done", id: "id", outputs: holes }),
        update: async (_run, id) => ({ is: "done", id, outputs: holes }),
        read: async (_run, id) => ({ is: "there", id, outputs: holes, inputs: holes }),
    });

    expect(holdsUndefined(await step(host))).toBe(false);
});

test("a read without inputs gives none, and one that found nothing gives nothing", async () => {
    expect(await hosted({}).read("id", { x: 1, __provider })).toEqual({ id: "id", props: { x: 1 } });
    expect(await hosted({ read: async () => ({ is: "gone" }) }).read("id", {})).toEqual({});
    const drifted = await hosted({
        read: async (_, id) => ({ is: "there", id, outputs: { x: 1 }, inputs: { x: 2 } }),
    }).read("id", {});
    expect(drifted).toEqual({ id: "id", props: { x: 1 }, inputs: { x: 2 } });
});

test("problems become failures that name their properties in the text, because the engine prints the value of one that it is told", async () => {
    const check: Resource["check"] = async (_, inputs) => ({
        inputs,
        problems: [{ path: "a.b[0]", reason: "is bad" }],
    });

    expect((await hosted({ check }).check({}, {})).failures).toEqual([{ property: "", reason: "a.b[0] is bad" }]);
});

test.each<[string, Difference, dynamic.DiffResult]>([
    [
        "nothing",
        { changes: [], deleteFirst: false, notes: [] },
        { changes: false, replaces: [], deleteBeforeReplace: false },
    ],
    [
        "a change in place",
        { changes: [{ path: "a", replaces: false }], deleteFirst: true, notes: [] },
        { changes: true, replaces: [], deleteBeforeReplace: true },
    ],
    [
        "a replacement",
        {
            changes: [
                { path: "a", replaces: true },
                { path: "b", replaces: false },
            ],
            deleteFirst: false,
            notes: [],
        },
        { changes: true, replaces: ["a"], deleteBeforeReplace: false },
    ],
])("a difference as the engine reads it: %s", async (_, difference, result) => {
    expect(await hosted({ diff: async () => difference }).diff("id", {}, {})).toEqual(result);
});

test("notes are printed as warnings, each once", async () => {
    const write = jest.spyOn(process.stdout, "write").mockReturnValue(true);
    const host = hosted({ diff: async () => ({ changes: [], deleteFirst: false, notes: ["mind the gap"] }) });

    await host.diff("id", {}, {});
    await host.diff("id", {}, {});

    expect(write.mock.calls).toEqual([["warning: mind the gap\n"]]);
});
