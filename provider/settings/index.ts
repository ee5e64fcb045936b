import type { z } from "zod";
import type { Credentials } from "../apinizer/authentication";
import { entryOf } from "./connections";
import { fields, settingKeys } from "./fields";
import { SettingsError, type SettingsProblem } from "./problems";
import { environmentVariable, type SettingsSource } from "./source";

/** Settings of one Manager that can be used. */
export type Settings = Omit<z.output<typeof fields>, "url" | "token" | "clientId" | "clientSecret"> & {
    readonly manager: string;
    readonly credentials: Credentials;
    /** Where they stand: `apinizer:`, or `apinizer:connections.east.`. */
    readonly settingsPrefix: string;
};

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
