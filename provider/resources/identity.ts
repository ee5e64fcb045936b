/** What makes a group the same group: where it is, its project, its name. */
export interface Identity {
    readonly manager: string;
    readonly projectName: string;
    readonly name: string;
}

export function sameIdentity(one: Identity, other: Identity): boolean {
    return keyOf(one) === keyOf(other);
}

/** A key for maps; JSON keeps the parts apart whatever they hold. */
export function keyOf({ manager, projectName, name }: Identity): string {
    return JSON.stringify([manager, projectName, name]);
}

/** The id of a group or of something in it: its parts, each percent-encoded, between slashes. */
export function idOf(...parts: readonly string[]): string {
    return parts.map(encodeURIComponent).join("/");
}

/** How messages name a group. */
export function groupLabel({ projectName, name }: { readonly projectName: string; readonly name: string }): string {
    return `API proxy group ${JSON.stringify(name)} in project ${JSON.stringify(projectName)}`;
}
