import { type Answer, failure, notFound } from "./answer";
import type { DeploymentFault } from "./deployments";
import { type Endpoint, endpointNames, endpoints, type PathValues, type RequestTarget } from "./endpoints";
import type { Handlers } from "./handlers";
import type { SentBody } from "./requestBodies";
import { texts } from "./texts";
import type { Tokens } from "./tokens";

/** What a request brings besides its method and its path. */
export interface Sent extends SentBody {
    readonly authorization: string | undefined;
}

/** A request that was looked up. */
export interface Routed {
    readonly target: RequestTarget;
    /** Carries it out. */
    act(sent: Sent, fault: DeploymentFault): Answer;
}

/** Finds what a request asks for: method and path, every value of it decoded. */
export class Routes {
    constructor(
        private readonly handlers: Handlers,
        private readonly tokens: Tokens,
    ) {}

    /** A path that is not in the table, a wrong trailing slash among them, is an empty 404: the documents are silent. */
    find(method: string, path: string): Routed {
        const sent = path.startsWith("/apiops/") ? decoded(path.slice("/apiops".length)) : [];
        for (const name of endpointNames) {
            const found = endpoints[name].method === method ? this.#routed(name, sent) : undefined;
            if (found !== undefined) {
                return found;
            }
        }
        return { target: { operation: "unknown" }, act: () => notFound };
    }

    #routed<Name extends Endpoint>(operation: Name, path: readonly string[]): Routed | undefined {
        const values = valuesIn(operation, path);
        if (values === undefined) {
            return undefined;
        }
        const { project, group, environment }: Readonly<Partial<Record<string, string>>> = values;
        const handler = this.handlers[operation];
        const act = (sent: Sent, fault: DeploymentFault) => {
            const refusal = handler.open ? undefined : this.tokens.refusal(sent.authorization, operation);
            if (refusal !== undefined) {
                return refusal;
            }
            return project === "" ? failure(texts.projectNameEmpty) : handler.act(values, sent, fault);
        };
        return { target: { operation, project, group, environment }, act };
    }
}

/** The segments of a path; none where it cannot be decoded. */
function decoded(path: string): readonly string[] {
    try {
        // Only %XX is decoded. A page offers `+` for a space in paths too, but that is a rule of forms, not of paths.
        return path.split("/").map(decodeURIComponent);
    } catch {
        return [];
    }
}

/**
 * The values of a path, if it has the form of the endpoint's. Only a project's name may be empty: that has a text of its
 * own. The overload is sound because the type of the names is read off the same template as their values.
 */
function valuesIn<Name extends Endpoint>(name: Name, path: readonly string[]): PathValues<Name> | undefined;
function valuesIn(name: Endpoint, path: readonly string[]): Readonly<Record<string, string>> | undefined {
    const template = endpoints[name].path.split("/");
    if (template.length !== path.length) {
        return undefined;
    }
    const values: Record<string, string> = {};
    for (const [index, segment] of template.entries()) {
        const sent = path[index] ?? "";
        const value = segment.startsWith("{") ? segment.slice(1, -1) : undefined;
        if (value === undefined ? segment !== sent : sent === "" && value !== "project") {
            return undefined;
        }
        if (value !== undefined) {
            values[value] = sent;
        }
    }
    return values;
}
