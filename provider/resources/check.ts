import type { z } from "zod";
import { directivePaths } from "./colorDirectives";
import { connected, identityOf } from "./connection";
import { type Identity, labelOf } from "./identity";
import { problemsOf } from "./problems";
import type { Checked, Problem, Values } from "./resource";
import type { Run } from "./run";

/** What check needs to know of a kind of resource. */
export interface Checkable {
    readonly kind: Identity["kind"];
    readonly schema: z.ZodObject;
    /** The properties that name the object, from the project down. */
    readonly names: readonly string[];
}

/** See {@link Resource.check}. Fills in the project, and notes which identity the program wants. */
export async function checked(run: Run, what: Checkable, news: Values, olds?: Values): Promise<Checked> {
    const { manager, problems } = connected(run, news.connection);
    const inputs =
        news.projectName === undefined && manager?.projectName !== undefined
            ? { ...news, projectName: manager.projectName }
            : news;
    const found = [...problemsOf(what.schema, inputs), ...problems].map(explained);
    const identity = identityOf(run, what.kind, inputs, what.names);
    const of = identity === undefined ? "" : ` of the ${labelOf(identity)}`;
    for (const path of directivePaths(inputs)) {
        run.say(
            "warning",
            `${path}${of} holds "<{ %" without the space. The Pulumi CLI takes it for a color directive and may panic when it prints it: run it with --color never, or write the text in another way.`,
        );
    }
    if (found.length === 0 && identity !== undefined) {
        const connection = typeof inputs.connection === "string" ? inputs.connection : undefined;
        const other = run.claims.otherConnection(identity, connection);
        if (other !== undefined) {
            return { inputs, problems: [twice(identity, other)] };
        }
        const before = olds === undefined ? undefined : identityOf(run, what.kind, olds, what.names);
        run.claims.checked(identity, before);
    }
    return { inputs, problems: found };
}

/** The SDK finds two resources of one connection; that two connections lead to one Manager is known only here. */
function twice(identity: Identity, other: string): Problem {
    return {
        path: "connection",
        reason: `leads to the same Manager as ${other} of another resource, so that both are one object: ${labelOf(identity)} at ${identity.manager}. Remove one of them, or give it another name`,
    };
}

function explained(problem: Problem): Problem {
    return problem.path === "projectName" && problem.reason === "is required"
        ? {
              ...problem,
              reason: "is required: give it to the resource, or to all with `pulumi config set apinizer:projectName …` or APINIZER_PROJECT_NAME",
          }
        : problem;
}
