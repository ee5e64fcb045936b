import { once } from "node:events";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { Deadline } from "../../../provider/apinizer/deadline";
import { Transport } from "../../../provider/apinizer/transport";

const answers: Record<string, { body: Buffer; encoding?: string }> = {
    "/utf8": { body: Buffer.from('{"name":"Ödeme 🚀"}') },
    "/latin5": { body: Buffer.from('{"name":"\xd6deme"}', "latin1") },
    "/gzip-utf8": { body: gzipSync('{"name":"Ödeme"}'), encoding: "gzip" },
    "/gzip-latin5": { body: gzipSync(Buffer.from('{"name":"\xd6deme"}', "latin1")), encoding: "gzip" },
};
const server = createServer(({ url = "" }, response) => {
    const { body, encoding } = answers[url] ?? { body: Buffer.alloc(0) };
    response.writeHead(200, encoding === undefined ? {} : { "content-encoding": encoding }).end(body);
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

test.each([
    ["/utf8", '{"name":"Ödeme 🚀"}', false],
    ["/latin5", '{"name":"\ufffddeme"}', true],
    ["/gzip-utf8", '{"name":"Ödeme"}', false],
    ["/gzip-latin5", '{"name":"\ufffddeme"}', true],
    ["/nothing", "", false],
])("an answer tells whether its letters came whole: %s", async (path, text, garbled) => {
    const deadline = new Deadline(5000);
    const came = await transport.send({ method: "GET", path, headers: {}, timeoutMs: 5000, deadline });
    deadline.close();

    expect(came).toMatchObject({ status: 200, text, garbled });
});
