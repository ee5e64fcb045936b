import type { ListedProject } from "../../apinizer/messages/projects";

/** What a project puts in front of the paths of its groups, as the Manager stores them; nothing where it puts nothing. */
export function prefixOf({ enableRelativePath, relativePath = "" }: ListedProject): string | undefined {
    const [, path = ""] = /^\/?(.*?)\/?$/s.exec(relativePath) ?? [];
    return enableRelativePath === true && path !== "" && path !== "/" ? `/${path}` : undefined;
}

/**
 * Whether listed paths are the written ones, with the prefix the same number of times in front of each. That number may
 * be 0, and more than 1: releases before 2026.04.8 put it there again with each redeployment. It is one for all paths,
 * because a program may well write `/retail/a` beside `/a` in a project whose prefix is `/retail`.
 */
export function meansSamePaths(listed: readonly string[], written: readonly string[], prefix: string): boolean {
    const times = ((listed[0] ?? "").length - (written[0] ?? "").length) / prefix.length;
    if (listed.length !== written.length || !Number.isInteger(times) || times < 0) {
        return false;
    }
    const front = prefix.repeat(times);
    return listed.every((path, index) => path === `${front}${written[index]}`);
}

/**
 * Listed paths as a program would write them: without the prefix, once, where a path is left. Unaltered where that
 * would make one path of two.
 */
export function withoutPrefix(listed: readonly string[], prefix: string): readonly string[] {
    const bare = listed.map((path) => {
        const rest = path.startsWith(prefix) ? path.slice(prefix.length) : "";
        return rest.startsWith("/") && rest.length > 1 ? rest : path;
    });
    return new Set(bare).size === new Set(listed).size ? bare : listed;
}
