import { z } from "zod";
import { connectionName, objectName, recordedUnfinished } from "../fields";
import type { Identity } from "../identity";

/** What a program says about an {@link ApiProxyGroupMember}. Any change replaces it. */
export const memberArgs = z.strictObject({
    /** Project of the group and of the API proxy. Default: `apinizer:projectName`. */
    projectName: objectName.nullish(),
    /** Name of the group. */
    groupName: objectName,
    /** Name of the API proxy that becomes a member. */
    apiProxyName: objectName,
    /** Entry of `apinizer:connections` that names the Manager. Default: the Manager of the stack's own settings. */
    connection: connectionName.nullish(),
});

/** The same, as `check` leaves it: what has a default is there. */
export const memberInputs = memberArgs.extend({ projectName: objectName });
export type MemberInputs = z.output<typeof memberInputs>;

/** What the state says about a membership. Loose, because it may have been written by another release. */
export const memberState = z.looseObject({
    projectName: z.string(),
    groupName: z.string(),
    apiProxyName: z.string(),
    manager: z.string(),
    connection: z.string().nullish(),
    unfinished: recordedUnfinished,
    /** Whether a read has found the API proxy in the list of the group's members. */
    listed: z.boolean().nullish(),
});

/** What names a member, from the project down. */
export const memberNames = ["projectName", "groupName", "apiProxyName"] as const;

export function memberIdentity(values: Pick<MemberInputs, (typeof memberNames)[number]>): Omit<Identity, "manager"> {
    return { kind: "member", names: memberNames.map((name) => values[name]) };
}
