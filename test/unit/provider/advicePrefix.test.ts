import { answerWith, clientWith, exchangeOf } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

test.each(["apinizer:", "apinizer:connections.east.", "apinizer:connections.$& $1 $$."])(
    "an error names the settings where they stand: %s",
    async (settingsPrefix) => {
        answerWith(() => exchangeOf(401, { status: "FAILURE", resultMessage: "Token is not valid!" }));

        const call = clientWith({ settingsPrefix }).call("listGroups", { projectName: "Retail" });

        await expect(call).rejects.toThrow(
            `Check ${settingsPrefix}token, or ${settingsPrefix}clientId and ${settingsPrefix}clientSecret.`,
        );
    },
);
