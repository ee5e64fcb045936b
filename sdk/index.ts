/**
 * The resources and look-ups of a Pulumi program: `import { ApiProxyGroup } from "pulumi-apinizer"`.
 *
 * @module pulumi-apinizer
 */
export type { DeploymentResult, ListedDeployRecord } from "../provider/apinizer/messages/deployments";
export type { ListedEnvironment, ListedProjectEnvironment } from "../provider/apinizer/messages/environments";
export type { ListedGroup } from "../provider/apinizer/messages/groups";
export type { ListedRow } from "../provider/apinizer/messages/lists";
export type { ListedProject } from "../provider/apinizer/messages/projects";
export type { Unfinished } from "../provider/resources/fields";
export { ApiProxyGroup, type ApiProxyGroupArgs, type ClientRoute } from "./apiProxyGroup";
export { ApiProxyGroupDeployment, type ApiProxyGroupDeploymentArgs } from "./apiProxyGroupDeployment";
export { ApiProxyGroupMember, type ApiProxyGroupMemberArgs } from "./apiProxyGroupMember";
export type { InputFields, Inputs, WithInputs } from "./inputs";
export * from "./lookups";
