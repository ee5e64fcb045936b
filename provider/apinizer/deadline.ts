/**
 * The end of one operation's time. Not an AbortSignal: that, its listeners and the errors that they make cost as much as
 * all that undici does for a call.
 */
export class Deadline {
    /** Why what is running is ended; there once the time is up. */
    reason: Error | undefined;
    #at = 0;
    #timer: NodeJS.Timeout | undefined;
    /** What was left when it began to stand still; absent while it runs. */
    #heldMs: number | undefined;
    readonly #watchers = new Set<(reason: Error) => void>();

    /** @param ms How long the operation may take from now on, in milliseconds. */
    constructor(ms: number) {
        this.#run(ms);
    }

    /** What is left of the time, in milliseconds. */
    get leftMs(): number {
        return this.#heldMs ?? this.#at - performance.now();
    }

    /** Stands still until the promise settles: the wait in a queue says nothing about the server. One wait at a time. */
    async standStill(queued: Promise<void>): Promise<void> {
        const leftMs = this.leftMs;
        this.close();
        this.#heldMs = leftMs;
        try {
            await queued;
        } finally {
            this.#heldMs = undefined;
            this.#run(leftMs);
        }
    }

    /** Calls the watcher when the time is up, at once where it is already. The result ends the watch. */
    watch(watcher: (reason: Error) => void): () => void {
        if (this.reason === undefined) {
            this.#watchers.add(watcher);
        } else {
            watcher(this.reason);
        }
        return () => {
            this.#watchers.delete(watcher);
        };
    }

    /** Ends the clock, once the operation has ended. */
    close(): void {
        clearTimeout(this.#timer);
    }

    #run(ms: number): void {
        this.#at = performance.now() + ms;
        if (this.reason === undefined) {
            this.#timer = setTimeout(() => this.#pass(), ms).unref(); // what it would end keeps the process alive, not the clock
        }
    }

    #pass(): void {
        const reason = new Error("the operation's time is up");
        this.reason = reason;
        for (const watcher of this.#watchers) {
            watcher(reason);
        }
    }
}
