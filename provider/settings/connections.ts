import { z } from "zod";
import { nearest } from "../nearest";
import { settingKeys } from "./fields";
import { SettingsError } from "./problems";
import { environmentVariable, type SettingsSource } from "./source";

const connections = z.record(
    z.string(),
    z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)),
);

/** One entry of `apinizer:connections`, as a source of its own: nothing fills its gaps. */
export function entryOf(source: SettingsSource, name: string): SettingsSource {
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
