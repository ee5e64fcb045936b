import fc from "fast-check";
import { settingsOf } from "../../../provider/settings";
import { SettingsError } from "../../../provider/settings/problems";
import { manager, sourceOf, usable } from "./support";

const secret = "hunter22-correct-horse";
const entry = { url: "https://east.example.com/apiops", token: secret };

/** The words of what settings are refused with, or nothing where they are not. */
function refusal(given: Readonly<Record<string, string>>, connection?: string): string {
    try {
        settingsOf(sourceOf(given), connection);
        return "";
    } catch (error) {
        if (error instanceof SettingsError) {
            return JSON.stringify([error.message, error.stack, error.problems]);
        }
        throw error;
    }
}

const withEntries = (entries: unknown) => ({ ...usable, connections: JSON.stringify(entries) });

test("a connection is its entry, and nothing of the stack fills its gaps", () => {
    const stack = { ...withEntries({ east: entry }), projectName: "Retail", maxRetries: "9", acceptManager: manager };

    expect(settingsOf(sourceOf(stack), "east")).toEqual({
        settingsPrefix: "apinizer:connections.east.",
        manager: "https://east.example.com",
        credentials: { token: secret },
        requestTimeoutSeconds: 30,
        deployTimeoutSeconds: 120,
        maxRetries: 4,
        maxConcurrency: 16,
        insecureSkipVerify: false,
    });
});

test("an entry may have its numbers and truths as such, or as text", () => {
    const entries = { a: { ...entry, maxRetries: 2, insecureSkipVerify: true }, b: { ...entry, maxRetries: "2" } };

    expect(settingsOf(sourceOf(withEntries(entries)), "a")).toMatchObject({ maxRetries: 2, insecureSkipVerify: true });
    expect(settingsOf(sourceOf(withEntries(entries)), "b")).toMatchObject({ maxRetries: 2 });
});

const refused: [title: string, connections: string | undefined, connection: string, words: RegExp][] = [
    [
        "no connections at all",
        undefined,
        "east",
        /apinizer:connections is missing, though a connection is named.*pulumi config set --secret --path 'apinizer:connections.<name>.url'.*APINIZER_CONNECTIONS/,
    ],
    ["not JSON", `{"east": "${secret}`, "east", /apinizer:connections is not a JSON object of objects/],
    ["a list", `["${secret}"]`, "east", /is not a JSON object of objects/],
    ["text as an entry", `{"east": "${secret}"}`, "east", /is not a JSON object of objects/],
    ["null as an entry", '{"east": null}', "east", /is not a JSON object of objects/],
    ["an object in an entry", `{"east": {"token": {"x": "${secret}"}}}`, "east", /is not a JSON object of objects/],
    ["null", "null", "east", /is not a JSON object of objects/],
    [
        "no entry of that name",
        JSON.stringify({ east: entry }),
        "north",
        /has no entry of the name that connection gives; it has \\"east\\"\./,
    ],
    [
        "no entry of that name, but one near",
        JSON.stringify({ east: entry }),
        "Eastt",
        /has no entry of the name that connection gives; did you mean \\"east\\"\?/,
    ],
    [
        "no entry of a name that every object has",
        JSON.stringify({ east: entry }),
        "constructor",
        /has no entry of the name that connection gives; it has \\"east\\"\./,
    ],
    [
        "an unknown key",
        JSON.stringify({ east: { ...entry, tokn: secret } }),
        "east",
        /unknown key \\"tokn\\" in its entry \\"east\\"; did you mean token/,
    ],
    [
        "a bad value",
        JSON.stringify({ east: { ...entry, maxRetries: 99 } }),
        "east",
        /apinizer:connections\.east\.maxRetries must be a whole number/,
    ],
    ["no url", JSON.stringify({ east: { token: secret } }), "east", /apinizer:connections\.east\.url is missing/],
    [
        "no credentials",
        JSON.stringify({ east: { url: manager } }),
        "east",
        /apinizer:connections\.east\.token is missing/,
    ],
    [
        "two kinds of credentials",
        JSON.stringify({ east: { ...entry, clientId: "i", clientSecret: secret } }),
        "east",
        /two ways to authenticate/,
    ],
    [
        "a secret in the url",
        JSON.stringify({ east: { ...entry, url: `https://u:${secret}@m` } }),
        "east",
        /must not hold a user or a password/,
    ],
    ["a line break in a token", JSON.stringify({ east: { ...entry, token: `${secret}\n` } }), "east", /cannot carry/],
];

test.each(refused)("refused, without a word of a secret: %s", (_, connections, connection, words) => {
    const text = refusal(connections === undefined ? usable : { ...usable, connections }, connection);

    expect(text).toMatch(words);
    expect(text).not.toContain(secret);
});

test("a mistake in one connection leaves the stack's settings and the other connections alone", () => {
    const given = withEntries({ east: entry, west: { url: "nowhere" } });

    expect([refusal(given), refusal(given, "east")]).toEqual(["", ""]);
    expect(refusal(given, "west")).toContain("apinizer:connections.west.url");
});

test("no text about bad settings ever holds a secret's value", () => {
    const marked = fc.string({ minLength: 0, maxLength: 6 }).map((text) => `${secret}${text}`);
    const anySettings = fc.record(
        {
            url: fc.oneof(
                fc.constant(manager),
                marked,
                marked.map((text) => `https://u:${text}@m`),
                marked.map((text) => `https://m?${text}`),
            ),
            token: fc.oneof(
                marked,
                marked.map((text) => `${text} \n`),
            ),
            clientId: fc.constantFrom("", "id"),
            clientSecret: marked,
            maxRetries: marked,
            insecureSkipVerify: marked,
            acceptManager: marked,
            connections: fc.oneof(
                marked,
                fc
                    .dictionary(
                        fc.constantFrom("a", "url", "token"),
                        fc.oneof(marked, fc.dictionary(fc.constantFrom("url", "token", "tok"), marked)),
                    )
                    .map((entries) => JSON.stringify(entries)),
            ),
        },
        { requiredKeys: ["maxRetries"] },
    );
    fc.assert(
        fc.property(anySettings, fc.constantFrom(undefined, "a"), (given, connection) => {
            const text = refusal(given, connection);
            expect(text).not.toBe("");
            expect(text).not.toContain(secret);
        }),
    );
});
