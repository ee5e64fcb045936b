import { once } from "node:events";
import { createServer } from "node:http";
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { Deadline } from "../../../provider/apinizer/deadline";
import { type Exchange, Transport } from "../../../provider/apinizer/transport";

let answer: { headers: Record<string, string | string[]>; body: Buffer };
const server = createServer((_, response) => {
    response.writeHead(503, answer.headers).end(answer.body);
});
let transport: Transport;

beforeAll(async () => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const options = { maxConcurrency: 1, connectTimeoutMs: 5000, insecureSkipVerify: false };
    transport = new Transport(`http://127.0.0.1:${port}`, options);
});
afterAll(async () => {
    await transport.close();
    server.close();
    await once(server, "close");
});

/** What comes of this body under this `content-encoding`. */
async function received(body: Buffer | string, encoding?: string | string[], method = "GET"): Promise<Exchange> {
    answer = { body: Buffer.from(body), headers: encoding === undefined ? {} : { "content-encoding": encoding } };
    const deadline = new Deadline(60_000);
    const came = await transport.send({ method, path: "/", headers: {}, timeoutMs: 60_000, deadline });
    deadline.close();
    return came;
}

const json = '{"name":"Ödeme 🚀"}';
const latin5 = Buffer.from('{"name":"\xd6deme"}', "latin1");
const mark = "\ufeff";

test.each<[title: string, body: Buffer | string, encoding: string | string[] | undefined, text: string]>([
    ["plain", json, undefined, json],
    ["with a byte-order mark", mark + json, undefined, json],
    ["with a byte-order mark, compressed", gzipSync(mark + json), "gzip", json],
    ["gzip", gzipSync(json), "gzip", json],
    ["gzip under its old name, in capitals", gzipSync(json), "X-GZip", json],
    ["gzip, and a coding that changes nothing", gzipSync(json), "gzip, identity", json],
    ["gzip, and an empty coding", gzipSync(json), "gzip,", json],
    ["gzip twice, in one header", gzipSync(gzipSync(json)), "gzip, gzip", json],
    ["two codings, in two headers", brotliCompressSync(gzipSync(json)), ["gzip", "br"], json],
    ["deflate with the header of zlib", deflateSync(json), "deflate", json],
    ["deflate with another window", deflateSync(json, { windowBits: 9, level: 9 }), "deflate", json],
    ["deflate without a header", deflateRawSync(json), "deflate", json],
    ["brotli", brotliCompressSync(json), "br", json],
    ["a coding that changes nothing", json, "identity", json],
    ["a word that is no coding", json, "utf-8", json],
    ["nothing", "", undefined, ""],
    ["nothing, as gzip", "", "gzip", ""],
    ["nothing, as deflate", "", "deflate, identity", ""],
    ["an empty gzip", gzipSync(""), "gzip", ""],
    ["gzip in two members", Buffer.concat([gzipSync(json.slice(0, 5)), gzipSync(json.slice(5))]), "gzip", json],
    ["gzip with zeros behind it", Buffer.concat([gzipSync(json), Buffer.alloc(100)]), "gzip", json],
    ["nothing compressed, though it says zstd", json, "zstd", json],
])("a body is decoded: %s", async (_, body, encoding, text) => {
    const came = await received(body, encoding);

    expect(came).toMatchObject({ method: "GET", status: 503, text });
    expect(came).not.toHaveProperty("unreadable");
});

test.each<[title: string, body: Buffer, encoding: string | undefined, text: string, unreadable: RegExp]>([
    ["letters that are not UTF-8", latin5, undefined, '{"name":"\ufffddeme"}', /not UTF-8/],
    ["compressed letters that are not UTF-8", gzipSync(latin5), "gzip", '{"name":"\ufffddeme"}', /not UTF-8/],
    ["a plain text as gzip", Buffer.from(json), "gzip", json, /not the gzip that it says to be \(Z_DATA_ERROR\)/],
    ["a plain text as deflate", Buffer.from(json), "deflate", json, /not the deflate .*\(Z_/],
    ["a plain text as brotli", Buffer.from(json), "br", json, /not the br /],
    ["half a gzip", gzipSync(json).subarray(0, 20), "gzip", expect.any(String), /not the gzip .*\(Z_BUF_ERROR\)/],
    [
        "gzip with a text behind it",
        Buffer.concat([gzipSync(json), Buffer.from("<html>")]),
        "gzip",
        expect.any(String),
        /not the gzip .*\(Z_DATA_ERROR\)/,
    ],
    ["a coding that nobody asked for", Buffer.from("28b52ffd2400010000", "hex"), "zstd", "", /compressed as zstd/],
    ["a known coding under one that is not", gzipSync(json), "gzip, zstd", "", /compressed as zstd/],
    [
        "gzip with half a member behind it",
        Buffer.concat([gzipSync(json), gzipSync(json).subarray(0, 20)]),
        "gzip",
        expect.any(String),
        /not the gzip .*\(Z_BUF_ERROR\)/,
    ],
    ["gzip with a byte-order mark in front", Buffer.from(`${mark}{}`), "gzip", "{}", /not the gzip/],
])("a body that cannot be decoded hides no status: %s", async (_, body, encoding, text, unreadable) => {
    expect(await received(body, encoding)).toMatchObject({
        status: 503,
        text,
        unreadable: expect.stringMatching(unreadable),
    });
});

const filled = (count: number) => Buffer.alloc(count * 1024 * 1024, "x");
const megabytes = (count: number) => gzipSync(filled(count));

test.each([
    ["GET", 64],
    ["PUT", 32],
    ["POST", 32],
    ["DELETE", 32],
])("an answer to %s may have %i MB once it is decoded, and no more", async (method, most) => {
    expect((await received(megabytes(most), "gzip", method)).text).toHaveLength(most * 1024 * 1024);
    expect(await received(megabytes(most + 1), "gzip", method)).toMatchObject({
        status: 503,
        text: "",
        unreadable: `it is larger than ${most} MB`,
    });
});

const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

test.each([
    ["br", () => brotliCompressSync(filled(33), fast)],
    ["deflate", () => deflateSync(filled(33))],
    ["deflate", () => deflateRawSync(filled(33))],
    ["gzip", () => Buffer.concat([megabytes(20), megabytes(20)])],
    ["gzip, gzip, gzip", () => gzipSync(gzipSync(megabytes(33)))],
    ["identity", () => filled(33)],
])("an answer that is %s may have no more than that either", async (encoding, body) => {
    expect(await received(body(), encoding, "PUT")).toMatchObject({
        status: 503,
        text: "",
        unreadable: "it is larger than 32 MB",
    });
});

test("headers that are too large are told as such", async () => {
    await expect(received(json, "gzip, ".repeat(20_000))).rejects.toMatchObject({
        fault: { kind: "unreadable", what: "an answer whose headers are too large (UND_ERR_HEADERS_OVERFLOW)" },
    });
});
