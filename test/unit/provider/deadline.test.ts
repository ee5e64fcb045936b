import { Deadline } from "../../../provider/apinizer/deadline";

beforeEach(() => {
    jest.useFakeTimers();
});
afterEach(() => {
    jest.useRealTimers();
});

test("whoever watches hears once that the time is up, and why", () => {
    const deadline = new Deadline(1000);
    const heard = jest.fn();
    deadline.watch(heard);

    jest.advanceTimersByTime(999);
    expect([deadline.reason, deadline.leftMs]).toEqual([undefined, 1]);
    expect(heard).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);

    expect(deadline.leftMs).toBe(0);
    expect(deadline.reason).toEqual(new Error("the operation's time is up"));
    expect(heard.mock.calls).toEqual([[deadline.reason]]);
});

test("whoever begins to watch after the deadline hears of it at once", () => {
    const deadline = new Deadline(1000);
    const heard = jest.fn();
    jest.advanceTimersByTime(1000);

    deadline.watch(heard);

    expect(heard.mock.calls).toEqual([[deadline.reason]]);
});

test("whoever has ended the watch hears nothing", () => {
    const deadline = new Deadline(1000);
    const heard = jest.fn();

    deadline.watch(heard)();
    jest.advanceTimersByTime(1000);

    expect(heard).not.toHaveBeenCalled();
});

test("a closed deadline never passes", () => {
    const deadline = new Deadline(1000);

    deadline.close();
    jest.advanceTimersByTime(5000);

    expect(deadline.reason).toBeUndefined();
});

test("a deadline that stands still neither passes nor gets closer, and then runs on with what was left", async () => {
    const deadline = new Deadline(1000);
    jest.advanceTimersByTime(400);
    let end = (): void => undefined;

    const waited = deadline.standStill(new Promise((resolve) => (end = resolve)));
    jest.advanceTimersByTime(5000);
    expect([deadline.reason, deadline.leftMs]).toEqual([undefined, 600]);
    end();
    await waited;

    jest.advanceTimersByTime(599);
    expect([deadline.reason, deadline.leftMs]).toEqual([undefined, 1]);
    jest.advanceTimersByTime(1);
    expect(deadline.reason).toBeDefined();
});

test("a deadline that has passed stays so after it stood still, and nobody hears of it again", async () => {
    const deadline = new Deadline(1000);
    const heard = jest.fn();
    deadline.watch(heard);
    jest.advanceTimersByTime(2000);

    await deadline.standStill(Promise.resolve());
    jest.advanceTimersByTime(5000);

    expect(deadline.leftMs).toBeLessThan(0);
    expect(heard).toHaveBeenCalledTimes(1);
});

test("a deadline runs on also after a wait that failed", async () => {
    const deadline = new Deadline(1000);

    await expect(deadline.standStill(Promise.reject(new Error("no turn")))).rejects.toThrow("no turn");
    jest.advanceTimersByTime(1000);

    expect(deadline.reason).toBeDefined();
});
