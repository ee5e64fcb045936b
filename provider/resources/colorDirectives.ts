import { z } from "zod";
import { colorDirective } from "../colorDirective";

/** The paths of all texts that hold a color directive of the Pulumi CLI. */
export function directivePaths(value: unknown, path: readonly PropertyKey[] = []): string[] {
    if (typeof value === "string") {
        return value.includes(colorDirective) ? [z.core.toDotPath(path)] : [];
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const isList = Array.isArray(value);
    return Object.entries(value).flatMap(([key, part]) => directivePaths(part, [...path, isList ? Number(key) : key]));
}
