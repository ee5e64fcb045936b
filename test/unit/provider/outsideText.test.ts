import fc from "fast-check";
import {
    plainLine,
    plainLines,
    plainMessage,
    plainReport,
    plainValue,
    plainValues,
} from "../../../provider/hosts/outsideText";
import { MultilineError } from "../../../provider/multilineError";
import { harmIn, hostileText, textsIn } from "./hostile";

test.each([
    ["half an emoji", "page \ud83d", "page \ufffd"],
    ["a color directive", "Path <{%handler%}> is refused", "Path <{ %handler%}> is refused"],
    ["a directive that begins with a removed line break", "<{\n%x%}>", "<{ %x%}>"],
    ["a directive that a hidden character splits", "<{\u200b%x%}>", "<{\ufffd%x%}>"],
    ["a color of the terminal", "\u001b[31mred", "\ufffd[31mred"],
    ["the title of a window", "\u001b]0;title\u0007", "\ufffd]0;title\ufffd"],
    ["C1", "\u009b31m", "\ufffd31m"],
    ["a turn of the direction of writing", "\u202egnp.exe", "\ufffdgnp.exe"],
    ["a line that would pass for one of ours", "no\r\nerror: fake", "no error: fake"],
    ["line breaks of every kind", "a\u2028b\u2029c\u0085d\u000be\tf", "a b c d e f"],
    [
        "letters, accents, emoji and format verbs",
        "Überweisung — 支払い 😀 100%s <b>",
        "Überweisung — 支払い 😀 100%s <b>",
    ],
])("a line, from %s", (_, text, line) => {
    expect(plainLine(text)).toBe(line);
});

test("a line is always safe, bounded, and the same when it is made safe again", () => {
    fc.assert(
        fc.property(hostileText, fc.integer({ min: 1, max: 60 }), (text, most) => {
            const line = plainLine(text, most);
            expect(harmIn(line)).toBeUndefined();
            expect([...line].length).toBeLessThanOrEqual(most + 1);
            expect(plainLine(line, most + 1)).toBe(line);
            expect(() => encodeURI(line)).not.toThrow();
        }),
        { numRuns: 1000 },
    );
});

test.each([
    ["letters", "x"],
    ["emoji", "😀"],
    ["halves of emoji", "\ud83d"],
    ["color directives", "<{%x%}>"],
    ["line breaks", "\n"],
    ["control characters", "\u0007"],
])("megabytes of %s end up as one short line", (_, piece) => {
    const line = plainLine(piece.repeat(4_000_000 / piece.length));

    expect(harmIn(line)).toBeUndefined();
    expect([...line].length).toBeLessThanOrEqual(4001);
});

test("the lines of one answer stay under 64 KB together, the first one a second time, and say how many are left out", () => {
    const lines = plainLines(Array.from({ length: 150_000 }, (_, index) => `pod-${index} ${"😀".repeat(5000)}`));

    const bytes = [lines[0] ?? "", ...lines].reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    expect(bytes).toBeLessThan(64 * 1024);
    expect(lines.at(-1)).toBe(`… and ${150_000 - (lines.length - 1)} more`);
});

test("a message is one line, unless the error itself consists of several", () => {
    fc.assert(
        fc.property(fc.array(hostileText, { minLength: 1, maxLength: 5 }), (texts) => {
            expect(plainMessage(new Error(texts.join("\n")))).not.toContain("\n");
            expect(plainMessage(texts.join("\n"))).not.toContain("\n");
            const several = plainMessage(new MultilineError(texts)).split("\n");
            expect(several).toHaveLength(texts.length);
            expect(several.map((line) => harmIn(line))).toEqual(texts.map(() => undefined));
        }),
    );
});

const rowsOf = (count: number, text: string) =>
    Array.from({ length: count }, (_, index) => ({
        envName: text,
        podName: `pod-${index}`,
        success: false,
        detail: text,
    }));

test.each([
    ["150,000 short rows", rowsOf(150_000, "x")],
    ["150,000 rows of color directives", rowsOf(150_000, "<{%x%}>")],
    ["100 rows of megabytes", rowsOf(100, "😀".repeat(20_000))],
    ["a row of 12 MB", rowsOf(1, "\u001b<{%".repeat(3_000_000))],
])("a report of %s stays under 256 KB and says how many rows are left out", (_, detailList) => {
    const report = Object(plainReport({ success: false, responseTime: 5, detailList }));

    expect(Buffer.byteLength(JSON.stringify(report))).toBeLessThanOrEqual(256 * 1024);
    expect(textsIn(report).map((text) => harmIn(text))).toEqual(textsIn(report).map(() => undefined));
    expect(report).toMatchObject({ success: false, responseTime: 5 });
    const kept: unknown[] = report.detailList;
    expect(kept.length + (report.omittedRows ?? 0)).toBe(detailList.length);
    expect(kept.length).toBeGreaterThan(0);
});

