import type { DeploymentResult } from "../../apinizer/messages/deployments";
import type { ApiProxyGroupDefinition } from "../../apinizer/messages/groups";
import { defined } from "../defined";
import type { Unfinished } from "../fields";
import { idOf } from "../identity";
import type { Values } from "../resource";
import type { GroupInputs, GroupState } from "./schema";

/** What a write or a read found out besides the inputs. */
export interface Found {
    readonly manager: string;
    readonly deploymentResult?: DeploymentResult | undefined;
    readonly redeployRequired?: boolean | undefined;
    readonly unfinished?: Unfinished | undefined;
}

/** What the state keeps of a program's inputs. A read may find there what no program could write. */
export type Recorded = Pick<
    GroupState,
    "projectName" | "name" | "description" | "clientRoute" | "environmentName" | "connection"
>;

/** The complete outputs of a group: the one place that builds them. Never holds `undefined`. */
export function groupOutputs(inputs: Recorded, found: Found): Values {
    const { projectName, name, description, clientRoute, environmentName, connection } = inputs;
    const deployed = environmentName === undefined || environmentName === null ? {} : deploymentOf(found);
    return defined({
        projectName,
        name,
        description,
        clientRoute,
        environmentName,
        connection,
        manager: found.manager,
        ...deployed,
        unfinished: found.unfinished,
    });
}

export function groupId({ projectName, name }: { readonly projectName: string; readonly name: string }): string {
    return idOf(projectName, name);
}

/**
 * The definition that inputs mean. Lists that are empty mean the same as lists that are absent, and are left out. The
 * description is given to an update even when there is none, because the documents do not say that leaving it out
 * clears it.
 */
export function definitionOf(inputs: GroupInputs, write: "create" | "update"): ApiProxyGroupDefinition {
    const { relativePathList, methodList, hostList, headerList, bufferRequest, bufferResponse } = inputs.clientRoute;
    const description = inputs.description ?? (write === "update" ? "" : undefined);
    return {
        name: inputs.name,
        ...(description === undefined ? {} : { description }),
        clientRoute: {
            relativePathList,
            ...(methodList?.length ? { methodList } : {}),
            ...(hostList?.length ? { hostList } : {}),
            ...(headerList?.length ? { headerList } : {}),
            ...(typeof bufferRequest === "boolean" ? { bufferRequest } : {}),
            ...(typeof bufferResponse === "boolean" ? { bufferResponse } : {}),
        },
        ...(typeof inputs.environmentName === "string" ? { environmentName: inputs.environmentName } : {}),
    };
}

function deploymentOf({ deploymentResult, redeployRequired }: Found): Values {
    return { deploymentResult, redeployRequired };
}
