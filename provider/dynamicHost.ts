import type { dynamic } from "@pulumi/pulumi";
import { type Resource, unknownValue, type Values, type Written } from "./resources/resource";
import { Run, type Severity } from "./resources/run";
import { configurationOr } from "./settings/source";

/**
 * Runs resources inside the engine's dynamic provider process: the only place that knows that contract.
 *
 * - A value that is not known yet arrives as {@link unknownMarker}, at any depth and in the place of any type.
 * - `__provider` comes with every set of properties, must stand in what a partial failure records (without it every
 *   later refresh and destroy dies), and is nobody else's business.
 * - The process keeps the provider object before it awaits `configure`, so `configure` only keeps the configuration.
 * - What the process prints appears among the messages of the stack.
 */
export interface DynamicProvider {
    configure(request: dynamic.ConfigureRequest): Promise<void>;
    check(olds: Values, news: Values): Promise<dynamic.CheckResult>;
    diff(id: string, olds: Values, news: Values): Promise<dynamic.DiffResult>;
    create(inputs: Values): Promise<dynamic.CreateResult>;
    read(id: string, properties: Values): Promise<dynamic.ReadResult>;
    update(id: string, olds: Values, news: Values): Promise<dynamic.UpdateResult>;
    delete(id: string, properties: Values): Promise<void>;
}

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
            check: reported(async (olds, news) => {
                const before = Object.keys(olds).length === 0 ? undefined : incoming(olds);
                const { inputs, problems } = await resource.check(run, incoming(news), before);
                const failures = problems.map(({ path, reason }) => ({ property: path, reason }));
                return { inputs: outgoing(inputs), failures };
            }),
            diff: reported(async (id, olds, news) => {
                const { changes, deleteFirst, notes } = await resource.diff(run, id, incoming(olds), incoming(news));
                for (const note of notes) {
                    run.say("warning", note);
                }
                const replaces = changes.filter((change) => change.replaces).map(({ path }) => path);
                return { changes: changes.length > 0, replaces, deleteBeforeReplace: deleteFirst };
            }),
            create: async (inputs) => {
                const written = await resource.create(run, incoming(inputs));
                return { id: written.id, outs: recorded(written, inputs) };
            },
            update: async (id, olds, news) => {
                const written = await resource.update(run, id, incoming(olds), incoming(news));
                return { outs: recorded(written, news) };
            },
            read: reported(async (id, properties) => {
                const found = await resource.read(run, id, incoming(properties));
                if (found.is === "gone") {
                    return {};
                }
                const inputs = found.inputs === undefined ? {} : { inputs: outgoing(found.inputs) };
                return { id: found.id, props: outgoing(found.outputs), ...inputs };
            }),
            delete: reported(async (id, properties) => {
                await resource.delete(run, id, incoming(properties));
            }),
        };
    }
}

/** The outputs of a write, or the engine's word for "it exists, but is not as it should be". */
function recorded(written: Written, inputs: Values): Values {
    const outputs = outgoing(written.outputs);
    if (written.is === "done") {
        return outputs;
    }
    const [title = "", ...reasons] = written.reasons;
    throw Object.assign(new Error(title), {
        id: written.id,
        properties: { ...outputs, [providerKey]: inputs[providerKey] },
        reasons: [title, ...reasons],
    });
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

/** The process prints the stack of what check, diff, read and delete throw; users get the message alone. */
function reported<Arguments extends unknown[], Result>(
    step: (...given: Arguments) => Promise<Result>,
): (...given: Arguments) => Promise<Result> {
    return async (...given) => {
        try {
            return await step(...given);
        } catch (error) {
            if (error instanceof Error && !process.env.APINIZER_DEBUG) {
                error.stack = "";
            }
            throw error;
        }
    };
}

function print(severity: Severity, text: string): void {
    process.stdout.write(severity === "warning" ? `warning: ${text}\n` : `${text}\n`);
}
