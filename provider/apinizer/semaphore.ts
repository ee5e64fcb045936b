import type { Deadline } from "./deadline";

/**
 * Lets a bounded number of tasks run at a time, in the order in which they came. A call waits here before its clock
 * starts, and the clock of an operation of several calls stands still: a deadline measures the server and not the queue
 * in front of it.
 */
export class Semaphore {
    #running = 0;
    readonly #waiting: (() => void)[] = [];

    constructor(private most: number) {}

    /** Lets no more tasks than this run at a time from now on. Those that run already go on. */
    narrow(most: number): void {
        this.most = Math.min(this.most, most);
    }

    /** @param clock Stands still while the task waits. */
    async run<Result>(task: () => Promise<Result>, clock?: Deadline): Promise<Result> {
        if (this.#running < this.most) {
            this.#running += 1;
        } else {
            const turn = new Promise<void>((resolve) => this.#waiting.push(resolve));
            await (clock === undefined ? turn : clock.standStill(turn));
        }
        try {
            return await task();
        } finally {
            // Whoever waits takes over the place, unless it is one of those that were taken away.
            const next = this.#running > this.most ? undefined : this.#waiting.shift();
            if (next === undefined) {
                this.#running -= 1;
            } else {
                next();
            }
        }
    }
}
