import { retryAfterMs } from "../../../provider/apinizer/retryAfter";

beforeEach(() => {
    jest.spyOn(Date, "now").mockReturnValue(Date.parse("2026-01-01T00:00:00Z"));
});
afterEach(() => {
    jest.restoreAllMocks();
});

test.each([
    ["7", 7000],
    [" 7 ", 7000],
    ["0.5", 500],
    ["007", 7000],
    ["3600", 3_600_000],
    ["Thu, 01 Jan 2026 00:00:09 GMT", 9000],
    ["Thursday, 01-Jan-26 00:00:09 GMT", 9000],
    ["Thu Jan  1 00:00:09 2026", 9000],
    ["Thu, 01 Jan 2026 02:00:09 +0200", 9000],
])("Retry-After %j asks to wait", (header, ms) => {
    expect(retryAfterMs(header)).toBe(ms);
});

test.each([
    undefined,
    "",
    " ",
    "0",
    "0.0",
    "00",
    "-0",
    "-5",
    "+5",
    "1e3",
    "0x10",
    "5 apples",
    "5, 7",
    "soon",
    "NaN",
    "Infinity",
    "null",
    "2027-01-01T00:00:09Z",
    "9".repeat(400),
    "Wed, 21 Oct 2015 07:28:00 GMT",
    "Thu, 01 Jan 2026 00:00:00 GMT",
    "Thu, 99 Foo 2026 00:00:09 GMT",
    "Thu",
])("Retry-After %j asks for no wait", (header) => {
    expect(retryAfterMs(header)).toBeUndefined();
});
