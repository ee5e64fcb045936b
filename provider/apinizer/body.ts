import type { Dispatcher } from "undici";
import { Semaphore } from "./semaphore";

/** Bytes that a body may have before it is read on alone. */
const mostAtOnce = 1024 * 1024;

/** As many large bodies as there are calls would fill the memory of the process. */
const largeBodies = new Semaphore(1);

/**
 * The body of an answer, as far as it came. A large one waits until it is the only one that is read on in this process;
 * the server waits meanwhile. The deadline goes on: it ends a body that waits, and one that others wait for.
 */
export class Body {
    readonly #chunks: Buffer[] = [];
    #size = 0;
    #leave: (() => void) | undefined;

    /** @param most Bytes that it may have in all. */
    constructor(private readonly most: number) {}

    get tooLarge(): boolean {
        return this.#size > this.most;
    }

    add(chunk: Buffer, controller: Dispatcher.DispatchController): void {
        this.#size += chunk.length;
        this.#chunks.push(chunk);
        if (this.#size > mostAtOnce && this.#leave === undefined) {
            const end = new Promise<void>((resolve) => {
                this.#leave = resolve;
            });
            controller.pause();
            void largeBodies.run(() => {
                controller.resume();
                return end;
            });
        }
    }

    /** What came. The next large body is read on, and nothing of this one is kept. */
    end(): Buffer {
        const bytes = this.tooLarge ? Buffer.alloc(0) : Buffer.concat(this.#chunks);
        this.#chunks.length = 0;
        this.#leave?.();
        return bytes;
    }
}
