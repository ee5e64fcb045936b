import { z } from "zod";
import { connectionName, objectName, recordedUnfinished } from "../fields";
import type { Identity } from "../identity";

/** The inputs of a membership, as `check` leaves them. Any change replaces it. */
export const memberInputs = z.strictObject({
    /** Project of the group and of the API proxy. Default: `apinizer:projectName`. */
    projectName: objectName,
    /** Name of the group. */
    groupName: objectName,
    /** Name of the API proxy that becomes a member. */
    apiProxyName: objectName,
    /** Entry of `apinizer:connections` that names the Manager. Default: the Manager of the stack's own settings. */
    connection: connectionName.nullish(),
});
export type MemberInputs = z.output<typeof memberInputs>;

/** What a program gives: the project has a default. */
export const memberArgs = memberInputs.partial({ projectName: true });

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
