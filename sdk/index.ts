export type { DeploymentResult } from "../provider/apinizer/messages";
export type { Unfinished } from "../provider/resources/group/schema";
export { ApiProxyGroup, type ApiProxyGroupArgs, type ClientRoute } from "./apiProxyGroup";
export type { InputFields, Inputs } from "./inputs";
