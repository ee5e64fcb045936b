import type { Group } from "./groups";

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
