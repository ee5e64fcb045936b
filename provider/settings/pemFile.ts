import { accessSync, constants, statSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";

/**
 * The name of a PEM file. Whoever takes it for the place of the file's text puts a private key here, so a message quotes
 * only what looks like the name of a file.
 */
export const pemFile = z.string().superRefine((name, context) => {
    const wrong = obstacle(name);
    if (wrong !== undefined) {
        context.addIssue({ code: "custom", message: wrong });
    }
});

function obstacle(name: string): string | undefined {
    if (isText(name)) {
        return "must be the name of a PEM file, but holds the text of one, or a line break. Write the text to a file, and set its name";
    }
    try {
        accessSync(name, constants.R_OK);
        return statSync(name).isDirectory() ? `names a folder, not a PEM file${quoted(name)}` : undefined;
    } catch {
        return `names a file that cannot be read${quoted(name)}`;
    }
}

/** Whether a value is what stands in a file: lines, PEM with its lines joined, or the Base64 of a key or certificate. */
function isText(value: string): boolean {
    return /\p{Cc}|-----(BEGIN|END)/u.test(value) || /^MI[A-Za-z0-9+/=\s]{62,}$/.test(value);
}

/** The whole name, because a relative one counts from a folder that the user may not think of. */
function quoted(name: string): string {
    return name.length <= 255 && /\.(pem|crt|cer|cert|ca|key|txt)$/i.test(name) ? `: ${resolve(name)}` : "";
}
