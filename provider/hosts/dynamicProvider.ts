import type { dynamic } from "@pulumi/pulumi";

/** Property values as the engine speaks of them; written out, because users' compilers read this file. */
type Values = Readonly<Record<string, unknown>>;

/**
 * Runs resources inside the engine's dynamic provider process: the only place that knows that contract.
 *
 * - A value that is not known yet arrives as a marker, at any depth and in the place of any type.
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
