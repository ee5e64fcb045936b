import type { z } from "zod";
import type { Credentials } from "../apinizer/authentication";
import { entryOf } from "./connections";
import { fields, settingKeys } from "./fields";
import { SettingsError, type SettingsProblem } from "./problems";
import type { SettingsSource } from "./source";

/** Settings of one Manager that can be used. */
export type Settings = Omit<z.output<typeof fields>, "url" | "token" | "clientId" | "clientSecret"> & {
    readonly manager: string;
    readonly credentials: Credentials;
    /** Where they stand: `apinizer:`, or `apinizer:connections.east.`. */
    readonly settingsPrefix: string;
};

/**
 * The settings of a connection: of the entry that it names in `apinizer:connections`, else of the stack.
 * Throws a {@link SettingsError} that names every problem, where the value comes from, and every way to set it. No
 * value is quoted: any of them may be a secret that was put into the wrong place.
 */
export function settingsOf(source: SettingsSource, connection?: string): Settings {
    return connection === undefined ? parsed(source) : parsed(entryOf(source, connection));
}

function parsed(source: SettingsSource): Settings {
    const given = fields.safeParse(Object.fromEntries(settingKeys.map((key) => [key, source.get(key)])));
    const problems = [
        ...(given.error?.issues ?? []).map((issue) => problem(source, String(issue.path[0]), `${issue.message}.`)),
        ...missing(source),
    ];
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
    return { ...others, manager: url, credentials, settingsPrefix: source.name("") };
}

/** What is missing, and what is there besides something that excludes it. */
function missing(source: SettingsSource): SettingsProblem[] {
    const has = (key: string) => source.get(key) !== undefined;
    const problems = [...halves(source, "clientCertFile", "clientKeyFile")];
    if (!has("url")) {
        problems.push(problem(source, "url", "is missing: the address of the Manager."));
    }
    if (has("token") && (has("clientId") || has("clientSecret"))) {
        const others = ["clientId", "clientSecret"].filter(has).map((key) => standing(source, key));
        const reason = `${source.place("token")} and ${others.join(" and ")} are two ways to authenticate: set only one of the two.`;
        problems.push({ property: source.name("token"), reason });
    } else if (has("clientId") || has("clientSecret")) {
        problems.push(...halves(source, "clientId", "clientSecret"));
    } else if (!has("token")) {
        problems.push(problem(source, "token", "is missing (or clientId with clientSecret instead)."));
    }
    return problems;
}

/** The problem of two settings that go together, if only one is there. */
function halves(source: SettingsSource, ...pair: readonly [string, string]): SettingsProblem[] {
    const [there, ...more] = pair.filter((key) => source.get(key) !== undefined);
    const absent = pair.find((key) => source.get(key) === undefined);
    return there === undefined || absent === undefined || more.length > 0
        ? []
        : [problem(source, absent, `is missing, but ${standing(source, there)} is set: the two go together.`)];
}

function standing(source: SettingsSource, key: string): string {
    return `${source.name(key)} ${source.place(key)}`;
}

function problem(source: SettingsSource, key: string, reason: string): SettingsProblem {
    return { property: source.name(key), reason: `${reason} ${source.howTo(key)}` };
}
