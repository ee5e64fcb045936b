import type { Group } from "./groups";
import type { Behaviour } from "./options";
import type { RelativePaths } from "./relativePaths";

/** How a group is listed. How a description that was never given is listed is not documented. */
export function groupItem({ id, definition: { name, clientRoute, ...optional } }: Group, behaviour: Behaviour) {
    const description = optional.description ?? null;
    return behaviour.listsClientRoute ? { name, description, clientRoute } : { id, name, description };
}

/**
 * The API proxies of a group as openapi.yaml has them in the list "for promotion". Of its optional fields these are
 * filled in as far as a proxy that has nothing but a name can fill them.
 */
export function memberItems({ members }: Group) {
    return [...members].map((name, index) => ({
        id: String(index + 1),
        name,
        description: null,
        type: "HTTP",
        relativePath: `/${encodeURIComponent(name)}`,
        clientRoute: { relativePathList: [`/${encodeURIComponent(name)}`] },
        apiProxyDeployList: [],
    }));
}

/** The projects as the Manager lists them. */
export function projectItems(names: Iterable<string>, relativePaths: RelativePaths) {
    return [...names].map((name, index) => ({
        id: String(index + 1),
        name,
        description: "",
        ...relativePaths.shown(name),
        tags: [],
    }));
}

/** The environments of the installation, or those of a project. */
export function environmentItems(names: Iterable<string>, of: "installation" | "project") {
    return [...names].map((name, index) => ({
        id: String(index + 1),
        ...described(name),
        description: "",
        status: "PUBLISHED",
        // The documentation has both in a project's environments, and says that they are null there.
        ...(of === "project" ? { deployed: null, redeployRequired: null } : {}),
    }));
}

/** An environment as a group lists it. */
export function groupEnvironmentItem(name: string, { environments }: Group) {
    const { deployed = false, redeployRequired = false } = environments.get(name) ?? {};
    return { ...described(name), deployed, redeployRequired };
}

/** The type is guessed from the name, so that an example has more than one of them. */
function described(name: string): { name: string; type: string; accessUrl: string } {
    const type = /prod/i.test(name) ? "PRODUCTION" : /sand/i.test(name) ? "SANDBOX" : "TEST";
    return { name, type, accessUrl: `https://${encodeURIComponent(name)}.gateway.example.com` };
}
