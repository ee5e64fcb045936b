import { isExcluded } from "../../../provider/apinizer/noProxy";
import { proxyOf } from "../../../provider/apinizer/proxies";

test.each([
    ["http://m", { HTTPS_PROXY: "a" }, undefined],
    ["http://m", { HTTP_PROXY: "10.0.0.1:3128", http_proxy: "" }, "http://10.0.0.1:3128/"],
    ["http://m", { HTTP_PROXY: "10.0.0.1:3128", http_proxy: "http://a" }, "http://a/"],
    ["https://m", { HTTPS_PROXY: "proxy.example.com:3128", HTTP_PROXY: "http://a" }, "http://proxy.example.com:3128/"],
    ["https://m", { HTTP_PROXY: "https://a" }, "https://a/"],
    ["https://m", { HTTPS_PROXY: "", HTTP_PROXY: "" }, undefined],
    ["https://m", { HTTPS_PROXY: "socks5://a" }, "socks5://a"],
    ["https://m", { HTTPS_PROXY: "a", NO_PROXY: "m", no_proxy: "" }, undefined],
    ["https://m", { HTTPS_PROXY: "a", NO_PROXY: "m", no_proxy: "n" }, "http://a/"],
    ["https://m", { HTTPS_PROXY: "http://not a proxy", NO_PROXY: "m" }, undefined],
    ["https://m", { HTTPS_PROXY: "a", HTTP_PROXY: "http://not a proxy" }, "http://a/"],
    ["https://m", {}, undefined],
])("the proxy of %s in %j", (manager, names, proxy) => {
    expect(proxyOf(new URL(manager), names)?.url.href).toBe(proxy);
});

/** A Manager, what NO_PROXY says about it, and whether that excludes it. */
const rows: [manager: string, noProxy: string, excluded: boolean][] = [
    ["http://manager.example.com", "", false],
    ["http://manager.example.com", " , ,\t\n", false],
    ["http://manager.example.com", "*", true],
    ["http://manager.example.com", "a.b, *", true],
    ["http://[fd00::1]", "*", true],

    ["http://manager.example.com", "manager.example.com", true],
    ["http://manager.example.com", "MANAGER.Example.com", true],
    ["http://manager.example.com", "manager.example.com.", true],
    ["http://manager.example.com.", "manager.example.com", true],
    ["http://manager.example.com", "example.com", true],
    ["http://manager.example.com", ".example.com", true],
    ["http://manager.example.com", "*.example.com", true],
    ["http://a.manager.example.com", ".example.com", true],
    ["http://example.com", ".example.com", true],
    ["http://example.com", "*.example.com", true],
    ["http://manager.example.com", "ager.example.com", false],
    ["http://example.com", "manager.example.com", false],
    ["http://example.com.evil.org", "example.com", false],
    ["http://manager", "manager", true],
    ["http://manager_1.local", ".local", true],
    ["http://m\u00fcnchen.example", "M\u00dcNCHEN.example", true],
    ["http://m\u00fcnchen.example", "xn--mnchen-3ya.example", true],
    ["http://manager.example.com", "a.org,b.org manager.example.com", true],
    ["http://manager.example.com", "a.org\tb.org\n  manager.example.com,", true],

    ["http://manager.example.com:8080", "manager.example.com", true],
    ["http://manager.example.com:8080", "manager.example.com:8080", true],
    ["http://manager.example.com:8080", ".example.com:8080", true],
    ["http://manager.example.com:8080", "*:8080", true],
    ["http://manager.example.com:8080", "manager.example.com:80", false],
    ["http://manager.example.com", "manager.example.com:80", true],
    ["https://manager.example.com", "manager.example.com:443", true],
    ["https://manager.example.com", "manager.example.com:80", false],

    ["http://10.1.2.3", "10.1.2.3", true],
    ["http://10.1.2.3", "10.1.2.4", false],
    ["http://10.1.2.3:8080", "10.1.2.3:8080", true],
    ["http://10.1.2.3", "10.1.2.3:8080", false],
    ["http://0x0a010203", "10.1.2.3", true],
    ["http://10.1.2.3", "[::ffff:10.1.2.3]", true],
    ["http://[::ffff:10.1.2.3]", "10.1.2.3", true],
    ["http://[fd00::1]", "fd00::1", true],
    ["http://[fd00::1]", "FD00:0:0::1", true],
    ["http://[fd00::1]", "[fd00::1]", true],
    ["http://[fd00::1]:8080", "[fd00::1]:8080", true],
    ["http://[fd00::1]:8080", "fd00::1", true],
    ["http://[fd00::1]:80", "[fd00::1]:8080", false],
    ["http://[fd00::1]", "fd00::2", false],
    ["http://[fe80::1]", "fe80::1%eth0", true],
    ["http://10.1.2.3.example.com", "10.1.2.3", false],

    ["http://127.0.0.1", "127.0.0.0/8", true],
    ["http://128.0.0.1", "127.0.0.0/8", false],
    ["http://10.1.2.3", "10.9.9.9/8", true],
    ["http://10.1.2.3", "10/8", true],
    ["http://169.254.1.2", "*.local, 169.254/16", true],
    ["http://10.1.2.3", "10.1.2.3/32", true],
    ["http://10.1.2.4", "10.1.2.3/32", false],
    ["http://10.1.2.3", "0.0.0.0/0", true],
    ["http://10.1.2.3:8080", "10.0.0.0/8:8080", true],
    ["http://10.1.2.3", "10.0.0.0/8:8080", false],
    ["http://[::ffff:10.1.2.3]", "10.0.0.0/8", true],
    ["http://[fd12:3456::1]", "fd00::/8", true],
    ["http://[fd12:3456::1]", "[fd00::]/8", true],
    ["http://[fd12:3456::1]", "[fd00::/8]", true],
    ["http://[fd12:3456::1]:8080", "[fd00::]/8:8080", true],
    ["http://[fe80::1]", "fd00::/8", false],
    ["http://[fd00::1]", "10.0.0.0/8", false],
    ["http://manager.example.com", "0.0.0.0/0,::/0", false],
    ["http://localhost", "127.0.0.0/8", false],

    ["http://10.1.2.3", "10.*", true],
    ["http://100.1.2.3", "10.*", false],
    ["http://10.1.2.3", "10.*.3", true],
    ["http://10.1.2.3", "10.*.2.*.3", false],
    ["http://manager.example.com", "*example.com", true],
    ["http://manager.example.com", "man*.EXAMPLE.com", true],
    ["http://a.b.example.com", "*.b.*", true],
    ["http://aba.org", "aba*ba.org", false],
];

