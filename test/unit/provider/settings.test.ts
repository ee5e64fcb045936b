import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settingsOf } from "../../../provider/settings";
import { settingKeys } from "../../../provider/settings/fields";
import { SettingsError } from "../../../provider/settings/problems";
import { environmentVariable } from "../../../provider/settings/source";
import { manager, sourceOf, usable } from "./support";

const folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-settings-"));
const file = join(folder, "some.pem");
writeFileSync(file, "PEM");
afterAll(() => rmSync(folder, { recursive: true }));

/** What is wrong with settings, by property. */
function problemsOf(given: Readonly<Record<string, string>>, connection?: string): Record<string, string> {
    try {
        settingsOf(sourceOf(given), connection);
    } catch (error) {
        if (error instanceof SettingsError) {
            return Object.fromEntries(error.problems.map(({ property, reason }) => [property, reason]));
        }
        throw error;
    }
    return {};
}

const variables: [key: string, variable: string][] = [
    ["url", "APINIZER_URL"],
    ["token", "APINIZER_TOKEN"],
    ["clientId", "APINIZER_CLIENT_ID"],
    ["clientSecret", "APINIZER_CLIENT_SECRET"],
    ["projectName", "APINIZER_PROJECT_NAME"],
    ["requestTimeoutSeconds", "APINIZER_REQUEST_TIMEOUT_SECONDS"],
    ["deployTimeoutSeconds", "APINIZER_DEPLOY_TIMEOUT_SECONDS"],
    ["maxRetries", "APINIZER_MAX_RETRIES"],
    ["maxConcurrency", "APINIZER_MAX_CONCURRENCY"],
    ["caFile", "APINIZER_CA_FILE"],
    ["clientCertFile", "APINIZER_CLIENT_CERT_FILE"],
    ["clientKeyFile", "APINIZER_CLIENT_KEY_FILE"],
    ["insecureSkipVerify", "APINIZER_INSECURE_SKIP_VERIFY"],
    ["acceptManager", "APINIZER_ACCEPT_MANAGER"],
];

test("the table of keys is whole", () => {
    expect(variables.map(([key]) => key).sort()).toEqual([...settingKeys].sort());
});

test.each([...variables, ["connections", "APINIZER_CONNECTIONS"]])(
    "%s comes from the configuration, else from %s",
    (key, variable) => {
        expect(environmentVariable(key)).toBe(variable);
        const got = (configuration: Record<string, string>, environment: Record<string, string>) =>
            sourceOf(configuration, environment).get(key);
        expect(got({}, {})).toBeUndefined();
        expect(got({}, { [variable]: "shell" })).toBe("shell");
        expect(got({ [key]: "stack" }, { [variable]: "shell" })).toBe("stack");
        expect(got({ [key]: "" }, { [variable]: "shell" })).toBe("shell");
        expect(got({}, { [variable]: "" })).toBeUndefined();
    },
);

test("what is not given has its documented default", () => {
    expect(settingsOf(sourceOf(usable))).toEqual({
        settingsPrefix: "apinizer:",
        manager,
        credentials: { token: usable.token },
        requestTimeoutSeconds: 30,
        deployTimeoutSeconds: 120,
        maxRetries: 4,
        maxConcurrency: 16,
        insecureSkipVerify: false,
    });
});

test("everything that is given arrives", () => {
    const given = {
        url: manager,
        clientId: "id",
        clientSecret: "secret",
        projectName: "Retail",
        requestTimeoutSeconds: "7",
        deployTimeoutSeconds: "8",
        maxRetries: "0",
        maxConcurrency: "1",
        caFile: file,
        clientCertFile: file,
        clientKeyFile: file,
        insecureSkipVerify: "true",
        acceptManager: "https://new.example.com/apiops/",
    };

    expect(settingsOf(sourceOf(given))).toEqual({
        settingsPrefix: "apinizer:",
        manager,
        credentials: { clientId: "id", clientSecret: "secret" },
        projectName: "Retail",
        requestTimeoutSeconds: 7,
        deployTimeoutSeconds: 8,
        maxRetries: 0,
        maxConcurrency: 1,
        caFile: file,
        clientCertFile: file,
        clientKeyFile: file,
        insecureSkipVerify: true,
        acceptManager: "https://new.example.com",
    });
});

