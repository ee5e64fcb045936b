import { EventEmitter } from "node:events";

/**
 * The end of one operation's time: emits `abort` when it comes. undici takes an event emitter wherever it takes an
 * AbortSignal (https://undici.nodejs.org/#/docs/api/Dispatcher?id=parameter-requestoptions), and this one is much
 * cheaper: a signal, its listeners and the errors that they make cost as much as all that undici does for a call.
 */
export class Deadline extends EventEmitter<{ abort: [] }> {
    /** Whether the time is up. Named, like `reason`, as undici looks for it. */
    aborted = false;
    /** Why what was running has been ended. */
    reason: Error | undefined;
    readonly #at: number;
    readonly #timer: NodeJS.Timeout;

    /** @param ms How long the operation may take from now on, in milliseconds. */
    constructor(ms: number) {
        super();
        this.#at = performance.now() + ms;
        this.#timer = setTimeout(() => {
            this.aborted = true;
            this.reason = new Error("the operation's time is up");
            this.emit("abort");
        }, ms).unref(); // what it would end keeps the process alive, not the clock
    }

    /** What is left of the time, in milliseconds. */
    get leftMs(): number {
        return this.#at - performance.now();
    }

    /** The result of the work, or this deadline's reason when it passes first. */
    bound<Result>(work: Promise<Result>): Promise<Result> {
        return new Promise<Result>((resolve, reject) => {
            const end = () => reject(this.reason);
            if (this.aborted) {
                end();
            }
            this.on("abort", end);
            const ended = () => this.off("abort", end);
            work.then(
                (result) => {
                    ended();
                    resolve(result);
                },
                (error: unknown) => {
                    ended();
                    reject(error);
                },
            );
        });
    }

    /** Ends the clock, once the operation has ended. */
    close(): void {
        clearTimeout(this.#timer);
    }
}
