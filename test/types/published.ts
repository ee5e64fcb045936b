/**
 * The published types mean what the schemas say. Nothing here runs: the compiler refuses a line that is not true, in the
 * stage "types" of `npm test`.
 */
import type { z } from "zod";
import type { listedDeployRecord, deploymentResult as result } from "../../provider/apinizer/messages/deployments";
import type { listedEnvironment, listedProjectEnvironment } from "../../provider/apinizer/messages/environments";
import type { listedGroup } from "../../provider/apinizer/messages/groups";
import type { listedRow } from "../../provider/apinizer/messages/lists";
import type { listedProject } from "../../provider/apinizer/messages/projects";
import type { deploymentArgs } from "../../provider/resources/deployment/schema";
import type { unfinished } from "../../provider/resources/fields";
import type { clientRoute, groupArgs } from "../../provider/resources/group/schema";
import type { memberArgs } from "../../provider/resources/member/schema";
import type * as sdk from "../../sdk";
import type * as simulator from "../../simulator";
import type { storedGroup } from "../../simulator/dataFile";
import type { effect, faultSchema } from "../../simulator/faults";
import type { simulatorOptions } from "../../simulator/options";
import type { StoredGroup } from "../../simulator/types/state";

/** True only for two types that the compiler cannot tell apart, whatever they are called and composed of. */
type Same<One, Other> =
    (<T>() => T extends Spelled<One> ? 1 : 2) extends <T>() => T extends Spelled<Other> ? 1 : 2 ? true : false;

type Spelled<Type> = Type extends readonly (infer Element)[]
    ? Spelled<Element>[]
    : Type extends object
      ? { [Key in keyof Type]: Spelled<Type[Key]> }
      : Type;

/** For types that hold themselves, as JSON does, which the compiler would spell for ever. */
type Exchangeable<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

type Inputs<Schema extends z.ZodType> = sdk.InputFields<z.input<Schema>>;

export const same: {
    ApiProxyGroupArgs: Same<sdk.ApiProxyGroupArgs, Inputs<typeof groupArgs>>;
    ApiProxyGroupDeploymentArgs: Same<sdk.ApiProxyGroupDeploymentArgs, Inputs<typeof deploymentArgs>>;
    ApiProxyGroupMemberArgs: Same<sdk.ApiProxyGroupMemberArgs, Inputs<typeof memberArgs>>;
    ClientRoute: Same<sdk.ClientRoute, z.output<typeof clientRoute>>;
    ClientRouteGiven: Same<sdk.ClientRoute, z.input<typeof clientRoute>>;
    DeploymentResult: Same<sdk.DeploymentResult, z.output<typeof result>>;
    Unfinished: Same<sdk.Unfinished, z.output<typeof unfinished>>;
    ListedRow: Same<sdk.ListedRow, z.output<typeof listedRow>>;
    ListedProject: Same<sdk.ListedProject, z.output<typeof listedProject>>;
    ListedEnvironment: Same<sdk.ListedEnvironment, z.output<typeof listedEnvironment>>;
    ListedProjectEnvironment: Same<sdk.ListedProjectEnvironment, z.output<typeof listedProjectEnvironment>>;
    ListedGroup: Same<sdk.ListedGroup, z.output<typeof listedGroup>>;
    ListedDeployRecord: Same<sdk.ListedDeployRecord, z.output<typeof listedDeployRecord>>;
    SimulatorOptions: Same<simulator.SimulatorOptions, z.input<typeof simulatorOptions>>;
    StoredGroup: Same<StoredGroup, z.output<typeof storedGroup>>;
    Effect: Exchangeable<simulator.Effect, z.input<typeof effect>>;
    ScriptedFault: Exchangeable<simulator.ScriptedFault, z.input<typeof faultSchema>>;
} = {
    ApiProxyGroupArgs: true,
    ApiProxyGroupDeploymentArgs: true,
    ApiProxyGroupMemberArgs: true,
    ClientRoute: true,
    ClientRouteGiven: true,
    DeploymentResult: true,
    Unfinished: true,
    ListedRow: true,
    ListedProject: true,
    ListedEnvironment: true,
    ListedProjectEnvironment: true,
    ListedGroup: true,
    ListedDeployRecord: true,
    SimulatorOptions: true,
    StoredGroup: true,
    Effect: true,
    ScriptedFault: true,
};
