/**
 * The resources and look-ups of a Pulumi program: `import { ApiProxyGroup } from "pulumi-apinizer"`.
 *
 * @module pulumi-apinizer
 */
export { ApiProxyGroup } from "./apiProxyGroup";
export { ApiProxyGroupDeployment } from "./apiProxyGroupDeployment";
export { ApiProxyGroupMember } from "./apiProxyGroupMember";
export type { InputFields, Inputs, WithInputs } from "./inputs";
export * from "./lookups";
export type * from "./types/lookups";
export type * from "./types/resources";
