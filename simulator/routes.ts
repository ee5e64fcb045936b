import type { z } from "zod";
import { type Answer, failure, notFound } from "./answer";
import type { Tokens } from "./authentication";
import type { Effect, Target } from "./faults";
import type { SimulatedManager } from "./manager";
import { deployBody, groupBody } from "./requestBodies";

/** A request, as far as routes need it. */
export interface Asked {
    readonly method: string;
    readonly contentType: string | undefined;
    readonly authorization: string | undefined;
    readonly body: string;
}

/** A request that found its route. */
export interface Routed {
    readonly target: Target;
    /** Carries it out. A fault that is about deployments is met inside. */
    act(asked: Asked, fault?: Effect): Answer;
}

type Names = Readonly<Record<string, string>>;

interface Route {
    readonly operation: string;
    readonly open?: true;
    act(names: Names, asked: Asked, fault?: Effect): Answer;
}

/** Every endpoint: method and path below `/apiops`, to what it does. */
function table(manager: SimulatedManager, tokens: Tokens): Readonly<Record<string, Route>> {
    const of = (names: Names, ...keys: string[]) => keys.map((key) => names[key] ?? "");
    const groups = "/projects/{project}/apiProxyGroups/";
    const group = `${groups}{group}/`;
    const member = (operation: string, change: "add" | "remove"): Route => ({
        operation,
        act: (names) => {
            const [project = "", name = "", proxy = ""] = of(names, "project", "group", "proxy");
            return manager.changeMember(project, name, proxy, change);
        },
    });
    const deployment = (operation: string, act: "deploy" | "undeploy"): Route => ({
        operation,
        act: (names, asked, fault) =>
            parsed(asked, deployBody, "optional", (note) => {
                const [project = "", name = "", environment = ""] = of(names, "project", "group", "environment");
                return manager[act](project, name, environment, note, fault);
            }),
    });
    const record = (operation: string, action: "read" | "delete"): Route => ({
        operation,
        act: (names) => {
            const [project = "", name = "", revision = ""] = of(names, "project", "group", "revision");
            return manager.historyRecord(project, name, revision, action);
        },
    });
    const plain = (body: string): Answer => ({ raw: { status: 200, type: "text/plain", body } });
    return {
        [`GET ${groups}`]: { operation: "listGroups", act: ({ project = "" }) => manager.listGroups(project) },
        [`POST ${groups}`]: {
            operation: "createGroup",
            act: ({ project = "" }, asked, fault) =>
                parsed(asked, groupBody, "required", (body) => manager.createGroup(project, body, fault)),
        },
        [`PUT ${groups}`]: {
            operation: "updateGroup",
            act: ({ project = "" }, asked, fault) =>
                parsed(asked, groupBody, "required", (body) => manager.updateGroup(project, body, fault)),
        },
        [`DELETE ${group}`]: {
            operation: "deleteGroup",
            act: ({ project = "", group: name = "" }) => manager.deleteGroup(project, name),
        },
        [`POST ${group}apiProxies/{proxy}/`]: member("addMember", "add"),
        [`DELETE ${group}apiProxies/{proxy}/`]: member("removeMember", "remove"),
        [`GET ${group}environments/`]: {
            operation: "listGroupEnvironments",
            act: ({ project = "", group: name = "" }) => manager.listGroupEnvironments(project, name),
        },
        [`POST ${group}environments/{environment}/`]: deployment("deployGroup", "deploy"),
        [`DELETE ${group}environments/{environment}/`]: deployment("undeployGroup", "undeploy"),
        [`GET ${group}deploy-histories/`]: {
            operation: "listDeployHistory",
            act: ({ project = "", group: name = "" }) => manager.listHistory(project, name),
        },
        [`GET ${group}deploy-histories/{revision}/`]: record("getDeployHistory", "read"),
        [`DELETE ${group}deploy-histories/{revision}/`]: record("deleteDeployHistory", "delete"),
        "GET /projects/": { operation: "listProjects", act: () => manager.listProjects() },
        "GET /environments/": { operation: "listEnvironments", act: () => manager.listEnvironments() },
        "GET /projects/{project}/environments/": {
            operation: "listProjectEnvironments",
            act: ({ project = "" }) => manager.listEnvironments(project),
        },
        "POST /auth/token": {
            operation: "token",
            open: true,
            act: (_, { contentType, body }) =>
                contentType?.startsWith("application/x-www-form-urlencoded")
                    ? tokens.exchange(new URLSearchParams(body))
                    : tokens.exchange(new URLSearchParams()),
        },
        "GET /test/healthcheck": { operation: "healthcheck", open: true, act: () => plain("OK") },
        "GET /test/hello/{name}": { operation: "hello", open: true, act: ({ name = "" }) => plain(`Hello ${name}`) },
    };
}

/** Finds the route of a request: method and path, every value of it decoded. */
export class Routes {
    readonly #routes: readonly (readonly [string, readonly string[], Route])[];

    constructor(
        manager: SimulatedManager,
        private readonly tokens: Tokens,
    ) {
        this.#routes = Object.entries(table(manager, tokens)).map(([line, route]) => {
            const [method = "", path = ""] = line.split(" ");
            return [method, path.split("/"), route];
        });
    }

    /** A path that is not in the table, a wrong trailing slash among them, is an empty 404: the documents are silent. */
    find(method: string, rawPath: string): Routed {
        const segments = decoded(rawPath);
        for (const [routeMethod, pattern, route] of this.#routes) {
            const names = routeMethod === method && segments !== undefined ? match(pattern, segments) : undefined;
            if (names !== undefined) {
                const { project, group, environment } = names;
                return {
                    target: { operation: route.operation, project, group, environment },
                    act: (asked, fault) =>
                        (route.open ? undefined : this.tokens.refusal(asked.authorization, route.operation)) ??
                        route.act(names, asked, fault),
                };
            }
        }
        return { target: { operation: "unknown" }, act: () => notFound };
    }
}

function decoded(rawPath: string): string[] | undefined {
    try {
        // Only %XX is decoded: a plus in a path is a plus.
        return rawPath.split("/").map(decodeURIComponent);
    } catch {
        return undefined;
    }
}

function match(pattern: readonly string[], segments: readonly string[]): Names | undefined {
    if (pattern.length !== segments.length) {
        return undefined;
    }
    const names: Record<string, string> = {};
    for (const [index, part] of pattern.entries()) {
        const segment = segments[index] ?? "";
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        if (name === undefined ? part !== segment : segment === "") {
            return undefined;
        }
        if (name !== undefined) {
            names[name] = segment;
        }
    }
    return names;
}

/** Refuses what is no JSON of the right form: 415 and 400 are what such servers say; the documents are silent. */
function parsed<Body>(
    { contentType, body }: Asked,
    schema: z.ZodType<Body>,
    presence: "required" | "optional",
    act: (body: Body) => Answer,
): Answer {
    if (body === "" && presence === "optional") {
        return act(schema.parse({}));
    }
    if (!/^application\/json\s*(;|$)/i.test(contentType ?? "")) {
        return failure("Content-Type must be application/json!", 415);
    }
    let json: unknown;
    try {
        json = JSON.parse(body);
    } catch {
        return failure("The request body is not readable as JSON!");
    }
    const result = schema.safeParse(json);
    return result.success ? act(result.data) : failure(result.error.issues[0]?.message ?? "The request body is wrong!");
}
