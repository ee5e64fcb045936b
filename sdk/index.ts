/**
 * The resources and look-ups of a Pulumi program: `import { ApiProxyGroup } from "pulumi-apinizer"`.
 *
 * @module pulumi-apinizer
 */
export type {
    DeploymentResult,
    ListedDeployRecord,
    ListedEnvironment,
    ListedGroup,
    ListedProject,
    ListedProjectEnvironment,
} from "../provider/apinizer/messages";
export type { Unfinished } from "../provider/resources/fields";
export { ApiProxyGroup, type ApiProxyGroupArgs, type ClientRoute } from "./apiProxyGroup";
export { ApiProxyGroupDeployment, type ApiProxyGroupDeploymentArgs } from "./apiProxyGroupDeployment";
export { ApiProxyGroupMember, type ApiProxyGroupMemberArgs } from "./apiProxyGroupMember";
export type { InputFields, Inputs, WithInputs } from "./inputs";
export * from "./lookups";
