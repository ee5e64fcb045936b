import type { z } from "zod";
import { directivePaths } from "./colorDirectives";
import { connected, identityOf } from "./connection";
import { classOf, type Identity, labelOf } from "./identity";
import { problemsOf } from "./problems";
import type { Checked, Declared, Problem, Values } from "./resource";
import type { Run } from "./run";

/** What check needs to know of a kind of resource. */
export interface Checkable {
    readonly kind: Identity["kind"];
    readonly schema: z.ZodObject;
    /** The properties that name the object, from the project down. */
    readonly names: readonly string[];
}

/**
 * See {@link Resource.check}. Fills in the project, notes which identity the program wants, and refuses one that another
 * resource of the program names.
 */
export async function checked(
    run: Run,
    what: Checkable,
    news: Values,
    olds?: Values,
    declared?: Declared,
): Promise<Checked> {
    const { manager, problems } = connected(run, news.connection);
    const inputs: Values = { ...news, projectName: news.projectName ?? manager?.projectName };
    const found = [...problemsOf(what.schema, inputs), ...problems].map(explained);
    const identity = identityOf(run, what.kind, inputs, what.names);
    const of = identity === undefined ? "" : ` of the ${labelOf(identity)}`;
    for (const path of directivePaths(inputs)) {
        run.say(
            "warning",
            `${path}${of} holds "<{ %" without the space. The Pulumi CLI takes it for a color directive and may panic when it prints it: run it with --color never, or write the text in another way.`,
        );
    }
    if (found.length > 0 || identity === undefined) {
        return { inputs, problems: found };
    }
    const connection = typeof inputs.connection === "string" ? inputs.connection : undefined;
    const otherConnection = run.claims.otherConnection(identity, connection);
    if (otherConnection !== undefined) {
        return { inputs, problems: [twice(identity, what.names, otherConnection)] };
    }
    const other = declared === undefined ? undefined : run.claims.declared(identity, declared);
    if (declared !== undefined && other !== undefined) {
        const [later, earlier] = [declared, other].sort((one, two) => two.order - one.order);
        const names = `${JSON.stringify(later?.name)} and ${JSON.stringify(earlier?.name)}`;
        // Pulumi names are no secrets, and what they name may be one.
        const same = `the same ${what.names.join(" and ")}, at ${identity.manager}`;
        const reason = `${classOf(what.kind)} ${names} of this program are one object: they have ${same}. Remove one of them, or give it another name.`;
        return { inputs, problems: [{ path: "", reason }] };
    }
    const before = olds === undefined ? undefined : identityOf(run, what.kind, olds, what.names);
    run.claims.checked(identity, before);
    return { inputs, problems: [] };
}

/** Two connections that lead to one Manager, which a program does not show. The names of the object may be secrets. */
function twice({ manager }: Identity, names: readonly string[], other: string): Problem {
    return {
        path: "connection",
        reason: `leads to the same Manager as ${other} of another resource, so that both are one object: they have the same ${names.join(" and ")}, at ${manager}. Remove one of them, or give it another name.`,
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
