/**
 * Lets a bounded number of tasks run at a time, in the order in which they came. An operation waits here before its
 * clock starts, so that a deadline measures the server and not the queue in front of it.
 */
export class Semaphore {
    #free: number;
    readonly #waiting: (() => void)[] = [];

    constructor(count: number) {
        this.#free = count;
    }

    async run<Result>(task: () => Promise<Result>): Promise<Result> {
        if (this.#free > 0) {
            this.#free -= 1;
        } else {
            await new Promise<void>((resolve) => this.#waiting.push(resolve));
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
