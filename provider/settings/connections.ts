import { z } from "zod";
import { nearest } from "../nearest";
import { settingKeys } from "./fields";
import { SettingsError } from "./problems";
import { environmentVariable, type SettingsSource } from "./source";

const connections = z.record(
    z.string(),
    z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)),
);

/**
 * One entry of `apinizer:connections`, as a source of its own: nothing fills its gaps. A name that no entry has is not
 * quoted, because a program may give a secret.
 */
export function entryOf(source: SettingsSource, name: string): SettingsSource {
    const property = source.name("connections");
    const variable = environmentVariable("connections");
    const howTo = (key: string, step = stepTo(name)) => {
        const inConfiguration = `with \`pulumi config set --secret --path 'apinizer:connections${step}.${key}' …\``;
        const inEnvironment = `in the JSON of the environment variable ${variable}`;
        // The configuration would hide what the environment has.
        return `Set it ${property === variable ? "" : `${inConfiguration}, or `}${inEnvironment}.`;
    };
    const fail = (reason: string): never => {
        throw new SettingsError([{ property, reason }]);
    };
    const text = source.get("connections");
    if (text === undefined) {
        return fail(`is missing, though a connection is named. ${howTo("url", ".<name>")}`);
    }
    const all = connections.safeParse(fromJson(text));
    if (!all.success) {
        return fail('is not a JSON object of objects, such as {"east":{"url":"https://…","token":"…"}}.');
    }
    const entry = Object.hasOwn(all.data, name) ? all.data[name] : undefined;
    if (entry === undefined) {
        const names = Object.keys(all.data);
        const near = nearest(name, names);
        const meant = near === undefined ? `; it has ${listed(names)}.` : `; did you mean ${JSON.stringify(near)}?`;
        return fail(`has no entry of the name that connection gives${meant}`);
    }
    const odd = Object.keys(entry).find((key) => !settingKeys.includes(key));
    if (odd !== undefined) {
        const near = nearest(odd, settingKeys);
        const word = near === undefined ? "an unknown key" : `an unknown key ${JSON.stringify(odd)}`;
        // Only a word like a key is quoted: a value may stand in the place of one.
        const meant = near === undefined ? `: the keys are ${settingKeys.join(", ")}.` : `; did you mean ${near}?`;
        return fail(`has ${word} in its entry ${JSON.stringify(name)}${meant}`);
    }
    return {
        get: (key) => entry[key] || undefined,
        name: (key) => `${property}${stepTo(name)}.${key}`,
        place: () => source.place("connections"),
        howTo: (key) => howTo(key),
    };
}

function listed(names: readonly string[]): string {
    const quoted = names.map((name) => JSON.stringify(name));
    return quoted.length === 0 ? "none" : quoted.join(", ");
}

/** A step of a path as the CLI reads it after `--path`. */
function stepTo(name: string): string {
    return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function fromJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined; // reported as "not a JSON object", without the text, which holds secrets
    }
}
