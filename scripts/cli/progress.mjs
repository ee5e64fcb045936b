import { say } from "../say.mjs";

/** Says every 30 seconds that something long is still going on. */
export async function withProgress(what, work) {
    const began = Date.now();
    const seconds = () => Math.round((Date.now() - began) / 1000);
    const timer = setInterval(() => say(`  still ${what}, ${seconds()} s`), 30_000);
    try {
        return await work();
    } finally {
        clearInterval(timer);
    }
}
