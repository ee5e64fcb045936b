import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settingsOf } from "../../../provider/settings";
import { settingKeys } from "../../../provider/settings/fields";
import { SettingsError } from "../../../provider/settings/problems";
import { environmentVariable } from "../../../provider/settings/source";
import { sourceOf, usable } from "./support";

const folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-settings-"));
const file = join(folder, "some.pem");
writeFileSync(file, "PEM");
afterAll(() => rmSync(folder, { recursive: true }));

const canary = "Canary7";
const key = `MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC${canary}aaaaaaaaaaaaaaaaaaaaaaaaaaa==`;
const pem = `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`;

/** Where the settings under test stand, and what a key is called there. */
const places = {
    configuration: {
        source: (values: Record<string, string>) => sourceOf(values),
        name: (setting: string) => `apinizer:${setting}`,
        connection: undefined,
    },
    environment: {
        source: (values: Record<string, string>) =>
            sourceOf(
                {},
                Object.fromEntries(Object.entries(values).map(([name, value]) => [environmentVariable(name), value])),
            ),
        name: environmentVariable,
        connection: undefined,
    },
    connections: {
        source: (values: Record<string, string>) => sourceOf({ connections: JSON.stringify({ east: values }) }),
        name: (setting: string) => `apinizer:connections.east.${setting}`,
        connection: "east",
    },
    "connections of the environment": {
        source: (values: Record<string, string>) =>
            sourceOf({}, { APINIZER_CONNECTIONS: JSON.stringify({ "e a": values }) }),
        name: (setting: string) => `APINIZER_CONNECTIONS["e a"].${setting}`,
        connection: "e a",
    },
};
type Place = keyof typeof places;
const everyPlace: Place[] = ["configuration", "environment", "connections", "connections of the environment"];

/** What settings are refused with, and all that the error tells. */
function refusal(place: Place, values: Record<string, string>): { problems: Record<string, string>; all: string } {
    const { source, connection } = places[place];
    try {
        settingsOf(source(values), connection);
    } catch (error) {
        if (error instanceof SettingsError) {
            const problems = Object.fromEntries(error.problems.map(({ property, reason }) => [property, reason]));
            return { problems, all: `${error.message} ${error.stack} ${JSON.stringify(error)}` };
        }
        throw error;
    }
    return { problems: {}, all: "" };
}

const notText =
    "must be the name of a PEM file, but holds the text of one, or a line break. Write the text to a file, and";
const contents: [title: string, value: string, reason: string][] = [
    ["PEM text", pem, notText],
    ["PEM text with \\r\\n", pem.replaceAll("\n", "\r\n"), notText],
    ["PEM text in one line", pem.replaceAll("\n", " "), notText],
    ["PEM text with \\n written out", pem.replaceAll("\n", "\\n"), notText],
    ["PEM text without its last line", pem.slice(0, -30), notText],
    ["the Base64 of a key", key, notText],
    ["a name with a line break", `${canary}.pem\n`, notText],
    ["a name with a NUL", `${canary}\0.pem`, notText],
    ["a token", `tok-${canary}`, "names a file that cannot be read. "],
    ["a token that looks like a path", `/tok/${canary}/abc==`, "names a file that cannot be read. "],
    ["a token of three parts", `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0.${canary}`, "names a file that cannot be read. "],
    ["more than a name can hold", `${canary.repeat(1000)}.pem`, "names a file that cannot be read. "],
];

describe.each(everyPlace)("in the %s", (place) => {
    const { name } = places[place];

    test.each(contents)("%s is told as a file's text or an unreadable file, and not quoted", (_, value, reason) => {
        for (const setting of ["caFile", "clientCertFile", "clientKeyFile"]) {
            const others = setting === "caFile" ? {} : { clientCertFile: file, clientKeyFile: file };
            const { problems, all } = refusal(place, { ...usable, ...others, [setting]: value });
            expect(problems).toEqual({ [name(setting)]: expect.stringContaining(reason) });
            expect(problems[name(setting)]).toMatch(/Set it (with|in) .*(APINIZER_|connections)/);
            expect(all).not.toContain(canary);
        }
    });

    test.each(["caFile", "clientCertFile", "clientKeyFile"])(
        "%s may be the name of a file, and no folder's",
        (setting) => {
            const files = { clientCertFile: file, clientKeyFile: file };

            expect(refusal(place, { ...usable, ...files, [setting]: file }).problems).toEqual({});
            expect(refusal(place, { ...usable, ...files, [setting]: folder }).problems).toEqual({
                [name(setting)]: expect.stringMatching(/^names a folder, not a PEM file\. /),
            });
        },
    );

    test("no setting's value is quoted, whatever is put there", () => {
        const wrong = [pem, key, `https://user:${canary}@m`, `https://m?${canary}`, `ftp://${canary}`, `${canary}\n`];
        for (const setting of settingKeys) {
            for (const value of wrong) {
                expect(refusal(place, { ...usable, maxRetries: "x", [setting]: value }).all).not.toContain(canary);
            }
        }
    });

    test("two ways to authenticate are refused by the names that they have where they stand", () => {
        const { problems, all } = refusal(place, { ...usable, clientId: "ci", clientSecret: canary });
        const reason = problems[name("token")];
        expect(reason).toContain(`and ${name("clientId")} in the`);
        expect(reason).toContain(`and ${name("clientSecret")} in the`);
        expect(reason).toContain("are two ways to authenticate: set only one of the two.");
        expect(all).not.toContain(canary);
    });
});

/** Settings that stand in two places and do not go together. */
const mixed: [
    title: string,
    configuration: Record<string, string>,
    environment: Record<string, string>,
    text: string,
][] = [
    [
        "a stray token beside the stack's clientId",
        { clientId: "ci", clientSecret: canary },
        { APINIZER_TOKEN: canary },
        "APINIZER_TOKEN in the environment and apinizer:clientId in the stack's configuration and apinizer:clientSecret in the stack's configuration are two ways to authenticate: set only one of the two.",
    ],
    [
        "a stray client secret beside the stack's token",
        { token: canary },
        { APINIZER_CLIENT_SECRET: canary },
        "apinizer:token in the stack's configuration and APINIZER_CLIENT_SECRET in the environment are two ways to authenticate: set only one of the two.",
    ],
    [
        "a stray client secret alone",
        {},
        { APINIZER_CLIENT_SECRET: canary },
        "apinizer:clientId is missing, but APINIZER_CLIENT_SECRET in the environment is set: the two go together. Set it with `pulumi config set apinizer:clientId …` or the environment variable APINIZER_CLIENT_ID.",
    ],
    [
        "a stray certificate",
        { token: canary },
        { APINIZER_CLIENT_CERT_FILE: file },
        "apinizer:clientKeyFile is missing, but APINIZER_CLIENT_CERT_FILE in the environment is set: the two go together. Set it with `pulumi config set apinizer:clientKeyFile …` or the environment variable APINIZER_CLIENT_KEY_FILE.",
    ],
];

test.each(mixed)("%s is refused with where each comes from", (_, configuration, environment, text) => {
    expect.assertions(1);
    try {
        settingsOf(sourceOf({ url: "https://m.example.com", ...configuration }, environment));
    } catch (error) {
        expect(error).toMatchObject({ message: text });
    }
});

test("a value that stands in the place of a key is not quoted, and the keys are", () => {
    const connections = JSON.stringify({ east: { url: "https://m.example.com", [canary]: "token" } });
    expect(() => settingsOf(sourceOf({ connections }), "east")).toThrow(
        /^apinizer:connections has an unknown key in its entry "east": the keys are url, token, (?!.*Canary)/,
    );
});
