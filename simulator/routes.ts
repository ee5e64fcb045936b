import { type Answer, failure, notFound } from "./answer";
import type { Tokens } from "./authentication";
import type { Mishap } from "./deployments";
import type { Endpoint, PathValues } from "./endpoints";
import type { Target } from "./operations";
import type { SentBody } from "./requestBodies";
import { texts } from "./texts";

/** What a request brings besides its method and its path. */
export interface Sent extends SentBody {
    readonly authorization: string | undefined;
}

/** A request that was looked up. */
export interface Routed {
    readonly target: Target;
    /** Carries it out. */
    act(sent: Sent, mishap: Mishap): Answer;
}

/** One segment of a path: a fixed text, or the name of a value. */
type Segment = { readonly text: string } | { readonly value: string };

interface Route {
    readonly method: string;
    readonly segments: readonly Segment[];
    readonly endpoint: Endpoint;
}

const noValues: PathValues = { project: "", group: "", proxy: "", environment: "", revision: "", name: "" };

/** Finds what a request asks for: method and path, every value of it decoded. */
export class Routes {
    readonly #routes: readonly Route[];

    constructor(
        endpoints: Readonly<Record<string, Endpoint>>,
        private readonly tokens: Tokens,
    ) {
        this.#routes = Object.entries(endpoints).map(([line, endpoint]) => {
            const [method = "", path = ""] = line.split(" ");
            return { method, segments: path.split("/").map(segmentOf), endpoint };
        });
    }

    /** A path that is not in the table, a wrong trailing slash among them, is an empty 404: the documents are silent. */
    find(method: string, path: string): Routed {
        const sent = path.startsWith("/apiops/") ? decoded(path.slice("/apiops".length)) : undefined;
        for (const route of sent === undefined ? [] : this.#routes) {
            const found = route.method === method && sent !== undefined ? match(route.segments, sent) : undefined;
            if (found !== undefined) {
                return this.#routed(route.endpoint, found);
            }
        }
        return { target: { operation: "unknown" }, act: () => notFound };
    }

    #routed(endpoint: Endpoint, found: Partial<PathValues>): Routed {
        const { project, group, environment } = found;
        const act = (sent: Sent, mishap: Mishap) => {
            const refusal = endpoint.open ? undefined : this.tokens.refusal(sent.authorization, endpoint.operation);
            if (refusal !== undefined) {
                return refusal;
            }
            return project === ""
                ? failure(texts.projectNameEmpty)
                : endpoint.act({ ...noValues, ...found }, sent, mishap);
        };
        return { target: { operation: endpoint.operation, project, group, environment }, act };
    }
}

function segmentOf(text: string): Segment {
    return text.startsWith("{") ? { value: text.slice(1, -1) } : { text };
}

function decoded(path: string): readonly string[] | undefined {
    try {
        // Only %XX is decoded. A page offers `+` for a space in paths too, but that is a rule of forms, not of paths.
        return path.split("/").map(decodeURIComponent);
    } catch {
        return undefined;
    }
}

/** The values of a path that has the form of a route. Only a project's name may be empty: it has a text of its own. */
function match(route: readonly Segment[], path: readonly string[]): Partial<PathValues> | undefined {
    if (route.length !== path.length) {
        return undefined;
    }
    const values: Record<string, string> = {};
    for (const [index, segment] of route.entries()) {
        const sent = path[index] ?? "";
        if ("value" in segment) {
            if (sent === "" && segment.value !== "project") {
                return undefined;
            }
            values[segment.value] = sent;
        } else if (segment.text !== sent) {
            return undefined;
        }
    }
    return values;
}
