import { simulate } from "../../support/manager";
import { certificateFiles, mutualTls, tls } from "./certificateFiles";
import { clientOf, closeAll, errorOf, subject } from "./client";

const { caFile, clientCertFile, clientKeyFile, notPem, remove } = certificateFiles();

afterEach(closeAll);
afterAll(remove);

test.each([
    ["a private authority that is known", tls, { caFile }],
    ["any certificate where none is checked", tls, { insecureSkipVerify: true }],
    ["a client certificate where one is asked for", mutualTls, { caFile, clientCertFile, clientKeyFile }],
])("the Manager is reached with %s", async (_, server, options) => {
    const manager = await simulate({ tls: server });
    expect(await clientOf(manager.url, options).call("listGroups", subject)).toMatchObject({ resultList: [] });
});

test.each([
    ["an authority that is not known", tls, {}, /certificate of https:\/\/\S+ is not trusted .*Set apinizer:caFile/],
    [
        "a file that holds no authority",
        tls,
        { caFile: notPem },
        /certificate of https:\/\/\S+ is not trusted|certificate files cannot/,
    ],
    [
        "a key file that holds none",
        mutualTls,
        { caFile, clientCertFile, clientKeyFile: notPem },
        /certificate files cannot be used .*PEM/,
    ],
    [
        "a file that is gone",
        tls,
        { caFile: "/nowhere/ca.pem" },
        /the file \/nowhere\/ca\.pem of the settings cannot be read/,
    ],
])("%s is told once, and nothing is repeated", async (_, server, options, words) => {
    const manager = await simulate({ tls: server });
    const error = await errorOf(clientOf(manager.url, { ...options, maxRetries: 4 }).call("listGroups", subject));
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain("attempts");
    expect(error).toMatchObject({ kind: "unavailable", unclear: false });
    expect(manager.requests()).toEqual([]);
});

test("no client certificate where one is asked for", async () => {
    const manager = await simulate({ tls: mutualTls });
    const error = await errorOf(clientOf(manager.url, { caFile }).call("listGroups", subject));
    expect(error.message).toContain("set apinizer:clientCertFile and apinizer:clientKeyFile");
    expect(manager.requests()).toEqual([]);
});

test("a certificate for another host, and a Manager without TLS, are told apart", async () => {
    const secure = await simulate({ tls });
    const port = new URL(secure.url).port;
    const other = await errorOf(clientOf(`https://[::ffff:127.0.0.1]:${port}`, { caFile }).call("listGroups", subject));
    expect(other.message).toMatch(/certificate of https:\/\/\S+ is for another host .*apinizer:url/);
    const plain = await simulate();
    const address = plain.url.replace("http:", "https:");
    const error = await errorOf(clientOf(address, { caFile }).call("listGroups", subject));
    expect(error.message).toMatch(/does not speak TLS .*http:\/\//);
});
