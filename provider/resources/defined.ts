import type { Values } from "./resource";

/** Without the properties that have no value, at any depth: neither the state nor the wire has a word for them. */
export function defined(values: Values): Values {
    return Object.fromEntries(
        Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, within(value)]])),
    );
}

function within(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(within);
    }
    return typeof value === "object" && value !== null ? defined({ ...value }) : value;
}
