import { isDeepStrictEqual } from "node:util";
import type { ListedGroup, ListedRoute } from "../../apinizer/messages/groups";
import type { Manager } from "../run";
import { meansSamePaths, withoutPrefix } from "./prefix";
import type { GroupState } from "./schema";

/** The route that a list shows. A route without paths is none, because every group has a path. */
export function listedRouteOf(listed: ListedGroup): ListedRoute | undefined {
    return listed.clientRoute?.relativePathList?.length ? listed.clientRoute : undefined;
}

/**
 * A listed group with its paths as a program would write them: a project may put a path of its own in front of them.
 * `doubt` says why it is not known whether the project does; the paths are then as they are listed.
 */
export async function asWritten(
    manager: Manager,
    { projectName, clientRoute }: Pick<GroupState, "projectName" | "clientRoute">,
    listed: ListedGroup,
): Promise<{ readonly listed: ListedGroup; readonly doubt?: string }> {
    const route = listedRouteOf(listed);
    const paths = route?.relativePathList ?? [];
    const written = clientRoute.relativePathList ?? [];
    if (route === undefined || isDeepStrictEqual(paths, written)) {
        return { listed };
    }
    const known = await manager.prefixes.of(projectName);
    if (known.is === "unknown") {
        return { listed, doubt: known.why };
    }
    const shown = known.prefix === undefined ? paths : pathsAsWritten(paths, written, known.prefix);
    return { listed: { ...listed, clientRoute: { ...route, relativePathList: [...shown] } } };
}

/** Drift is shown as a program would write it, unless it would then look like none. */
function pathsAsWritten(listed: readonly string[], written: readonly string[], prefix: string): readonly string[] {
    if (meansSamePaths(listed, written, prefix)) {
        return written;
    }
    const bare = withoutPrefix(listed, prefix);
    return isDeepStrictEqual(bare, written) ? listed : bare;
}
