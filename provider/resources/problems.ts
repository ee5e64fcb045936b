import { z } from "zod";
import { nearest } from "../nearest";
import { type Problem, unknownValue, type Values } from "./resource";

/**
 * What a schema finds wrong with values, in the user's words. Nothing is said about a value that is not known yet, at
 * whatever depth it stands: the engine checks again when it is known.
 */
export function problemsOf(schema: z.ZodObject, values: Values): readonly Problem[] {
    const parsed = schema.safeParse(values);
    if (parsed.success) {
        return [];
    }
    return parsed.error.issues.flatMap((issue) => {
        if (isUnknown(values, issue.path)) {
            return [];
        }
        if (issue.code === "unrecognized_keys") {
            return issue.keys.map((key) => ({
                path: z.core.toDotPath([...issue.path, key]),
                reason: misspelt(schema, issue.path, key),
            }));
        }
        const path = z.core.toDotPath(issue.path);
        return [{ path, reason: valueAt(values, issue.path) === undefined ? "is required" : reasonOf(issue) }];
    });
}

/** The value at a path, `unknownValue` where the path leads into one, `undefined` where it leads nowhere. */
export function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
    let value = values;
    for (const step of path) {
        if (value === unknownValue) {
            return unknownValue;
        }
        if (typeof value !== "object" || value === null) {
            return undefined;
        }
        value = Reflect.get(value, step);
    }
    return value;
}

/** Whether anything in a value, itself included, is not known yet. */
export function holdsUnknown(value: unknown): boolean {
    if (value === unknownValue) {
        return true;
    }
    return typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown);
}

function isUnknown(values: Values, path: readonly PropertyKey[]): boolean {
    return valueAt(values, path) === unknownValue;
}

/** What is wrong, without the value, which may be a secret: `check` gets secrets in plain text, and is not told so. */
function reasonOf(issue: z.core.$ZodIssue): string {
    switch (issue.code) {
        case "invalid_type":
            return `must be ${/^[aeiou]/.test(issue.expected) ? "an" : "a"} ${issue.expected}`;
        case "invalid_value":
            return `must be one of ${issue.values.map(String).join(", ")}`;
        default:
            return issue.message; // ours
    }
}

function misspelt(schema: z.ZodObject, at: readonly PropertyKey[], key: string): string {
    const paths = pathsOf(schema, "");
    const near = nearest(key, paths.map(lastOf));
    // A property of the same object is meant rather than one of the same name elsewhere.
    const beside = [...at, near].map((step) => (typeof step === "number" ? "[]" : `.${String(step)}`)).join("");
    const meant = paths.find((path) => `.${path}` === beside) ?? paths.find((path) => lastOf(path) === near);
    return meant === undefined
        ? "is not a property of this resource"
        : `is not a property of this resource; did you mean ${meant}?`;
}

function lastOf(path: string): string {
    return path.slice(path.lastIndexOf(".") + 1);
}

/** The paths of all properties of a schema, through objects, lists and optional parts. */
function pathsOf(schema: z.core.$ZodType, prefix: string): string[] {
    if (schema instanceof z.ZodObject) {
        return Object.entries(schema.shape).flatMap(([key, part]) => [
            prefix + key,
            ...pathsOf(part, `${prefix}${key}.`),
        ]);
    }
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
        return pathsOf(schema.unwrap(), prefix);
    }
    return schema instanceof z.ZodArray ? pathsOf(schema.element, prefix.replace(/\.$/, "[].")) : [];
}
