import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { excerpt } from "../../../provider/apinizer/excerpt";

test.each([
    ["a short text whole", "short", 5, "short"],
    ["a long text with an ellipsis", "a long text", 6, "a long…"],
    ["an emoji at the end whole", `${"x".repeat(4)}😀yy`, 5, `${"x".repeat(4)}😀…`],
    ["as many emoji as fit", "😀😀😀", 3, "😀😀😀"],
])("an excerpt keeps %s", (_, text, most, expected) => {
    expect(excerpt(text, most)).toBe(expected);
});

test.each([
    ["the start", (text: string) => excerpt(text, 20)],
    ["a short slice", (text: string) => excerpt(text.slice(7, 47), 60)],
])("%s of a large text keeps nothing else of it in memory", (_, shortened) => {
    setFlagsFromString("--expose-gc");
    const collect: () => void = runInNewContext("gc");
    collect();
    const before = process.memoryUsage().heapUsed;

    const kept = Array.from({ length: 20 }, (_each, number) =>
        shortened(`${number}${"a text, ".repeat(1_000_000)}`.trim()),
    );
    collect();

    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
    expect(kept).toHaveLength(20);
});
