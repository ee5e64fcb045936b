import { z } from "zod";
import { type Answer, failure } from "./answer";
import { problemsOf } from "./oneLineErrors";
import { ownTexts, texts } from "./texts";

const methods = ["GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE", "ALL"] as const;

/** What the documentation says about a field that is not there; about one of a wrong type it says nothing. */
function whereAbsent(text: string) {
    return { error: ({ input }: { input?: unknown }) => (input === undefined || input === null ? text : undefined) };
}

/**
 * The body of a create and of an update. Unknown fields are refused: the documents are silent about them, and a
 * stand-in that ignored them would never find a field that is misspelt on its way. Null is taken where it is the
 * documented default, and nowhere else.
 */
export const groupBody = z.strictObject({
    /** Name of the group. */
    name: z.string(whereAbsent(texts.nameEmpty)).min(1, { error: texts.nameEmpty }),
    /** What the group is for. Absent where none was given. */
    description: z.string().optional(),
    /** Which requests belong to the group. */
    clientRoute: z.strictObject(
        {
            /** Paths under which the group answers. */
            relativePathList: z
                .array(z.string().min(1, { error: texts.pathEmpty }).min(2, { error: ownTexts.pathShort }), {
                    ...whereAbsent(texts.pathsEmpty),
                })
                .min(1, { error: texts.pathsEmpty }),
            /** HTTP methods; absent, null and empty are all of them. */
            methodList: z.array(z.enum(methods)).nullish(),
            /** Host names; absent, null and empty are any. */
            hostList: z.array(z.string()).nullish(),
            /** Headers that a request must carry; absent, null and empty are none. */
            headerList: z
                .array(
                    z.strictObject({
                        /** Name of the header. */
                        name: z.string().min(1),
                        /** Its value. */
                        value: z.string(),
                    }),
                )
                .nullish(),
            /** Whether a request is read whole before it is passed on. */
            bufferRequest: z.boolean().optional(),
            /** Whether a response is read whole before it is passed on. */
            bufferResponse: z.boolean().optional(),
        },
        whereAbsent(texts.routeEmpty),
    ),
    environmentName: z.string().min(1).optional(),
});
export type GroupBody = z.output<typeof groupBody>;

/** What a group is, without the deployment that a write may ask for. */
export const groupDefinition = groupBody.omit({ environmentName: true });
export type GroupDefinition = z.output<typeof groupDefinition>;

/** The optional body of a deploy and of an undeploy. */
export const deployBody = z.strictObject({
    description: z.string().optional(),
    persistent: z.boolean().optional(),
});
export type DeployBody = z.output<typeof deployBody>;

/** A request's body as it came. */
export interface SentBody {
    readonly contentType: string | undefined;
    readonly body: string;
    /** The body as JSON; undefined where it is none. */
    readonly json: unknown;
}

/** The text as JSON, or undefined where it is none. */
export function jsonOf(text: string): unknown {
    try {
        return text === "" ? undefined : JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** The names that a write has in its body, for the record and for faults; a body that is wrong may lack them. */
export const namesInBody = z
    .object({
        name: z.string().optional().catch(undefined),
        environmentName: z.string().optional().catch(undefined),
    })
    .catch({});

const theirs = new Set<string>([texts.nameEmpty, texts.routeEmpty, texts.pathsEmpty, texts.pathEmpty]);

/**
 * Acts on a body, or refuses one that has not the right form. 415 for the type and 400 for the rest are what such
 * servers say; the documents ask for the type in their overview and are silent about everything else.
 */
export function withBody<Body>(
    { contentType, body, json }: SentBody,
    schema: z.ZodType<Body>,
    act: (body: Body) => Answer,
): Answer {
    if (!/^application\/json\s*(;|$)/i.test(contentType ?? "")) {
        return failure(ownTexts.contentType, 415);
    }
    if (body === "" || json === undefined) {
        return failure(ownTexts.notJson);
    }
    const result = schema.safeParse(json);
    if (result.success) {
        return act(result.data);
    }
    const documented = result.error.issues.find(({ message }) => theirs.has(message));
    return failure(documented?.message ?? problemsOf(result.error));
}
