import { type Checkable, checked } from "../check";
import type { Checked, Declared, Values } from "../resource";
import type { Run } from "../run";
import { groupInputs } from "./schema";
import { sizeProblems } from "./size";

const group: Checkable = { kind: "group", schema: groupInputs, names: ["projectName", "name"] };

/** See {@link Resource.check}. */
export async function check(run: Run, news: Values, olds?: Values, declared?: Declared): Promise<Checked> {
    const name = news.name ?? olds?.name ?? defaultName(run, declared);
    const { inputs, problems } = await checked(run, group, { ...news, name }, olds, declared);
    return { inputs, problems: [...problems, ...sizeProblems(inputs)] };
}

/**
 * The Pulumi name. A group that is replaced is checked again without old inputs, and keeps the name of the first check:
 * its Pulumi name may have changed since it was created.
 */
function defaultName(run: Run, declared: Declared | undefined): unknown {
    return declared && (run.claims.identityOf("group", declared)?.names.at(-1) ?? declared.name);
}
