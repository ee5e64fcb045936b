import { type ConnectProxy, type ConnectProxyOptions, startConnectProxy } from "../../support/connectProxy";
import { simulate } from "../../support/manager";
import { certificateFiles, tls } from "./certificateFiles";
import { clientOf, closeAll, errorOf, sequence, subject } from "./client";

const { caFile, remove } = certificateFiles();
const names = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"].flatMap((name) => [name, name.toLowerCase()]);
const before = Object.fromEntries(names.map((name) => [name, process.env[name]]));
const open: ConnectProxy[] = [];

beforeEach(() => environment({}));
afterEach(async () => {
    await closeAll();
    await Promise.all(open.splice(0).map((proxy) => proxy.close()));
});
afterAll(() => {
    environment(before);
    remove();
});

function environment(values: Readonly<Record<string, string | undefined>>): void {
    for (const name of names) {
        delete process.env[name];
        if (values[name] !== undefined) {
            process.env[name] = values[name];
        }
    }
}

async function proxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
    const started = await startConnectProxy(options);
    open.push(started);
    return started;
}

test.each(["HTTPS_PROXY", "https_proxy"])(
    "%s tunnels, and the Manager's certificate is checked all the same",
    async (name) => {
        const manager = await simulate({ tls });
        const { port } = new URL(manager.url);
        const through = await proxy();
        environment({ [name]: through.url });

        await clientOf(`https://localhost:${port}`, { caFile }).call("listGroups", subject);
        expect(through.targets).toEqual([`localhost:${port}`]);

        const error = await errorOf(clientOf(`https://localhost:${port}`).call("listGroups", subject));
        expect(error.message).toMatch(/certificate of https:\/\/\S+ is not trusted/);
    },
);

test("a certificate for another host is refused behind a proxy too", async () => {
    const manager = await simulate({ tls });
    const through = await proxy({ leadsTo: Number(new URL(manager.url).port) });
    environment({ HTTPS_PROXY: through.url });
    const error = await errorOf(clientOf("https://manager.example.com", { caFile }).call("listGroups", subject));
    expect(error.message).toMatch(/certificate of https:\/\/\S+ is for another host/);
    expect(error).toMatchObject({ unclear: false });
    expect(through.targets).toEqual(["manager.example.com:443"]);
});

test("a Manager without TLS is asked for in absolute form, through a proxy that tunnels to port 443 only", async () => {
    const clientSecret = "client-secret-of-a-test";
    const manager = await simulate({ proxies: ["Cards"], clients: { ci: clientSecret } });
    const through = await proxy({ leadsTo: Number(new URL(manager.url).port), tunnelsTo: 443, credentials: "ci:p@ss" });
    environment({ HTTP_PROXY: through.url.replace("http://", "http://ci:p%40ss@") });
    const client = clientOf("http://manager.example.com:8080", { credentials: { clientId: "ci", clientSecret } });
    for (const [operation, body] of sequence) {
        await client.call(operation, subject, body);
    }
    expect(through.targets).toEqual([]);
    expect(through.forwarded).toContain("GET http://manager.example.com:8080/apiops/projects/Retail/apiProxyGroups/");
    expect(through.forwarded).toHaveLength(1 + sequence.length);
    for (const { headers } of manager.requests()) {
        expect(headers).toMatchObject({ host: "manager.example.com:8080" });
        expect(Object.keys(headers)).not.toContain("proxy-authorization");
    }
});

test("as many connections lead to a proxy as to a Manager", async () => {
    const manager = await simulate();
    const through = await proxy();
    environment({ HTTP_PROXY: through.url });
    manager.setFaults([{ times: 0, effect: { delayMs: 5 } }]);
    const client = clientOf(manager.url, { maxConcurrency: 2 });
    await Promise.all(Array.from({ length: 8 }, () => client.call("listGroups", subject)));
    expect(through.forwarded).toHaveLength(8);
    expect(through.connections()).toBeLessThanOrEqual(2);
});

test.each([
    ["127.0.0.1", "no_proxy"],
    ["127.0.0.0/8", "NO_PROXY"],
    ["other.example.com, 127.0.0.1", "NO_PROXY"],
    ["*", "NO_PROXY"],
])("the entry %s of %s passes the proxy by", async (noProxy, name) => {
    const manager = await simulate();
    const through = await proxy();
    environment({ HTTP_PROXY: through.url, HTTPS_PROXY: through.url, [name]: noProxy });
    await clientOf(manager.url).call("listGroups", subject);
    expect([...through.targets, ...through.forwarded]).toEqual([]);
});

test("an entry of NO_PROXY that cannot be understood shows the proxy no token", async () => {
    const manager = await simulate();
    const through = await proxy();
    environment({ HTTP_PROXY: through.url, NO_PROXY: "example.com,http://ci:s3cret@127.0.0.1/" });
    const error = await errorOf(clientOf(manager.url, { maxRetries: 4 }).call("createGroup", subject));
    expect(error.message).toMatch(
        /: "127\.0\.0\.1\/" in the environment variable NO_PROXY cannot be understood, .*\. List/,
    );
    expect(error).toMatchObject({ unclear: false });
    expect([...through.targets, ...through.forwarded]).toEqual([]);
    environment({ NO_PROXY: "example.com,http://127.0.0.1/" });
    await clientOf(manager.url).call("listGroups", subject);
});

