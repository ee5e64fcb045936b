import { SettingsError } from "../../settings";
import type { Identity } from "../identity";
import { problemsOf } from "../problems";
import type { Checked, Problem, Values } from "../resource";
import type { Manager, Run } from "../run";
import { groupInputs } from "./schema";

/** See {@link Resource.check}. Fills in the project, and notes which identity the program wants. */
export async function check(run: Run, news: Values, olds?: Values): Promise<Checked> {
    const { manager, problems } = managerOf(run, news.connection);
    const inputs =
        news.projectName === undefined && manager?.projectName !== undefined
            ? { ...news, projectName: manager.projectName }
            : news;
    const found = [...problemsOf(groupInputs, inputs), ...problems].map(explained);
    const identity = identityOf(run, inputs);
    if (found.length === 0 && identity !== undefined) {
        run.claims.checked(identity, olds === undefined ? undefined : identityOf(run, olds));
    }
    return { inputs, problems: found };
}

/** The identity that inputs name, where all of it is known. */
function identityOf(run: Run, inputs: Values): Identity | undefined {
    const { projectName, name, connection } = inputs;
    const { manager } = managerOf(run, connection);
    return manager !== undefined && typeof projectName === "string" && typeof name === "string"
        ? { manager: manager.origin, projectName, name }
        : undefined;
}

/** The Manager that a `connection` names, or what is wrong with its settings. Neither where that is not known yet. */
function managerOf(run: Run, connection: unknown): { manager?: Manager; problems: readonly Problem[] } {
    if (connection !== undefined && connection !== null && typeof connection !== "string") {
        return { problems: [] };
    }
    try {
        return { manager: run.manager(connection ?? undefined), problems: [] };
    } catch (error) {
        if (error instanceof SettingsError) {
            return { problems: error.problems.map(({ property, reason }) => ({ path: property, reason })) };
        }
        throw error;
    }
}

function explained(problem: Problem): Problem {
    return problem.path === "projectName" && problem.reason === "is required"
        ? {
              ...problem,
              reason: "is required: give it to the resource, or to all with `pulumi config set apinizer:projectName …` or APINIZER_PROJECT_NAME",
          }
        : problem;
}
