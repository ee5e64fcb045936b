/** Where settings come from: the value of a key, or nothing where it is not set. */
export type SettingsSource = (key: string) => string | undefined;

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