test.each([
    ["with user and password", "ci:p@ss", "ci:p%40ss"],
    ["with a user only", "ci:", "ci"],
])(
    "a proxy gets the user and the password of its address, %s, and the Manager does not",
    async (_, credentials, at) => {
        const plain = await simulate();
        const secure = await simulate({ tls });
        const through = await proxy({ credentials });
        environment({ HTTP_PROXY: through.url.replace("http://", `http://${at}@`) });
        for (const manager of [plain, secure]) {
            await clientOf(manager.url, { insecureSkipVerify: true }).call("listGroups", subject);
            expect(Object.keys(manager.requests()[0]?.headers ?? {})).not.toContain("proxy-authorization");
        }
        expect(through.forwarded).toHaveLength(1);
        expect(through.targets).toHaveLength(1);
    },
);

test.each([
    [{ status: 403 }, /the proxy refused to connect to the Manager \(HTTP 403\)\. Check HTTPS_PROXY .*NO_PROXY/, 1],
    [{ credentials: "ci:right" }, /\(HTTP 407\)\. The proxy asks for a user and a password/, 1],
    [{ status: 503 }, /\(HTTP 503\) \(2 attempts\)/, 2],
] as const)("a proxy that answers a CONNECT with %j is named as such", async (options, words, attempts) => {
    const manager = await simulate({ tls });
    const through = await proxy(options);
    environment({ HTTP_PROXY: through.url.replace("http://", "http://ci:wrong@") });
    const error = await errorOf(clientOf(manager.url, { maxRetries: 1, caFile }).call("listGroups", subject));
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain("wrong");
    expect(error).toMatchObject({ unclear: false });
    expect(through.targets).toHaveLength(attempts);
});

test("a proxy that refuses to forward without a user is named as such, and the Manager was sent nothing", async () => {
    const manager = await simulate();
    const through = await proxy({ credentials: "ci:right" });
    environment({ HTTP_PROXY: through.url });
    const error = await errorOf(clientOf(manager.url, { maxRetries: 4 }).call("createGroup", subject));
    expect(error.message).toMatch(
        /\(HTTP 407\)\. The proxy asks for a user and a password: put them into .*HTTP_PROXY/,
    );
    expect(error).toMatchObject({ unclear: false });
    expect(through.forwarded).toHaveLength(1);
});

test("a proxy that is not there is in the message, and one that cannot be one is named without its password", async () => {
    const manager = await simulate();
    const gone = await startConnectProxy();
    await gone.close();
    environment({ HTTP_PROXY: gone.url });
    const error = await errorOf(clientOf(manager.url).call("listGroups", subject));
    expect(error.message).toContain(`connect ECONNREFUSED ${new URL(gone.url).host}`);
    expect(error.message).toContain("HTTP_PROXY");
    for (const proxy of ["http://ci:s3cret@proxy.example.com:port", "http://ci:s3cret100%@proxy.example.com:3128"]) {
        environment({ HTTP_PROXY: proxy });
        const bad = await errorOf(clientOf(manager.url, { maxRetries: 4 }).call("createGroup", subject));
        expect(bad.message).toMatch(/the environment variable HTTP_PROXY is not the address of a proxy\. Write/);
        expect(bad.message).not.toContain("s3cret");
        expect(bad).toMatchObject({ unclear: false });
    }
});

test("a proxy that never answers a CONNECT does not hold a call beyond its deadline", async () => {
    const manager = await simulate({ tls });
    const through = await proxy({ mute: true });
    environment({ HTTP_PROXY: through.url });
    const error = await errorOf(clientOf(manager.url, { requestTimeoutMs: 50, caFile }).call("createGroup", subject));
    expect(error.message).toContain(`no connection to ${manager.url} before the operation's deadline`);
    expect(error).toMatchObject({ unclear: false });
});

test("a proxy that ends the connection of a CONNECT is told as such, and is not asked again and again", async () => {
    const manager = await simulate({ tls });
    const through = await proxy({ hangsUp: true });
    environment({ HTTP_PROXY: through.url });
    const error = await errorOf(clientOf(manager.url, { maxRetries: 1, caFile }).call("createGroup", subject));
    expect(error.message).toContain(`no connection to ${manager.url}: the proxy ended the connection (2 attempts)`);
    expect(error.message).toContain("HTTPS_PROXY");
    expect(error).toMatchObject({ unclear: false });
    expect(through.targets).toHaveLength(2);
});

test.each([
    [{ mute: true }, /http:\S+ through the proxy http:\S+ did not answer within 0\.6 s/],
    [{ hangsUp: true }, /http:\S+ through the proxy http:\S+ ended the connection before its answer was whole/],
])("what became of a request to a proxy that is %j is not known", async (options, words) => {
    const manager = await simulate();
    const through = await proxy(options);
    environment({ HTTP_PROXY: through.url });
    const error = await errorOf(clientOf(manager.url, { requestTimeoutMs: 600 }).call("createGroup", subject));
    expect(error.message).toMatch(words);
    expect(error).toMatchObject({ unclear: true });
    expect(through.forwarded).toHaveLength(1);
});
