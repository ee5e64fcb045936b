import { Deadline } from "../../../provider/apinizer/deadline";

beforeEach(() => {
    jest.useFakeTimers();
});
afterEach(() => {
    jest.useRealTimers();
});

const never = new Promise<never>(() => undefined);

test("work that outlasts the deadline ends with its reason, and whoever listens hears of it once", async () => {
    const deadline = new Deadline(1000);
    const heard = jest.fn();
    deadline.on("abort", heard);
    const bound = deadline.bound(never);

    jest.advanceTimersByTime(999);
    expect([deadline.aborted, deadline.leftMs]).toEqual([false, 1]);
    jest.advanceTimersByTime(1);

    await expect(bound).rejects.toThrow("the operation's time is up");
    expect([deadline.aborted, deadline.leftMs]).toEqual([true, 0]);
    expect(heard).toHaveBeenCalledTimes(1);
});

test("work that is begun after the deadline ends at once", async () => {
    const deadline = new Deadline(1000);
    jest.advanceTimersByTime(1000);

    await expect(deadline.bound(never)).rejects.toThrow("the operation's time is up");
});

test("work that ends in time keeps its own end, and leaves no listener behind", async () => {
    const deadline = new Deadline(1000);

    await expect(deadline.bound(Promise.resolve("done"))).resolves.toBe("done");
    await expect(deadline.bound(Promise.reject(new Error("failed")))).rejects.toThrow("failed");

    expect(deadline.listenerCount("abort")).toBe(0);
});

test("a closed deadline never passes", () => {
    const deadline = new Deadline(1000);

    deadline.close();
    jest.advanceTimersByTime(5000);

    expect(deadline.aborted).toBe(false);
});
