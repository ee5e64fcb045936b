import type { ApinizerClient } from "../../../provider/apinizer/client";
import { answerWith, clientWith, exchangeOf } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

const secret = 'pay"ment';

function client(): ApinizerClient {
    return clientWith({ credentials: { token: secret } });
}

test("a list keeps a name that holds a secret: a changed name would make the group look gone", async () => {
    const resultList = [{ name: `old-${secret}-group`, description: secret }];
    answerWith(() => exchangeOf(200, { status: "SUCCESS", resultList }));

    expect((await client().call("listGroups", { projectName: "Retail" })).resultList).toEqual(resultList);
});

const detail = (text: string) => ({
    success: false,
    detailList: [{ podName: "pod-1", success: false, detail: `refused ${text}` }],
});

test("what a deployment tells, which goes into the state, tells no secret", async () => {
    answerWith(() => exchangeOf(200, { status: "SUCCESS", deploymentResult: detail(secret) }));
    const subject = { projectName: "Retail", groupName: "Payments", environmentName: "production" };

    expect(await client().call("deployGroup", subject)).toMatchObject({ deploymentResult: detail("[secret]") });
});

test.each([
    ["a message", exchangeOf(400, { status: "FAILURE", resultMessage: `not for ${secret}` })],
    ["an excerpt that is cut", exchangeOf(502, `${"x".repeat(114)} ${secret}`)],
    ["a list that is none", exchangeOf(200, { status: "SUCCESS", resultList: secret })],
    ["half a JSON", exchangeOf(200, JSON.stringify({ secret }).slice(0, -1))],
])("no error tells it either: %s", async (_, came) => {
    answerWith(() => came);

    await expect(client().call("listGroups", { projectName: "Retail" })).rejects.toThrow(/^(?!.*pay.{0,2}ment).*HTTP/s);
});
