import fc from "fast-check";
import { type Conceal, Concealment, concealedTexts } from "../../../provider/apinizer/concealment";
import type { ApiProxyGroupDefinition } from "../../../provider/apinizer/messages/groups";

/** Conceals secrets of ours. */
function of(...secrets: string[]): Conceal {
    const concealment = new Concealment();
    for (const secret of secrets) {
        concealment.keep(secret);
    }
    return concealment.of();
}

const token = "tok/en+abc==";

test.each([
    ["as it is", token],
    ["in JSON whose slashes are escaped", String.raw`tok\/en+abc==`],
    ["in JSON that is ASCII only, in small letters", String.raw`tok/en\u002babc\u003d\u003d`],
    ["in JSON that is ASCII only, in capitals", String.raw`tok\u002Fen\u002Babc\u003D\u003D`],
    ["in a program's string", String.raw`tok\x2fen\x2Babc\=\=`],
    ["in a form", "tok%2Fen%2Babc%3D%3D"],
    ["in a path, in small letters", "tok%2fen+abc%3d%3d"],
    ["in a page, by numbers", "tok&#47;en&#43;abc&#61;&#0061;"],
    ["in a page, by hexadecimal numbers", "tok&#x2F;en&#X2b;abc&#x3d;&#x003D;"],
    ["in a page, by names", "tok&sol;en&plus;abc&equals;&equals;"],
    ["in a page that forgets its semicolons", "tok&#47en&#43abc&#61&#61;"],
    ["in a mixture", String.raw`tok\/en%2babc&#x3D;\u003d`],
    ["in a form in a form", "tok%252Fen%252Babc%253D%253D"],
    ["in a page in a page", "tok&amp;#x2F;en&amp;plus;abc&amp;#61;&#38;#61;"],
    ["in JSON in JSON", String.raw`tok\\/en\\u002babc==`],
    ["in a page in a form", "tok%26%23x2F%3Ben%26plus%3Babc=="],
    ["in a form in JSON", String.raw`tok\u00252Fen\u00252Babc==`],
    ["in a form in a page in JSON", String.raw`tok\u0026#37;2Fen%2Babc==`],
    ["letter by letter", [...token].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("")],
])("a secret is found %s, and nothing else of the text is altered", (_, encoded) => {
    const conceal = of(token);

    expect(conceal(encoded)).toBe("[secret]");
    for (const [before, after] of [
        ["<p>50%25 &amp; \\u0041 refused: ", " &lt;b&gt; 1+1 %zz &nosuch; "],
        ['{"a":"', '","b":"%41"}'],
        ["&", ";"],
    ] as const) {
        expect(conceal(`${before}${encoded}${after}${encoded}`)).toBe(`${before}[secret]${after}[secret]`);
    }
});

test.each([
    ["what looks like an escape of JSON", String.raw`a\u0041b\/c`, [String.raw`a\\u0041b\\\/c`]],
    ["what looks like percent encoding", "a%2Fb/c", ["a%2Fb%2Fc", "a%252Fb/c", String.raw`a%2Fb\/c`]],
    ["what looks like an entity", "a&amp;b&c", ["a&amp;amp;b&amp;c", "a%26amp;b%26c", "a&amp;b&amp;c"]],
    ["blanks", "a b  c", ["a+b++c", "a%20b%20+c", "a&#32;b&#x20; c"]],
    [
        "letters of other scripts",
        "schlüßel",
        ["schl%C3%BC%c3%9fel", String.raw`schl\u00fc\u00DFel`, "schl&uuml;&szlig;el"],
    ],
    [
        "an emoji",
        "key😀key",
        ["key%F0%9F%98%80key", String.raw`key\ud83d\uDE00key`, "key&#128512;key", "key&#x1F600;key"],
    ],
    ["control characters", "a\tb\nc", [String.raw`a\tb\nc`, "a%09b%0Ac", "a&Tab;b&NewLine;c", "a&#9;b&#10;c"]],
    ["quotes", `a'b"c`, [String.raw`a\'b\"c`, "a&apos;b&quot;c", "a&#39;b&#34;c", "a%27b%22c"]],
])("a secret is found that holds %s", (_, secret, encodings) => {
    for (const encoded of [secret, ...encodings]) {
        expect(of(secret)(`<${encoded}>`)).toBe("<[secret]>");
    }
});

test.each([
    ["a percent sign", "100%41bcd", "41bcd"],
    ["a backslash", String.raw`domain\token-of-a-test`, "token-of-a-test"],
    ["an ampersand", "a&amp;b-c;", "amp;b-c"],
])("what stands before a secret does not swallow its start: %s", (_, text, secret) => {
    expect(of(secret)(text)).toBe(text.replace(secret, "[secret]"));
});

test("of secrets that overlap, or of which one begins the other, nothing is left", () => {
    expect(of("abcdefgh", "efghijkl")("<abcdefghijkl>")).toBe("<[secret]>");
    expect(of("abcd", "abcdefgh")("<abcdefgh> <abcd>")).toBe("<[secret]> <[secret]>");
    expect(of("abcdefgh", "cdef")("<abcdefgh>")).toBe("<[secret]>");
    expect(of("aaaa")("<aaaaaa>")).toBe("<[secret]>");
});

