import { Deadline } from "../../../provider/apinizer/deadline";
import { type RetryDecision, retry } from "../../../provider/apinizer/retry";
import { clock, pauses, stopClock } from "./clock";

jest.mock("node:timers/promises", () => jest.requireActual("./clock"));

beforeEach(stopClock);
afterEach(() => {
    jest.restoreAllMocks();
});

const again = (): RetryDecision => ({ again: true });

/** An attempt that takes a time and fails, but for the one of this number. */
function attempts({ good, takesMs = 0 }: { good?: number; takesMs?: number } = {}) {
    return jest.fn(async (_: unknown, number: number) => {
        clock.now += takesMs;
        if (number === good) {
            return `attempt ${number}`;
        }
        throw new Error(`attempt ${number}`);
    });
}

test.each([1, 2, 5, 11])(
    "%d attempts are made when none succeeds, and the last one's error is thrown",
    async (most) => {
        const attempt = attempts();

        await expect(retry({ attempts: most, deadlineMs: 600_000 }, attempt, again)).rejects.toThrow(`attempt ${most}`);

        expect(attempt).toHaveBeenCalledTimes(most);
        expect(pauses).toHaveLength(most - 1);
    },
);

test.each([1, 2, 5])("attempt %d succeeds, and none follows", async (good) => {
    const attempt = attempts({ good });

    await expect(retry({ attempts: 5, deadlineMs: 600_000 }, attempt, again)).resolves.toBe(`attempt ${good}`);

    expect(attempt).toHaveBeenCalledTimes(good);
});

test("where another attempt makes no sense, none is made", async () => {
    const attempt = attempts();
    const judge = jest.fn((_: unknown, number: number) => ({ again: number < 3 }));

    await expect(retry({ attempts: 5, deadlineMs: 600_000 }, attempt, judge)).rejects.toThrow("attempt 3");

    expect(attempt).toHaveBeenCalledTimes(3);
    expect(judge).toHaveBeenCalledTimes(3);
});

test("the upper bound of a pause doubles from half a second up to eight", async () => {
    jest.spyOn(Math, "random").mockReturnValue(0.999_999_999);

    await expect(retry({ attempts: 8, deadlineMs: 600_000 }, attempts(), again)).rejects.toThrow();

    expect(pauses.map(Math.round)).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
});

test.each([0, 0.25, 0.5])("a pause is its upper bound times a random number, such as %d: full jitter", async (part) => {
    jest.spyOn(Math, "random").mockReturnValue(part);

    await expect(retry({ attempts: 4, deadlineMs: 600_000 }, attempts(), again)).rejects.toThrow();

    expect(pauses).toEqual([500 * part, 1000 * part, 2000 * part]);
});

test.each([0, 0.5])("a pause is at least what the server asks for, and ours comes on top: %d", async (part) => {
    jest.spyOn(Math, "random").mockReturnValue(part);
    const asked = [3000, 1, 20_000, undefined];
    const judge = (_: unknown, number: number) => ({ again: true, retryAfterMs: asked[number - 1] });

    await expect(retry({ attempts: 5, deadlineMs: 600_000 }, attempts(), judge)).rejects.toThrow("attempt 5");

    expect(pauses).toEqual([3000 + 500 * part, 1 + 1000 * part, 20_000 + 2000 * part, 4000 * part]);
});

test("64 calls that a server asks to come back at one moment do not come back at one moment", async () => {
    const judge = () => ({ again: true, retryAfterMs: 2000 });

    await Promise.allSettled(
        Array.from({ length: 64 }, () => retry({ attempts: 2, deadlineMs: 600_000 }, attempts(), judge)),
    );

    expect(pauses).toHaveLength(64);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(2000);
    expect(new Set(pauses).size).toBeGreaterThan(60);
});

test("a Retry-After beyond the deadline is not waited for", async () => {
    const attempt = attempts();

    await expect(
        retry({ attempts: 5, deadlineMs: 10_000 }, attempt, () => ({ again: true, retryAfterMs: 10_000 })),
    ).rejects.toThrow("attempt 1");

    expect(pauses).toEqual([]);
});

test("no attempt starts after the deadline, pauses and attempts counted", async () => {
    jest.spyOn(Math, "random").mockReturnValue(0.5);
    const started = clock.now;
    const attempt = attempts({ takesMs: 3000 });

    await expect(retry({ attempts: 100, deadlineMs: 10_000 }, attempt, again)).rejects.toThrow("attempt 3");

    expect(pauses).toEqual([250, 500]);
    expect(clock.now - started).toBeLessThan(10_000);
});

test("all attempts share one deadline, which is closed after the last one", async () => {
    const close = jest.spyOn(Deadline.prototype, "close");
    const attempt = jest.fn(async ({ leftMs }: Deadline) => {
        throw new Error(`${leftMs} ms are left`);
    });
    jest.spyOn(Math, "random").mockReturnValue(0.5);

    await expect(retry({ attempts: 3, deadlineMs: 54_321 }, attempt, again)).rejects.toThrow(
        `${54_321 - 250 - 500} ms are left`,
    );

    expect(new Set(attempt.mock.calls.map(([deadline]) => deadline)).size).toBe(1);
    expect(close.mock.contexts).toEqual([attempt.mock.calls[0]?.[0]]);
});