test("rows that are left out already are counted with those that do not fit", () => {
    const report = plainReport({ omittedRows: 7, detailList: rowsOf(400, "x".repeat(600)) });

    expect(report).toMatchObject({ omittedRows: 307, detailList: expect.any(Array) });
});

test.each([
    ["under 256 KB", 0],
    ["over it", 600],
])("a report keeps 100 rows at most, those that failed first, in their order: %s", (_, length) => {
    const failed = (index: number) => index % 4 === 3;
    const rows = rowsOf(300, "x".repeat(length)).map((row, index) => ({ ...row, success: !failed(index) }));
    const names = (indices: readonly number[]) => indices.map((index) => `pod-${index}`);
    const order = [...rows.keys()].sort((a, b) => Number(failed(b)) - Number(failed(a)) || a - b);

    const report = Object(plainReport({ success: false, detailList: rows }));

    expect(report.omittedRows).toBe(200);
    expect(report.detailList.map(({ podName }: { podName: string }) => podName)).toEqual(names(order.slice(0, 100)));
    expect(plainReport({ success: true, detailList: rows.slice(0, 100) })).not.toHaveProperty("omittedRows");
});

test("a report without lists that cannot be made to fit is left out", () => {
    expect(plainReport(Object.fromEntries(Array.from({ length: 30_000 }, (_, key) => [`key-${key}`, "x"])))).toBe(
        undefined,
    );
});

test("a report that fits keeps its rows, its numbers, and 500 characters of what a pod says, 200 of a name", () => {
    const [name, detail] = ["n".repeat(201), "d".repeat(501)];

    expect(
        plainReport({ success: true, detailList: [{ podName: name, detail, message: detail, responseTime: 3 }] }),
    ).toEqual({
        success: true,
        detailList: [
            {
                podName: `${"n".repeat(200)}…`,
                detail: `${"d".repeat(500)}…`,
                message: `${"d".repeat(500)}…`,
                responseTime: 3,
            },
        ],
    });
});

test.each([
    ["a color directive", "theirs <{%zzz%}>", "theirs <{ %zzz%}>"],
    ["half an emoji", "a\ud83db", "a\ufffdb"],
    ["control and format characters", "a\u001b[1m\u009b\u202e\u200bb", "a\ufffd[1m\ufffd\ufffd\ufffdb"],
    ["a carriage return alone", "a\rb", "a\ufffdb"],
    ["lines and columns", "a\n\tb\r\nc", "a\n\tb\r\nc"],
    [
        "joiners of scripts and emoji",
        "\u0646\u0645\u06cc\u200c\u0634 👨\u200d👩",
        "\u0646\u0645\u06cc\u200c\u0634 👨\u200d👩",
    ],
    ["a megabyte", "x".repeat(1_000_000), "x".repeat(1_000_000)],
])("a value that the program did not write: %s", (_, text, plain) => {
    expect(plainValue({ deep: [{ text, "a\u001b": 1 }], none: null })).toEqual({
        deep: [{ text: plain, "a\ufffd": 1 }],
        none: null,
    });
});

test("values are always safe for the engine, but for what it gave itself, which stays as it is", () => {
    fc.assert(
        fc.property(fc.array(hostileText), fc.array(hostileText), (found, given) => {
            const values = plainValues({ found, given }, [{ rows: [{ given }] }]);
            expect(values.given).toEqual(given);
            const others = textsIn(values.found).filter((text) => !given.includes(text));
            expect(others.map((text) => harmIn(text, "\n\r\t\u200c\u200d\u2028\u2029"))).toEqual(
                others.map(() => undefined),
            );
        }),
        { numRuns: 500 },
    );
});

test("drift never vanishes, in the first refresh and in the next ones, and does not change once more after that", () => {
    const refreshed = (state: string, listed: string) => String(plainValues({ listed }, [{ state }]).listed);
    fc.assert(
        fc.property(hostileText, hostileText, (ours, theirs) => {
            fc.pre(ours !== theirs && !ours.endsWith("\ufffd"));
            const first = refreshed(ours, theirs);
            const second = refreshed(first, theirs);
            expect([first, second, refreshed(second, theirs)]).not.toContain(ours);
            expect(refreshed(second, theirs)).toBe(second);
        }),
        {
            numRuns: 1000,
            examples: [
                ["theirs <{ %zzz%}>", "theirs <{%zzz%}>"],
                ["a\ufffdb", "a\u0001b"],
            ],
        },
    );
});
