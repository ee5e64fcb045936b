import { excerpt, longest } from "../apinizer/excerpt";

/** What makes an object the same object: its kind, the Manager that holds it, and its names from the project down. */
export interface Identity {
    readonly kind: "group" | "deployment" | "member";
    readonly manager: string;
    readonly names: readonly string[];
}

/** A key for maps; JSON keeps the parts apart whatever they hold. */
export function keyOf({ kind, manager, names }: Identity): string {
    return JSON.stringify([kind, manager, ...names]);
}

/** The id of an object: its names, each percent-encoded, between slashes. */
export function idOf(...names: readonly string[]): string {
    return names.map(encodeURIComponent).join("/");
}

/** How messages name an object. */
export function labelOf({ kind, names }: Omit<Identity, "manager">): string {
    const [project = "", group = "", part = ""] = names.map((name) => JSON.stringify(excerpt(name, longest.name)));
    const of = `API proxy group ${group} in project ${project}`;
    switch (kind) {
        case "group":
            return of;
        case "deployment":
            return `deployment to environment ${part} of ${of}`;
        case "member":
            return `API proxy ${part} of ${of}`;
    }
}

/** The class of a kind of object, as a program names it. */
export function classOf(kind: Identity["kind"]): string {
    return { group: "ApiProxyGroup", deployment: "ApiProxyGroupDeployment", member: "ApiProxyGroupMember" }[kind];
}

/** The identity of a group at a Manager. */
export function groupIdentity(
    manager: string,
    { projectName, name }: { readonly projectName: string; readonly name: string },
): Identity {
    return { kind: "group", manager, names: [projectName, name] };
}

/** How messages name a group. */
export function groupLabel({ projectName, name }: { readonly projectName: string; readonly name: string }): string {
    return labelOf({ kind: "group", names: [projectName, name] });
}