const bounds: [key: string, least: number, most: number, unit: string][] = [
    ["requestTimeoutSeconds", 1, 600, "seconds"],
    ["deployTimeoutSeconds", 1, 600, "seconds"],
    ["maxRetries", 0, 10, "repeats"],
    ["maxConcurrency", 1, 128, "calls"],
];

test.each(bounds)("%s is a whole number from %d to %d", (key, least, most, unit) => {
    for (const good of [least, least + 1, most]) {
        expect(problemsOf({ ...usable, [key]: String(good) })).toEqual({});
    }
    for (const bad of [String(least - 1), String(most + 1), "1.5", "1e2", "many", " 5", "0x10", "9".repeat(400)]) {
        const reason = problemsOf({ ...usable, [key]: bad })[`apinizer:${key}`];
        expect(reason).toContain(`must be a whole number of ${unit} from ${least} to ${most}.`);
        expect(reason).toContain(`\`pulumi config set apinizer:${key} …\``);
        expect(reason).toContain(environmentVariable(key));
    }
});

const bad: [title: string, key: string, value: string, reason: RegExp][] = [
    ["yes for insecureSkipVerify", "insecureSkipVerify", "yes", /^must be true or false\./],
    ["TRUE for insecureSkipVerify", "insecureSkipVerify", "TRUE", /^must be true or false\./],
    [
        "a CA file that is not there",
        "caFile",
        join(folder, "none.pem"),
        /^names a file that cannot be read: .*none\.pem/,
    ],
    ["an address to accept that is none", "acceptManager", "somewhere", /^is not an http or https address/],
    ["a line break in the token", "token", "abc\n", /^holds characters that a header cannot carry/],
    ["a space in the token", "token", "Bearer abc", /^holds characters that a header cannot carry/],
];

test.each(bad)("refused: %s", (_, key, value, reason) => {
    expect(problemsOf({ ...usable, [key]: value })).toEqual({ [`apinizer:${key}`]: expect.stringMatching(reason) });
});

test.each(["clientCertFile", "clientKeyFile"])("%s alone is refused, and its other half is named", (key) => {
    const half = key === "clientCertFile" ? "clientKeyFile" : "clientCertFile";

    expect(Object.keys(problemsOf({ ...usable, [key]: file }))).toEqual([`apinizer:${half}`]);
});

const credentials: [title: string, given: Record<string, string>, problem: string | undefined][] = [
    ["a token", { token: "t" }, undefined],
    ["an id and a secret", { clientId: "i", clientSecret: "s" }, undefined],
    ["nothing", {}, "apinizer:token"],
    ["an id alone", { clientId: "i" }, "apinizer:clientSecret"],
    ["a secret alone", { clientSecret: "s" }, "apinizer:clientId"],
    ["a token and an id", { token: "t", clientId: "i" }, "apinizer:token"],
    ["a token and a secret", { token: "t", clientSecret: "s" }, "apinizer:token"],
    ["a token, an id and a secret", { token: "t", clientId: "i", clientSecret: "s" }, "apinizer:token"],
];

test.each(credentials)("credentials: %s", (_, given, problem) => {
    expect(Object.keys(problemsOf({ url: manager, ...given }))).toEqual(problem === undefined ? [] : [problem]);
});

test("a missing secret is told with the command that encrypts it", () => {
    expect(problemsOf({ url: manager })["apinizer:token"]).toContain("pulumi config set --secret apinizer:token");
    expect(problemsOf({ url: manager, clientId: "i" })["apinizer:clientSecret"]).toContain(
        "--secret apinizer:clientSecret",
    );
});

test("all problems come at once", () => {
    const given = { clientId: "i", maxRetries: "x", maxConcurrency: "0", clientKeyFile: join(folder, "none.pem") };

    expect(Object.keys(problemsOf(given)).sort()).toEqual([
        "apinizer:clientCertFile",
        "apinizer:clientKeyFile",
        "apinizer:clientSecret",
        "apinizer:maxConcurrency",
        "apinizer:maxRetries",
        "apinizer:url",
    ]);
});
