/**
 * The end of one operation's time. Not an AbortSignal: that, its listeners and the errors that they make cost as much as
 * all that undici does for a call.
 */
export class Deadline {
    /** Why what is running is ended; there once the time is up. */
    reason: Error | undefined;
    readonly #at: number;
    readonly #timer: NodeJS.Timeout;
    readonly #watchers = new Set<(reason: Error) => void>();

    /** @param ms How long the operation may take from now on, in milliseconds. */
    constructor(ms: number) {
        this.#at = performance.now() + ms;
        this.#timer = setTimeout(() => this.#pass(), ms).unref(); // what it would end keeps the process alive, not the clock
    }

    /** What is left of the time, in milliseconds. */
    get leftMs(): number {
        return this.#at - performance.now();
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

    #pass(): void {
        const reason = new Error("the operation's time is up");
        this.reason = reason;
        for (const watcher of this.#watchers) {
            watcher(reason);
        }
    }
}
