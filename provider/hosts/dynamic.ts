import { declaredInputs } from "../resources/declaration";
import { type Resource, unknownValue, type Values, type Written } from "../resources/resource";
import { Run, type Severity } from "../resources/run";
import { configurationOr } from "../settings/source";
import type { DynamicProvider } from "./dynamicProvider";
import { plainError, plainLine, plainLines, plainProblems, plainReport, plainValues } from "./outsideText";

const unknownMarker = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const providerKey = "__provider";

/** One session of the engine: the run that its resources share, and the configuration once it is there. */
export class DynamicHost {
    #configuration: ((key: string) => string | undefined) | undefined;
    readonly #run: Run;

    constructor(agent: string) {
        const configuration = (key: string) => this.#configuration?.(key);
        this.#run = new Run(configurationOr(process.env, configuration), agent, print);
    }

    /** The object that the engine's process calls for every resource of this kind. */
    provider(resource: Resource): DynamicProvider {
        const run = this.#run;
        return {
            configure: async ({ config }) => {
                this.#configuration = (key) => config.get(`apinizer:${key}`);
            },
            check: guarded(async (olds, news) => {
                const before = Object.keys(olds).length === 0 ? undefined : incoming(olds);
                const { inputs: given, declared } = declaredInputs(incoming(news));
                const { inputs, problems } = await resource.check(run, given, before, declared);
                // The inputs are the program's and the settings' own, and are compared: nothing in them is altered.
                // The engine would print the value of a property that it is told, also of a secret one.
                const failures = plainProblems(problems).map(({ path, reason }) => ({
                    property: "",
                    reason: `${path} ${reason}`.trim(),
                }));
                return { inputs: outgoing(inputs), failures };
            }),
            diff: guarded(async (id, olds, news) => {
                const { changes, deleteFirst, notes } = await resource.diff(run, id, incoming(olds), incoming(news));
                for (const note of notes) {
                    run.say("warning", note);
                }
                const replaces = changes.filter((change) => change.replaces).map(({ path }) => path);
                return { changes: changes.length > 0, replaces, deleteBeforeReplace: deleteFirst };
            }),
            create: guarded(async (inputs) => {
                const written = await resource.create(run, incoming(inputs));
                return { id: written.id, outs: recorded(resource, written, inputs, []) };
            }),
            update: guarded(async (id, olds, news) => {
                const written = await resource.update(run, id, incoming(olds), incoming(news));
                return { outs: recorded(resource, written, news, [olds]) };
            }),
            read: guarded(async (id, properties) => {
                const found = await resource.read(run, id, incoming(properties));
                if (found.is === "gone") {
                    return {};
                }
                const observed = (values: Values) => outgoing(plainOutputs(resource, values, [properties]));
                const inputs = found.inputs === undefined ? {} : { inputs: observed(found.inputs) };
                return { id: found.id, props: observed(found.outputs), ...inputs };
            }),
            delete: guarded(async (id, properties) => {
                await resource.delete(run, id, incoming(properties));
            }),
        };
    }
}

/** The engine's word for "it exists, but is not as it should be"; it looks for these properties on what was thrown. */
class PartialFailure extends Error {
    readonly reasons: readonly string[];

    constructor(
        readonly id: string,
        readonly properties: Values,
        reasons: readonly string[],
    ) {
        const lines = plainLines(reasons);
        super(lines[0] ?? "");
        this.stack = "";
        this.reasons = lines;
    }
}

/** The outputs of a write. Throws a {@link PartialFailure} of a write that is not done. */
function recorded(resource: Resource, written: Written, inputs: Values, olds: readonly Values[]): Values {
    const outputs = outgoing(plainOutputs(resource, written.outputs, [inputs, ...olds]));
    if (written.is === "done") {
        return outputs;
    }
    throw new PartialFailure(written.id, { ...outputs, [providerKey]: inputs[providerKey] }, written.reasons);
}

/** Outputs, or what a read observed, without anything of a server that could harm the engine or the terminal. */
function plainOutputs({ reports }: Resource, values: Values, given: readonly Values[]): Values {
    const reported = Object.entries(values).filter(([key]) => reports.includes(key));
    const others = Object.entries(values).filter(([key]) => !reports.includes(key));
    return {
        ...plainValues(Object.fromEntries(others), given),
        ...Object.fromEntries(reported.map(([key, value]) => [key, plainReport(value)])),
    };
}

/** Values from the engine: without what is the host's, and with our word for what is not known yet. */
function incoming(values: Values): Values {
    const { [providerKey]: _, ...rest } = values;
    return mapped(rest, (leaf) => (leaf === unknownMarker ? unknownValue : leaf));
}

/** Values for the engine, which has no word for `undefined` and fails a step that holds one; in a list it is null. */
function outgoing(values: Values): Values {
    return mapped(values, (leaf) => (leaf === unknownValue ? unknownMarker : leaf));
}

function mapped(values: Values, leaf: (value: unknown) => unknown): Values {
    return Object.fromEntries(
        Object.entries(values)
            .filter(([, value]) => value !== undefined)
            .map(([key, value]) => [key, mappedValue(value, leaf)]),
    );
}

function mappedValue(value: unknown, leaf: (value: unknown) => unknown): unknown {
    if (Array.isArray(value)) {
        return value.map((element) => mappedValue(element ?? null, leaf));
    }
    return typeof value === "object" && value !== null ? mapped({ ...value }, leaf) : leaf(value);
}

/**
 * Whatever a step throws is as safe as what it returns. The process prints the stack of what check, diff, read and delete
 * throw; users get the message alone.
 */
function guarded<Arguments extends unknown[], Result>(
    step: (...given: Arguments) => Promise<Result>,
): (...given: Arguments) => Promise<Result> {
    return async (...given) => {
        try {
            return await step(...given);
        } catch (error) {
            throw error instanceof PartialFailure ? error : plainError(error);
        }
    };
}

function print(severity: Severity, text: string): void {
    const line = plainLine(text);
    process.stdout.write(severity === "warning" ? `warning: ${line}\n` : `${line}\n`);
}
