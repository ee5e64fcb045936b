import type { Problem, Values } from "../resource";

/** Bytes that a definition may have as JSON. No group that is meant is near it, and gateways keep each in memory. */
const most = 4 * 1024 * 1024;

/** What is wrong with the size of a definition, at its largest part. A value that is not known yet counts nothing. */
export function sizeProblems({ name, description, clientRoute, environmentName }: Values): Problem[] {
    const size = bytesOf({ name, description, clientRoute, environmentName });
    if (size <= most) {
        return [];
    }
    const parts = new Map([["description", bytesOf(description)]]);
    for (const [key, value] of Object.entries(Object(clientRoute))) {
        parts.set(`clientRoute.${key}`, bytesOf(value));
    }
    const [path = ""] = [...parts].sort(([, one], [, other]) => other - one).map(([key]) => key);
    const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
    const reason = `makes the definition too large: it is ${megabytes(size)} of JSON, ${megabytes(parts.get(path) ?? 0)} of them here, and may be 4 MB`;
    return [{ path, reason }];
}

function bytesOf(value: unknown): number {
    return Buffer.byteLength(JSON.stringify(value) ?? "");
}