test.each(rows)("the Manager %s, by NO_PROXY=%j", (manager, noProxy, excluded) => {
    expect(isExcluded(new URL(manager), noProxy)).toBe(excluded);
});

test.each([
    "10.0.0.0/33",
    "10.0.0.0/",
    "10.0.0.0/255.0.0.0",
    "10.0.0.0/-1",
    "10.0.0.0/8/8",
    "fd00::/129",
    "10.0.0.256",
    "127.1",
    "010.0.0.1",
    "0x7f000001",
    "10.",
    "10.0.",
    ".10.0.0.1",
    "fd00::zz",
    "[fd00::1",
    "fd00::1]:80",
    "[::1]80",
    "a.org:",
    "a.org:0",
    "a.org:65536",
    "a.org:http",
    "a.org:80:80",
    "http://a.org",
    "http://a.org:8080/",
    "a.org/",
    "a.org/8",
    "a.org?b",
    "a.org#b",
    "a.org;b.org",
    "a.org|b.org",
    "a..org",
    "..a.org",
    ".",
    "*.",
    ":80",
    "(.*)",
    "10.*/8",
    "<local>",
    "-\u{1f680}.\ud800",
])("the entry %j cannot be understood, so it is named unless another one excludes the Manager", (entry) => {
    const manager = new URL("https://manager.example.com");

    expect(() => isExcluded(manager, `b.org,${entry}`)).toThrow(
        `${JSON.stringify(entry)} in the environment variable NO_PROXY cannot be understood`,
    );
    expect(() => proxyOf(manager, { HTTPS_PROXY: "a", no_proxy: entry })).toThrow("cannot be understood");
    expect(proxyOf(manager, { NO_PROXY: entry })).toBeUndefined();
    expect(isExcluded(manager, `${entry} .example.com`)).toBe(true);
});

test("a password in NO_PROXY is not quoted", () => {
    expect(() => isExcluded(new URL("https://m"), "https://ci:s3cret@a.org/")).toThrow(/^"a\.org\/" in/);
});

test("a pattern with many gaps takes no time that grows with them", () => {
    const manager = new URL(`http://${Array(60).fill("aa").join(".")}.b`);

    expect(isExcluded(manager, `${"*a".repeat(500)}*c`)).toBe(false);
    expect(isExcluded(manager, `${"*a".repeat(50)}*b`)).toBe(true);
});
