/** Settings, and the words for where each of them stands. */
export interface SettingsSource {
    /** The value of a key. An empty one counts as not set. */
    get(key: string): string | undefined;
    /** What its value is called where it stands: `apinizer:url`, `APINIZER_URL`, `apinizer:connections.east.url`. */
    name(key: string): string;
    /** Where its value stands, to follow the name: `in the environment`. */
    place(key: string): string;
    /** A sentence that says how to set it. */
    howTo(key: string): string;
}

/** The environment variable that gives a key: `requestTimeoutSeconds` is `APINIZER_REQUEST_TIMEOUT_SECONDS`. */
export function environmentVariable(key: string): string {
    return `APINIZER_${key.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}`;
}

const secretKeys = new Set(["token", "clientSecret"]);

/** Settings from the stack's configuration, else from the environment. */
export function configurationOr(
    environment: Readonly<Record<string, string | undefined>>,
    configuration: (key: string) => string | undefined,
): SettingsSource {
    const inEnvironment = (key: string) => (configuration(key) ? "" : environment[environmentVariable(key)]);
    return {
        get: (key) => configuration(key) || inEnvironment(key) || undefined,
        name: (key) => (inEnvironment(key) ? environmentVariable(key) : `apinizer:${key}`),
        place: (key) => (inEnvironment(key) ? "in the environment" : "in the stack's configuration"),
        howTo: (key) => {
            const secret = secretKeys.has(key) ? "--secret " : "";
            return `Set it with \`pulumi config set ${secret}apinizer:${key} …\` or the environment variable ${environmentVariable(key)}.`;
        },
    };
}
