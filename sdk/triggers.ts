import * as pulumi from "@pulumi/pulumi";
import { ending } from "./ending";

/**
 * The triggers of a deployment, as they were given. Throws, or lets the output fail that holds it, at a value that
 * Pulumi does not carry to the provider: nothing would be left of a Date or a Map, so its change would deploy nothing.
 * Outputs are guarded in place, because only then does the resource wait for the answer.
 *
 * @internal
 */
export function carriedTriggers(resource: string, triggers: unknown): unknown {
    return carried(triggers, { resource, path: "triggers", within: [] });
}

/** Where a value stands. */
interface Place {
    readonly resource: string;
    readonly path: string;
    /** The lists and objects around it. */
    readonly within: readonly object[];
}

function carried(value: unknown, place: Place): unknown {
    // Not pulumi.output(value), which makes plain objects of all objects in it.
    if (pulumi.Output.isInstance(value)) {
        return value.apply((known) => carried(known, place));
    }
    if (value instanceof Promise) {
        return value.then((known) => carried(known, place));
    }
    const obstacle = obstacleIn(value, place);
    if (obstacle !== undefined) {
        throw ending(
            `ApiProxyGroupDeployment ${JSON.stringify(place.resource)}: ${place.path} is ${obstacle}. Pulumi cannot compare it, so its change would not deploy. Give text, a finite number, a boolean, null, or lists and plain objects of these, such as date.toISOString() or [...map].`,
        );
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const part = (step: string, inner: unknown) =>
        carried(inner, { ...place, path: place.path + step, within: [...place.within, value] });
    return Array.isArray(value)
        ? value.map((element, index) => part(`[${index}]`, element))
        : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, part(stepTo(key), inner)]));
}

/** What a value is, in words, if Pulumi cannot carry it. */
function obstacleIn(value: unknown, { within }: Place): string | undefined {
    if (typeof value === "number" && !Number.isFinite(value)) {
        return String(value);
    }
    if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") {
        return `a ${typeof value}`;
    }
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
        return undefined;
    }
    if (within.includes(value)) {
        return "an object that contains itself";
    }
    if (pulumi.Resource.isInstance(value)) {
        return "a resource, of which Pulumi carries only the id; give the outputs whose change should deploy";
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    return isRoot(prototype) ? undefined : `an object of the class ${nameOf(prototype)}`;
}

/** Whether a prototype is that of plain objects, in whatever context of the process they were made. */
function isRoot(prototype: unknown): boolean {
    return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(prototype: unknown): string {
    const made: unknown =
        typeof prototype === "object" && prototype !== null ? Reflect.get(prototype, "constructor") : undefined;
    return typeof made === "function" && made.name !== "" ? made.name : "that has no name";
}

function stepTo(key: string): string {
    return /^[\w$]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
