/** The monotonic clock of a test, once it is stopped: only the test moves it, and the pauses that code waits for. */
export const clock = { now: 0 };

/** Those pauses, in milliseconds. */
export const pauses: number[] = [];

/** Stops the clock for one test, until its mocks are restored. */
export function stopClock(): void {
    pauses.length = 0;
    clock.now = 1_000_000;
    jest.spyOn(performance, "now").mockImplementation(() => clock.now);
}

/**
 * A pause that takes no time of the test's. This file stands in the place of `node:timers/promises` where a test says
 * `jest.mock("node:timers/promises", () => jest.requireActual("./clock"))`, so it must not import what may pause.
 */
export async function setTimeout(ms: number): Promise<void> {
    pauses.push(ms);
    clock.now += ms;
}
