import * as pulumi from "@pulumi/pulumi";
import { warnOnce } from "./warnings";

/** The settings that hold secrets. */
const secrets = ["token", "clientSecret", "connections"];

/**
 * Warns, once in a program, about each secret setting that stands in plain text in the stack's configuration: the
 * engine copies the configuration into the state as it is.
 *
 * @internal
 */
export function warnOfPlainSecrets(): void {
    for (const key of secrets.map((secret) => `apinizer:${secret}`)) {
        if (pulumi.runtime.getConfig(key) !== undefined && !isSecret(key)) {
            warnOnce(
                `${key} stands in plain text in the stack's configuration and state. Encrypt it: pulumi config set --secret ${key} "$(pulumi config get ${key})"`,
            );
        }
    }
}

/** The SDK tells this, but not in its types. Where it does not tell, nothing is warned about. */
function isSecret(key: string): boolean {
    const runtime: object = pulumi.runtime;
    return "isConfigSecret" in runtime && typeof runtime.isConfigSecret === "function"
        ? runtime.isConfigSecret(key) === true
        : true;
}