test("a text without a secret stays as it is", () => {
    const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: fc.constantFrom(..."\\u0041%&#x;+2Fa") }));
    fc.assert(fc.property(text, (given) => expect(of("zzzzzzzz")(given)).toBe(given)));
});

/** One of the ways in which a server may write a character. */
const writers: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => encodeURIComponent(text),
    (text) => JSON.stringify(text).slice(1, -1),
    (text) => [...text].map((unit) => `&#${unit.codePointAt(0)};`).join(""),
    (text) => [...text].map((unit) => `&#x${unit.codePointAt(0)?.toString(16)};`).join(""),
    (text) => text.replace(/[^a-z0-9]/gi, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
];

test("no mixture of encodings, one in another, hides a secret", () => {
    const secret = fc
        .string({ unit: fc.constantFrom(..."abz09/+=%&\\\"'<; üß😀"), minLength: 4, maxLength: 20 })
        .filter((text) => text.trim().length >= 4);
    const layers = fc.array(fc.constantFrom(...writers), { minLength: 1, maxLength: 3 });
    fc.assert(
        fc.property(secret, fc.array(layers, { minLength: 1, maxLength: 20 }), (text, ways) => {
            const encoded = [...text]
                .map((unit, index) => (ways[index % ways.length] ?? []).reduce((inner, write) => write(inner), unit))
                .join("");
            expect(of(text)(`refused: ${encoded}`)).toMatch(/^refused: \[secret\]$/);
        }),
        { numRuns: 500 },
    );
});

test("a text of megabytes is cut, and a secret that the cut goes through is concealed", () => {
    const most = 8 * 1024;
    for (const encoded of [token, "tok%2Fen%2Babc%3D%3D"]) {
        for (let shown = 1; shown <= encoded.length; shown += 1) {
            const concealed = of(token)(`${"x".repeat(most - shown)}${encoded}${"y".repeat(most)}`);
            expect(concealed).toMatch(/^x+(\[secret\]|[to%])?…$/);
            expect(concealed.length).toBeLessThanOrEqual(most + 9);
        }
    }
    const emoji = of(token)(`x${"😀".repeat(most)}`);
    expect([/\p{Surrogate}/u.test(emoji), emoji.endsWith("😀…")]).toEqual([false, true]);
});

test("an answer that is nothing but encodings is looked through so far, and the rest of it is left out", () => {
    const details = Array.from({ length: 1000 }, () => `${"%25".repeat(300)}${token}`);

    const concealed = JSON.stringify(concealedTexts(details, of(token)));

    expect(concealed).toContain("[secret]");
    expect(concealed).not.toContain("tok");
});

test("of a long list of plain texts nothing is left out", () => {
    const details = Array.from({ length: 20_000 }, (_, index) => `pod ${index}: the token took too long to come`);

    expect(concealedTexts(details, of(token))).toEqual(details);
});

test("short secrets of ours are not looked for", () => {
    expect(of("abc")("abc abcd")).toBe("abc abcd");
    expect(of("abcd")("abc abcd")).toBe("abc [secret]");
});

const definition = (...values: string[]): ApiProxyGroupDefinition => ({
    name: "Payments",
    clientRoute: { relativePathList: ["/pay"], headerList: values.map((value) => ({ name: "X-Key", value })) },
});
const payments = { projectName: "Retail", groupName: "Payments" };

test("header values of a request are concealed when they have eight characters or more", () => {
    const conceal = new Concealment().of(payments, definition("s3cret/k", "1", "route", "seven77", "😀😀😀😀"));

    expect(conceal(String.raw`the route 1 of s3cret\/k: seven77 😀😀😀😀 /pay`)).toBe(
        "the route 1 of [secret]: seven77 😀😀😀😀 /pay",
    );
});

test("header values are remembered for later calls about the same group, and for no other group", () => {
    const concealment = new Concealment();
    concealment.of(payments, definition("production"));

    expect(concealment.of(payments, {})("in production")).toBe("in [secret]");
    expect(concealment.of({ ...payments, groupName: "Cards" }, {})("in production")).toBe("in production");
    expect(concealment.of()("in production")).toBe("in production");
    concealment.of(payments, definition("staging-2"));
    expect(concealment.of(payments)("in production")).toBe("in production");
});

test("every text of a value is concealed, and what is nested without end is left out", () => {
    const value = { a: [token, 5, { b: `(${token})`, c: null, d: true }], [token]: "" };
    expect(concealedTexts(value, of(token))).toEqual({
        a: ["[secret]", 5, { b: "([secret])", c: null, d: true }],
        [token]: "",
    });

    const nested: unknown = JSON.parse(`${'{"a":['.repeat(50_000)}"${token}"${"]}".repeat(50_000)}`);
    expect(JSON.stringify(concealedTexts(nested, of(token)))).not.toContain("tok");
});
