import { z } from "zod";
import { pemFile } from "./pemFile";

/**
 * The base of a Manager: origin, and the path in front of `/apiops` where a reverse proxy adds one. It stands in every
 * resource's state, so it must not hold a password.
 */
const managerUrl = z.string().transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const wrong =
        url === undefined || !/^https?:$/.test(url.protocol)
            ? "is not an http or https address, such as https://manager.example.com"
            : url.username !== "" || url.password !== ""
              ? "must not hold a user or a password: it is written into the state"
              : url.search !== "" || url.hash !== ""
                ? "must not hold a query or a fragment"
                : undefined;
    if (url === undefined || wrong !== undefined) {
        context.addIssue({ code: "custom", message: wrong ?? "" });
        return z.NEVER;
    }
    return (
        url.origin +
        url.pathname
            .replace(/\/+$/, "")
            .replace(/\/apiops$/, "")
            .replace(/\/+$/, "")
    );
});

function wholeNumber(least: number, most: number, unit: string) {
    const error = `must be a whole number of ${unit} from ${least} to ${most}`;
    return z
        .string()
        .regex(/^\d+$/, { error, abort: true })
        .transform(Number)
        .pipe(z.number({ error }).min(least, { error }).max(most, { error }));
}

const yesOrNo = z.enum(["true", "false"], { error: "must be true or false" }).transform((text) => text === "true");

const headerWord = z.string().regex(/^[\x21-\x7e]+$/, {
    error: "holds characters that a header cannot carry: check for a line break or a space at its end",
});

/** Every setting, by its key: what it means, its bounds, its default. */
export const fields = z.object({
    /** Address of the Manager, with or without `/apiops`. */
    url: managerUrl.optional(),
    /** A token from the Manager's console. */
    token: headerWord.optional(),
    /** With `clientSecret`: exchanged for tokens. */
    clientId: z.string().min(1).optional(),
    clientSecret: z.string().min(1).optional(),
    /** The project of resources that name none. */
    projectName: z.string().min(1).optional(),
    /** Seconds that a call may go without a byte of its answer. */
    requestTimeoutSeconds: wholeNumber(1, 600, "seconds").default(30),
    /** The same for calls that deploy or undeploy, which wait for gateway pods. */
    deployTimeoutSeconds: wholeNumber(1, 600, "seconds").default(120),
    /** Repeats after the first attempt. */
    maxRetries: wholeNumber(0, 10, "repeats").default(4),
    /** Most calls at a time to one Manager. Of several connections to it, the smallest value holds. */
    maxConcurrency: wholeNumber(1, 128, "calls").default(16),
    /** Name of the PEM file of the CA that signed the Manager's certificate. */
    caFile: pemFile.optional(),
    /** Names of the PEM files of the client certificate that the Manager asks for, and of its key. */
    clientCertFile: pemFile.optional(),
    clientKeyFile: pemFile.optional(),
    /** Accept any certificate: only for a first look at a test system. */
    insecureSkipVerify: yesOrNo.default(false),
    /** The new address of a Manager that moved: the state's groups are taken to live there now. */
    acceptManager: managerUrl.optional(),
});

export const settingKeys = Object.keys(fields.shape);
