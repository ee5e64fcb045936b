import { type Checkable, checked } from "../check";
import type { Checked, Values } from "../resource";
import type { Run } from "../run";
import { groupInputs } from "./schema";

const group: Checkable = { kind: "group", schema: groupInputs, names: ["projectName", "name"] };

/** See {@link Resource.check}. */
export async function check(run: Run, news: Values, olds?: Values): Promise<Checked> {
    return checked(run, group, news, olds);
}
