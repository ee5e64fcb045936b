import type { GroupDefinition } from "./requestBodies";

/** The `relativePath` of each project that has one, and what it does to the paths of the project's groups. */
export class RelativePaths {
    constructor(private readonly paths: Readonly<Record<string, string>>) {}

    /** What the list of projects shows of it. */
    shown(project: string): { relativePath: string; enableRelativePath: boolean } {
        const own = this.#of(project);
        return { relativePath: own ?? "/", enableRelativePath: own !== undefined };
    }

    /** The definition with the project's path in front of each of its paths, once more. */
    inFrontOf(project: string, definition: GroupDefinition): GroupDefinition {
        const [, path] = /^\/?(.*?)\/?$/s.exec(this.#of(project) ?? "") ?? [];
        if (path === undefined || path === "") {
            return definition; // "" and "/" are in front of nothing
        }
        const { relativePathList } = definition.clientRoute;
        const prefixed = relativePathList.map((each) => `/${path}${each.startsWith("/") ? each : `/${each}`}`);
        return { ...definition, clientRoute: { ...definition.clientRoute, relativePathList: prefixed } };
    }

    #of(project: string): string | undefined {
        return Object.hasOwn(this.paths, project) ? this.paths[project] : undefined;
    }
}
