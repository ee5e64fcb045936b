import { proxiesOf } from "../../../provider/apinizer/proxies";
import { type ConnectProxy, type ConnectProxyOptions, startConnectProxy } from "../../support/connectProxy";
import { simulate } from "../../support/manager";
import { certificateFiles, tls } from "./certificateFiles";
import { clientOf, closeAll, errorOf, subject } from "./client";

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

test("HTTP_PROXY serves a Manager without TLS; its host name is resolved by the proxy", async () => {
    const manager = await simulate();
    const through = await proxy({ leadsTo: Number(new URL(manager.url).port) });
    environment({ HTTP_PROXY: through.url });
    await clientOf("http://manager.example.com").call("listGroups", subject);
    expect(through.targets).toEqual(["manager.example.com:80"]);
});

test.each(["127.0.0.1", "other.example.com, 127.0.0.1", "*"])("NO_PROXY=%s passes the proxy by", async (noProxy) => {
    const manager = await simulate();
    const through = await proxy();
    environment({ HTTP_PROXY: through.url, HTTPS_PROXY: through.url, NO_PROXY: noProxy });
    await clientOf(manager.url).call("listGroups", subject);
    expect(through.targets).toEqual([]);
});

test("a proxy gets the user and the password of its address, and the Manager does not", async () => {
    const manager = await simulate();
    const through = await proxy({ credentials: "ci:p@ss" });
    environment({ HTTP_PROXY: through.url.replace("http://", "http://ci:p%40ss@") });
    await clientOf(manager.url).call("listGroups", subject);
    expect(Object.keys(manager.requests()[0]?.headers ?? {})).not.toContain("proxy-authorization");
});

test("an address without a scheme is one with http", () => {
    expect(proxiesOf({ HTTPS_PROXY: "proxy.example.com:3128", http_proxy: "" })).toEqual({
        httpsProxy: "http://proxy.example.com:3128",
    });
    expect(proxiesOf({ HTTP_PROXY: "10.0.0.1:3128", http_proxy: "http://a" })).toEqual({ httpProxy: "http://a" });
    expect(proxiesOf({})).toEqual({});
});

test.each([
    [{ status: 403 }, /the proxy refused to connect to the Manager \(HTTP 403\)\. Check HTTPS_PROXY .*NO_PROXY/, 1],
    [{ credentials: "ci:right" }, /\(HTTP 407\)\. The proxy asks for a user and a password/, 1],
    [{ status: 503 }, /\(HTTP 503\) \(2 attempts\)/, 2],
] as const)("a proxy that answers %j is named as such", async (options, words, attempts) => {
    const manager = await simulate();
    const through = await proxy(options);
    environment({ HTTP_PROXY: through.url.replace("http://", "http://ci:wrong@") });
    const error = await errorOf(clientOf(manager.url, { maxRetries: 1 }).call("listGroups", subject));
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain("wrong");
    expect(error).toMatchObject({ unclear: false });
    expect(through.targets).toHaveLength(attempts);
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

test("a proxy that never answers does not hold a call beyond its deadline", async () => {
    const manager = await simulate();
    const through = await proxy({ mute: true });
    environment({ HTTP_PROXY: through.url });
    const error = await errorOf(clientOf(manager.url, { requestTimeoutMs: 50 }).call("createGroup", subject));
    expect(error.message).toContain(`no connection to ${manager.url} before the operation's deadline`);
    expect(error).toMatchObject({ unclear: false });
});

test("a proxy that ends the connection is told as such, and is not asked again and again", async () => {
    const manager = await simulate();
    const through = await proxy({ hangsUp: true });
    environment({ HTTP_PROXY: through.url });
    const error = await errorOf(clientOf(manager.url, { maxRetries: 1 }).call("createGroup", subject));
    expect(error.message).toContain(`no connection to ${manager.url}: the proxy ended the connection (2 attempts)`);
    expect(error.message).toContain("HTTPS_PROXY");
    expect(error).toMatchObject({ unclear: false });
    expect(through.targets).toHaveLength(2);
});
