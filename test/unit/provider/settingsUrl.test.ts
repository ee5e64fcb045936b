import { settingsOf } from "../../../provider/settings";
import { SettingsError } from "../../../provider/settings/problems";
import { sourceOf } from "./support";

const managerOf = (url: string) => settingsOf(sourceOf({ url, token: "t" })).manager;

const forms: [url: string, manager: string][] = [
    ["https://m.example.com", "https://m.example.com"],
    ["https://m.example.com/", "https://m.example.com"],
    ["https://m.example.com///", "https://m.example.com"],
    ["https://m.example.com/apiops", "https://m.example.com"],
    ["https://m.example.com/apiops/", "https://m.example.com"],
    ["https://m.example.com//apiops//", "https://m.example.com"],
    ["https://M.Example.COM/apiops", "https://m.example.com"],
    ["https://m.example.com:443/apiops", "https://m.example.com"],
    ["http://m.example.com:80", "http://m.example.com"],
    ["http://m.example.com:8080/apiops", "http://m.example.com:8080"],
    ["https://m.example.com/gateway", "https://m.example.com/gateway"],
    ["https://m.example.com/gateway/", "https://m.example.com/gateway"],
    ["https://m.example.com/gateway/apiops/", "https://m.example.com/gateway"],
    ["https://m.example.com/a/b/apiops", "https://m.example.com/a/b"],
    ["https://m.example.com/myapiops", "https://m.example.com/myapiops"],
    ["http://127.0.0.1:9000", "http://127.0.0.1:9000"],
    ["http://[::1]:9000/apiops", "http://[::1]:9000"],
    [" https://m.example.com ", "https://m.example.com"],
];

test.each(forms)("%j is the Manager %s", (url, manager) => {
    expect(managerOf(url)).toBe(manager);
});

test.each(forms)("%j means the same when it is given in its short form", (url) => {
    const short = managerOf(url);

    expect(managerOf(short)).toBe(short);
});

const refused: [url: string, reason: RegExp][] = [
    ["m.example.com", /^is not an http or https address/],
    ["m.example.com:8080", /^is not an http or https address/],
    ["/apiops", /^is not an http or https address/],
    ["ftp://m.example.com", /^is not an http or https address/],
    ["file:///etc/passwd", /^is not an http or https address/],
    ["https://", /^is not an http or https address/],
    ["https://user@m.example.com", /^must not hold a user or a password/],
    ["https://user:hunter22@m.example.com/apiops", /^must not hold a user or a password/],
    ["https://:hunter22@m.example.com", /^must not hold a user or a password/],
    ["https://m.example.com?token=hunter22", /^must not hold a query or a fragment/],
    ["https://m.example.com/apiops#hunter22", /^must not hold a query or a fragment/],
];

test.each(refused)("%j is refused, without its words, with both ways to give it", (url, reason) => {
    expect.assertions(6);
    try {
        managerOf(url);
    } catch (error) {
        expect(error).toBeInstanceOf(SettingsError);
        const [problem] = error instanceof SettingsError ? error.problems : [];
        expect(problem).toEqual({ property: "apinizer:url", reason: expect.stringMatching(reason) });
        expect(problem?.reason).toContain("pulumi config set apinizer:url");
        expect(problem?.reason).toContain("APINIZER_URL");
        expect(String(error)).not.toContain("hunter22");
        expect(String(error)).not.toContain("user:");
    }
});
