import { accessSync, constants } from "node:fs";
import { z } from "zod";
import type { Credentials } from "./apinizer/authentication";
import { nearest } from "./nearest";

/** Where settings come from: the value of a key, or nothing where it is not set. */
export type SettingsSource = (key: string) => string | undefined;

/** A setting that is missing or bad, with what is wrong and how to give it. */
export interface SettingsProblem {
    /** As it is written in the configuration: `apinizer:url`, `apinizer:connections.east.token`. */
    readonly property: string;
    readonly reason: string;
}

/** Settings that cannot be used; all their problems at once. */
export class SettingsError extends Error {
    constructor(readonly problems: readonly SettingsProblem[]) {
        super(problems.map(({ property, reason }) => `${property} ${reason}`).join("\n"));
        this.name = "SettingsError";
    }
}

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

const readableFile = z.string().refine(
    (path) => {
        try {
            accessSync(path, constants.R_OK);
            return true;
        } catch {
            return false;
        }
    },
    { error: (issue) => `names a file that cannot be read: ${String(issue.input)}` },
);

/** Every setting, by its key: what it means, its bounds, its default. */
const fields = z.object({
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
    /** Most calls at a time to one Manager. */
    maxConcurrency: wholeNumber(1, 128, "calls").default(16),
    /** PEM file of the CA that signed the Manager's certificate. */
    caFile: readableFile.optional(),
    /** PEM files of the client certificate that the Manager asks for, and of its key. */
    clientCertFile: readableFile.optional(),
    clientKeyFile: readableFile.optional(),
    /** Accept any certificate: only for a first look at a test system. */
    insecureSkipVerify: yesOrNo.default(false),
    /** The new address of a Manager that moved: the state's groups are taken to live there now. */
    acceptManager: managerUrl.optional(),
});

/** Settings of one Manager that can be used. */
export type Settings = Omit<z.output<typeof fields>, "url" | "token" | "clientId" | "clientSecret"> & {
    readonly manager: string;
    readonly credentials: Credentials;
    /** Where they stand: `apinizer:`, or `apinizer:connections.east.`. */
    readonly settingsPrefix: string;
};

export const settingKeys = Object.keys(fields.shape);

/** The environment variable that gives a key: `requestTimeoutSeconds` is `APINIZER_REQUEST_TIMEOUT_SECONDS`. */
export function environmentVariable(key: string): string {
    return `APINIZER_${key.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}`;
}

/** Settings from the stack's configuration, else from the environment. An empty value counts as not given. */
export function configurationOr(
    environment: Readonly<Record<string, string | undefined>>,
    configuration: SettingsSource,
): SettingsSource {
    return (key) => configuration(key) || environment[environmentVariable(key)] || undefined;
}

/**
 * The settings of a connection: of the entry that it names in `apinizer:connections`, else of the stack.
 * Throws a {@link SettingsError} that names every problem and every way to mend it.
 */
export function settingsOf(source: SettingsSource, connection?: string): Settings {
    return connection === undefined
        ? parsed(source, "apinizer:", (key) => ways(key))
        : parsed(entryOf(source, connection), `apinizer:connections.${connection}.`, () => "");
}

function parsed(source: SettingsSource, prefix: string, waysOf: (key: string) => string): Settings {
    const given = fields.safeParse(Object.fromEntries(settingKeys.map((key) => [key, source(key)])));
    const problems: SettingsProblem[] = (given.error?.issues ?? []).map((issue) => ({
        property: prefix + String(issue.path[0]),
        reason: `${issue.message}.${waysOf(String(issue.path[0]))}`,
    }));
    const has = (key: string) => source(key) !== undefined;
    const missing = (key: string, reason: string) =>
        problems.push({ property: prefix + key, reason: `${reason}.${waysOf(key)}` });
    if (!has("url")) {
        missing("url", "is missing: the address of the Manager");
    }
    if (has("token") && (has("clientId") || has("clientSecret"))) {
        missing("token", "and clientId with clientSecret are two ways to authenticate: give one of them");
    } else if (has("clientId") !== has("clientSecret")) {
        missing(has("clientId") ? "clientSecret" : "clientId", "is missing: clientId and clientSecret go together");
    } else if (!has("token") && !has("clientId")) {
        missing("token", "is missing (or clientId with clientSecret instead)");
    }
    if (has("clientCertFile") !== has("clientKeyFile")) {
        const key = has("clientCertFile") ? "clientKeyFile" : "clientCertFile";
        missing(key, "is missing: clientCertFile and clientKeyFile go together");
    }
    const { url, token, clientId, clientSecret, ...others } = given.data ?? fields.parse({});
    const credentials =
        token !== undefined
            ? { token }
            : clientId !== undefined && clientSecret !== undefined
              ? { clientId, clientSecret }
              : undefined;
    if (problems.length > 0 || url === undefined || credentials === undefined) {
        throw new SettingsError(problems);
    }
    return { ...others, manager: url, credentials, settingsPrefix: prefix };
}

const secretKeys = new Set(["token", "clientSecret"]);

function ways(key: string): string {
    const secret = secretKeys.has(key) ? "--secret " : "";
    return ` Give it with \`pulumi config set ${secret}apinizer:${key} …\` or the environment variable ${environmentVariable(key)}.`;
}

const connections = z.record(
    z.string(),
    z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)),
);

/** One entry of `apinizer:connections`, as a source of its own: nothing fills its gaps. */
function entryOf(source: SettingsSource, name: string): SettingsSource {
    const fail = (reason: string): never => {
        throw new SettingsError([{ property: "apinizer:connections", reason }]);
    };
    const text = source("connections");
    if (text === undefined) {
        return fail(
            `is missing, though a resource has connection ${JSON.stringify(name)}. Give it with \`pulumi config set --secret --path 'apinizer:connections.${name}.url' …\` and so on, or the environment variable ${environmentVariable("connections")}.`,
        );
    }
    const all = connections.safeParse(fromJson(text));
    if (!all.success) {
        return fail('is not a JSON object of objects, such as {"east":{"url":"https://…","token":"…"}}.');
    }
    const entry = Object.hasOwn(all.data, name) ? all.data[name] : undefined;
    if (entry === undefined) {
        const near = nearest(name, Object.keys(all.data));
        return fail(
            `has no entry ${JSON.stringify(name)}${near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`}.`,
        );
    }
    const odd = Object.keys(entry).find((key) => !settingKeys.includes(key));
    if (odd !== undefined) {
        const near = nearest(odd, settingKeys);
        return fail(
            `has an unknown key ${JSON.stringify(odd)} in its entry ${JSON.stringify(name)}${near === undefined ? "" : `; did you mean ${near}?`}.`,
        );
    }
    return (key) => entry[key] || undefined;
}

function fromJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined; // reported as "not a JSON object", without the text, which holds secrets
    }
}
