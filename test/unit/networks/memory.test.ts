import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { start } from "../../support/processes";

const root = join(__dirname, "../../..");
const size = 60 * 1024 * 1024;
const page = Buffer.alloc(size, "x").fill("<html>", 0, 6);
const gap = gzipSync(Buffer.alloc(size, " ").fill("<html>All servers are busy</html>", size - 33));
const gzip = { "content-encoding": "gzip" };
const close = { connection: "close" };

const printed = z.object({ megabytes: z.number(), ends: z.array(z.string()) });

/** What 32 calls come to if each is answered like this. */
async function measured(answer: (response: ServerResponse) => void): Promise<z.output<typeof printed>> {
    const server = createServer((_, response) => answer(response)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const program = ["--require", "./scripts/typescript.cjs", join(__dirname, "manyAnswers.ts")];
    const running = start(process.execPath, [...program, `http://127.0.0.1:${port}`], { cwd: root, env: process.env });
    try {
        const { stdout, stderr } = await running.ended;
        expect(stderr).toBe("");
        return printed.parse(JSON.parse(stdout));
    } finally {
        await running.kill();
        server.closeAllConnections();
        server.close();
    }
}

test.each<[what: string, answer: (response: ServerResponse) => void, end: RegExp]>([
    [
        "a sentence behind a gap, compressed to 58 KB",
        (r) => r.writeHead(503, gzip).end(gap),
        /HTTP 503: <html>All servers are busy/,
    ],
    [
        "pages whose end is that of the connection",
        (r) => {
            r.writeHead(503, close).write(page.subarray(0, 1));
            r.end(page.subarray(1));
        },
        /HTTP 503: <html>xxx/,
    ],
])("32 answers of 60 MB at a time need less than 700 MB: %s", async (_, answer, end) => {
    const { megabytes, ends } = await measured(answer);

    expect(ends).toEqual(Array(32).fill(expect.stringMatching(end)));
    expect(megabytes).toBeLessThan(700);
});
