import { type ConnectProxy, startConnectProxy } from "../support/connectProxy";
import { closeSimulators, groupsProgram, simulate } from "../support/manager";
import { closeStacks, expectSuccess, Stack } from "../support/stack";
import { certificateFiles, mutualTls, tls } from "../unit/networks/certificateFiles";

const files = certificateFiles();
let proxy: ConnectProxy | undefined;

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
    await proxy?.close();
});
afterAll(files.remove);

test("one program reaches Managers behind a proxy, a private authority, and a client certificate", async () => {
    const { caFile, clientCertFile, clientKeyFile } = files;
    const proxied = await simulate({ tls });
    const mutual = await simulate({ tls: mutualTls });
    const unchecked = await simulate({ tls });
    const slow = await simulate();
    slow.setFaults([{ operation: "createGroup", effect: { delayMs: 5000 } }]);
    proxy = await startConnectProxy();
    const token = "simulator-token";
    const { port } = new URL(proxied.url);
    const connections = {
        mutual: { url: mutual.url, token, caFile, clientCertFile, clientKeyFile },
        unchecked: { url: unchecked.url, token, insecureSkipVerify: true },
        // The first attempt is given up on; the list then shows the group, or the second attempt makes it.
        slow: { url: slow.url, token, requestTimeoutSeconds: 2 },
    };
    const group = (name: string, connection?: string) => ({
        clientRoute: { relativePathList: [`/${name}`] },
        ...(connection === undefined ? { projectName: undefined } : { projectName: "Retail", connection }),
    });
    const stack = await Stack.create({
        program: groupsProgram({
            proxied: group("proxied"),
            mutual: group("mutual", "mutual"),
            unchecked: group("unchecked", "unchecked"),
            slow: group("slow", "slow"),
        }),
        config: {
            "apinizer:url": `https://localhost:${port}/apiops/`,
            "apinizer:projectName": "Retail",
            "apinizer:caFile": caFile,
            "apinizer:requestTimeoutSeconds": "20",
            "apinizer:deployTimeoutSeconds": "60",
        },
        secrets: { "apinizer:token": token, "apinizer:connections": JSON.stringify(connections) },
        env: { HTTPS_PROXY: proxy.url, NO_PROXY: "127.0.0.1" },
    });

    const { text } = expectSuccess(await stack.up());

    expect(text).toContain(
        `insecureSkipVerify: the certificate of ${unchecked.url} is not checked, so anyone on the way can read the token.`,
    );
    for (const [name, manager] of Object.entries({ proxied, mutual, unchecked, slow })) {
        expect(Object.keys(manager.state().projects.Retail ?? {})).toEqual([name]);
    }
    expect(new Set(proxy.targets)).toEqual(new Set([`localhost:${port}`]));

    // A machine that reaches the Manager without the proxy.
    const before = proxy.targets.length;
    stack.env({ NO_PROXY: "127.0.0.1,localhost" });
    expectSuccess(await stack.destroy());
    expect(proxy.targets).toHaveLength(before);
    expect(proxied.state().projects.Retail).toEqual({});
});
