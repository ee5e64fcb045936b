import { excerpt } from "../../../provider/apinizer/excerpt";

test.each([
    ["a short text whole", "short", 5, "short"],
    ["a long text with an ellipsis", "a long text", 6, "a long…"],
    ["an emoji at the end whole", `${"x".repeat(4)}😀yy`, 5, `${"x".repeat(4)}😀…`],
    ["as many emoji as fit", "😀😀😀", 3, "😀😀😀"],
])("an excerpt keeps %s", (_, text, most, expected) => {
    expect(excerpt(text, most)).toBe(expected);
});
