import fc from "fast-check";
import type { DynamicProvider } from "../../../provider/hosts/dynamicProvider";
import { MultilineError } from "../../../provider/multilineError";
import type { Resource } from "../../../provider/resources/resource";
import { harmIn, hostileText, textsIn } from "./hostile";
import { hosted, thrownBy, withoutShellSettings } from "./hosting";

beforeEach(withoutShellSettings);
afterEach(() => {
    jest.restoreAllMocks();
});

type Step = (host: DynamicProvider) => Promise<unknown>;

const steps = {
    check: (host) => host.check({}, {}),
    diff: (host) => host.diff("id", {}, {}),
    create: (host) => host.create({}),
    update: (host) => host.update("id", {}, {}),
    read: (host) => host.read("id", {}),
    delete: (host) => host.delete("id", {}),
} satisfies Record<string, Step>;

/** All that a step hands to the engine: what it returns or throws, and what the process prints meanwhile. */
async function handedOut(step: Step, resource: Partial<Resource>): Promise<string[]> {
    const printed: string[] = [];
    const write = jest.spyOn(process.stdout, "write").mockImplementation((text) => {
        printed.push(String(text));
        return true;
    });
    const ended = await step(hosted(resource)).catch((error: Error) => ({
        ...error,
        message: error.message,
        stack: error.stack,
    }));
    write.mockRestore();
    expect(printed.every((line) => /^[^\n]*\n$/.test(line))).toBe(true);
    return [...textsIn(ended), ...printed.map((line) => line.slice(0, -1))];
}

const partial = (reasons: readonly string[]) => async () =>
    ({ is: "partial", id: "id", outputs: {}, reasons }) as const;

/** Every way on which text leaves a host. */
const ways: [way: string, step: Step, resource: (text: string) => Partial<Resource>][] = [
    ...Object.entries(steps).map(([name, step]): (typeof ways)[number] => [
        `an error of ${name}`,
        step,
        (text) => ({ [name]: async () => Promise.reject(new Error(text)) }),
    ]),
    ["a thrown text", steps.read, (text) => ({ read: async () => Promise.reject(text) })],
    [
        "an error of several lines",
        steps.delete,
        (text) => ({ delete: async () => Promise.reject(new MultilineError([text])) }),
    ],
    [
        "a problem",
        steps.check,
        (text) => ({ check: async () => ({ inputs: {}, problems: [{ path: text, reason: text }] }) }),
    ],
    ["a note", steps.diff, (text) => ({ diff: async () => ({ changes: [], deleteFirst: false, notes: [text] }) })],
    [
        "a line for the user",
        steps.delete,
        (text) => ({
            delete: async (run) => {
                run.say("info", text);
                return "deleted";
            },
        }),
    ],
    ["reasons of a create", steps.create, (text) => ({ create: partial([text, text]) })],
    ["reasons of an update", steps.update, (text) => ({ update: partial([text, text]) })],
    [
        "a report of a write",
        steps.create,
        (text) => ({
            reports: ["r"],
            create: async () => ({ is: "done", id: "id", outputs: { r: { rows: [text] } } }),
        }),
    ],
    [
        "a report of a read",
        steps.read,
        (text) => ({ reports: ["r"], read: async () => ({ is: "there", id: "id", outputs: { r: text } }) }),
    ],
];

test.each(ways)("%s is safe and bounded, whatever it holds", async (_, step, resource) => {
    await fc.assert(
        fc.asyncProperty(hostileText, async (text) => {
            const texts = await handedOut(step, resource(text));
            expect(texts.map((each) => harmIn(each))).toEqual(texts.map(() => undefined));
        }),
        { numRuns: 50 },
    );
    for (const huge of ["x", "\ud83d", "<{%x%}>\n"].map((piece) => piece.repeat(1_000_000))) {
        const texts = await handedOut(step, resource(huge));
        expect(texts.map((each) => harmIn(each))).toEqual(texts.map(() => undefined));
        expect(texts.reduce((sum, each) => sum + Buffer.byteLength(each), 0)).toBeLessThan(64 * 1024);
    }
});

test.each([
    [
        "an error",
        steps.delete,
        (texts: string[]) => ({ delete: async () => Promise.reject(new MultilineError(texts)) }),
    ],
    ["a partial failure", steps.create, (texts: string[]) => ({ create: partial(texts) })],
    [
        "problems",
        steps.check,
        (texts: string[]) => ({
            check: async () => ({
                inputs: {},
                problems: texts.map((reason, index) => ({ path: `list[${index}]`, reason })),
            }),
        }),
    ],
])("%s of 150,000 lines stays under 64 KB and says how many are left out", async (_, step, resource) => {
    const texts = await handedOut(
        step,
        resource(Array.from({ length: 150_000 }, (_, index) => `pod-${index} 😀 failed`)),
    );

    expect(texts.reduce((sum, each) => sum + Buffer.byteLength(each), 0)).toBeLessThan(64 * 1024);
    expect(texts.some((text) => /… and 1\d{5} more$/.test(text))).toBe(true);
});

test("what the program wrote comes back as it is, and drift is made safe in outputs and inputs alike", async () => {
    const ours = { description: "ours <{%a%}>\n\u001b😀", paths: ["/<{%b%}>"] };
    const drift = { description: "theirs <{%zzz%}>\n\u001b😀", paths: ["/<{%b%}>", "/\ud83d"] };
    const shown = { description: "theirs <{ %zzz%}>\n\ufffd😀", paths: ["/<{%b%}>", "/\ufffd"] };
    const host = hosted({ read: async () => ({ is: "there", id: "id", outputs: drift, inputs: drift }) });

    expect(await host.check({}, ours)).toMatchObject({ inputs: ours });
    expect(await host.create(ours)).toMatchObject({ outs: ours });
    expect(await host.update("id", { description: "before" }, ours)).toMatchObject({ outs: ours });
    expect(await host.read("id", ours)).toEqual({ id: "id", props: shown, inputs: shown });
});

test("a default that check fills in from the settings is not altered, because it names an object", async () => {
    const inputs = { projectName: "<{%p%}>" };

    expect(await hosted({ check: async () => ({ inputs, problems: [] }) }).check({}, {})).toEqual({
        inputs,
        failures: [],
    });
});

test("with APINIZER_DEBUG the stack is as safe as the message", async () => {
    jest.replaceProperty(process, "env", { APINIZER_DEBUG: "1" });
    const read = async () => Promise.reject(new Error("no <{%x%}> \u001b[31m"));

    const error = await thrownBy(hosted({ read }).read("id", {}));

    const stack = String(Reflect.get(Object(error), "stack")).split("\n");
    expect(stack.length).toBeGreaterThan(1);
    expect(stack.map((line) => harmIn(line))).toEqual(stack.map(() => undefined));
});
