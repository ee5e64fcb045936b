import type { DeploymentResult } from "../../apinizer/messages/deployments";
import type { DeploymentNote } from "../../apinizer/operations";
import { defined } from "../defined";
import type { Unfinished } from "../fields";
import type { Values } from "../resource";
import type { DeploymentInputs } from "./schema";

/** What a deployment found out besides its inputs. */
export interface Found {
    readonly manager: string;
    readonly deploymentResult?: DeploymentResult | null | undefined;
    readonly unfinished?: Unfinished | undefined;
}

/** The complete outputs of a deployment: the one place that builds them. */
export function deploymentOutputs(inputs: DeploymentInputs, found: Found): Values {
    return defined({ ...inputs, ...found, deploymentResult: found.deploymentResult ?? undefined });
}

/** What the deploy history is to keep. */
export function noteOf({ description, persistent }: DeploymentInputs): DeploymentNote {
    return {
        ...(typeof description === "string" ? { description } : {}),
        ...(typeof persistent === "boolean" ? { persistent } : {}),
    };
}
