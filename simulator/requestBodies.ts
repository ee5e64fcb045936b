import { z } from "zod";
import { texts } from "./texts";

const methods = ["GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE", "ALL"] as const;

/**
 * The body of a create and of an update. Unknown fields are refused: the documents are silent about them, and a
 * stand-in that ignored them would never find a field that is misspelt on its way.
 */
export const groupBody = z.strictObject({
    name: z.string({ error: texts.nameEmpty }).min(1, { error: texts.nameEmpty }),
    description: z.string().nullish(),
    clientRoute: z.strictObject(
        {
            relativePathList: z
                .array(z.string().min(2, { error: texts.pathEmpty }), { error: texts.pathsEmpty })
                .min(1, { error: texts.pathsEmpty }),
            methodList: z.array(z.enum(methods)).nullish(),
            hostList: z.array(z.string()).nullish(),
            headerList: z.array(z.strictObject({ name: z.string().min(1), value: z.string() })).nullish(),
            bufferRequest: z.boolean().nullish(),
            bufferResponse: z.boolean().nullish(),
        },
        { error: (issue) => (issue.code === "invalid_type" ? texts.routeEmpty : undefined) },
    ),
    environmentName: z.string().min(1).nullish(),
});
export type GroupBody = z.output<typeof groupBody>;

/** The optional body of a deploy and of an undeploy. */
export const deployBody = z.strictObject({
    description: z.string().nullish(),
    persistent: z.boolean().nullish(),
});
export type DeployBody = z.output<typeof deployBody>;
