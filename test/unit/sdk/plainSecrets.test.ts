import * as pulumi from "@pulumi/pulumi";
import { ApiProxyGroup } from "../../../sdk";
import { registeredBy } from "./program";

const clientRoute = { relativePathList: ["/pay"] };
const value = "hunter22";

/** The warnings of a program with two groups and this configuration. */
async function warnings(config: Record<string, string>, secrets: string[]): Promise<string[]> {
    const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
    await registeredBy(
        () => ["one", "two"].map((name) => new ApiProxyGroup(name, { projectName: "Retail", clientRoute })),
        { config, secrets },
    );
    const told = warn.mock.calls.map(([text]) => text);
    warn.mockRestore();
    return told;
}

test.each(["token", "clientSecret", "connections"])(
    "a plain %s is warned about once, with the command that encrypts it",
    async (key) => {
        const told = await warnings({ [`apinizer:${key}`]: value }, []);

        expect(told).toEqual([expect.stringContaining(`pulumi config set --secret apinizer:${key} `)]);
        expect(told.join()).not.toContain(value);
    },
);

test("what is encrypted, absent, or no secret is not warned about", async () => {
    const config = { "apinizer:token": value, "apinizer:url": "https://m.example.com", "apinizer:clientId": "id" };

    expect(await warnings(config, ["apinizer:token"])).toEqual([]);
});
