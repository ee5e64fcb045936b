import type { Deadline } from "./deadline";

/**
 * Lets a bounded number of tasks run at a time, in the order in which they came. A call waits here before its clock
 * starts, and the clock of an operation of several calls stands still: a deadline measures the server and not the queue
 * in front of it.
 */
export class Semaphore {
    #free: number;
    readonly #waiting: (() => void)[] = [];

    constructor(count: number) {
        this.#free = count;
    }

    /** @param clock Stands still while the task waits. */
    async run<Result>(task: () => Promise<Result>, clock?: Deadline): Promise<Result> {
        if (this.#free > 0) {
            this.#free -= 1;
        } else {
            const turn = new Promise<void>((resolve) => this.#waiting.push(resolve));
            await (clock === undefined ? turn : clock.standStill(turn));
        }
        try {
            return await task();
        } finally {
            const next = this.#waiting.shift();
            if (next === undefined) {
                this.#free += 1;
            } else {
                next();
            }
        }
    }
}
