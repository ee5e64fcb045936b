import type { ApinizerClient } from "../../../provider/apinizer/client";
import { ApinizerError } from "../../../provider/apinizer/errors";
import type { ApiProxyGroupDefinition } from "../../../provider/apinizer/messages/groups";
import { answerWith, clientWith, exchangeOf } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

const secret = 'pay"ment';

function client(token = secret): ApinizerClient {
    return clientWith({ credentials: { token } });
}

const subject = { projectName: "Retail", groupName: "Payments" };
const definition: ApiProxyGroupDefinition = {
    name: "Payments",
    clientRoute: {
        relativePathList: ["/hook-of-payments"],
        headerList: ["s3cret/value", "route", "is already created"].map((value, index) => ({
            name: `X-${index}`,
            value,
        })),
    },
    environmentName: "production",
};

/** The error that a call ends with. */
async function errorOf(asked: Promise<unknown>): Promise<ApinizerError> {
    const error = await asked.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (error instanceof ApinizerError) {
        return error;
    }
    throw new Error(`not an error of a call: ${String(error)}`);
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
    const token = "tok/en+abc==";
    for (const echoed of [token, "tok%2fen%2Babc%3D=", String.raw`tok\/en\u002babc==`, "tok&#x2F;en&plus;abc=="]) {
        const told = JSON.stringify({ status: "SUCCESS", deploymentResult: detail(echoed) }).replaceAll("/", "\\/");
        answerWith(() => exchangeOf(200, told));

        expect(await client(token).call("deployGroup", { ...subject, environmentName: "production" })).toMatchObject({
            deploymentResult: detail("[secret]"),
        });
    }
});

test("header values of the request are not told, in an answer or in an error, also when the group is deployed later", async () => {
    const result = detail("s3cret\\/value by the route of /hook-of-payments");
    const shown = detail("[secret] by the route of /hook-of-payments");
    const one = client();
    answerWith(() => exchangeOf(200, { status: "SUCCESS", deploymentResult: result }));
    expect(await one.call("createGroup", subject, definition)).toMatchObject({ deploymentResult: shown });
    expect(await one.call("deployGroup", { ...subject, environmentName: "production" }, {})).toMatchObject({
        deploymentResult: shown,
    });

    const refusal = { status: "FAILURE", resultMessage: "no route for s3cret/value", deploymentResult: result };
    for (const status of [200, 400, 500]) {
        answerWith(() => exchangeOf(status, refusal));
        const error = await errorOf(client().call("updateGroup", subject, definition));
        expect(error.message).toMatch(/: no route for \[secret\]\./);
        expect(error.fault.deploymentResult).toMatchObject(shown);
    }
});

test("what a message means is judged before it is concealed", async () => {
    const message = "ApiProxyGroup: (Payments) is already created! If you want to udate it use update endpoint!";
    answerWith(() => exchangeOf(400, { status: "FAILURE", resultMessage: message }));

    const error = await errorOf(client().call("createGroup", subject, definition));

    expect([error.kind, error.message]).toEqual(["exists", expect.stringContaining("(Payments) [secret]! If")]);
});

test.each(["HTTP 400", "Payments", "create", "Retail"])(
    "our own words around the server's stay whole: %s",
    async (token) => {
        answerWith(() => exchangeOf(400, { status: "FAILURE", resultMessage: `no ${token}` }));

        expect((await errorOf(client(token).call("createGroup", subject, definition))).message).toMatch(
            /^Could not create the API proxy group "Payments" in project "Retail": HTTP 400: no \[secret\]\. /,
        );
    },
);

test.each([
    ["a message", exchangeOf(400, { status: "FAILURE", resultMessage: `not for ${secret}` })],
    ["an excerpt that is cut", exchangeOf(502, `${"x".repeat(114)} ${secret}`)],
    ["an excerpt that is cut, of a page with entities", exchangeOf(502, `${"x".repeat(114)} pay&quot;ment`)],
    [
        "an excerpt of a text of megabytes",
        exchangeOf(502, `${" \n".repeat(1_000_000)}${secret}${" ".repeat(9_000_000)}`),
    ],
    ["a content type", exchangeOf(200, "", { "content-type": `text/html; of=${secret}` })],
    ["the host of a redirect", exchangeOf(302, "", { location: `https://${secret}.example.com/` })],
    ["a list that is none", exchangeOf(200, { status: "SUCCESS", resultList: secret })],
    ["half a JSON", exchangeOf(200, JSON.stringify({ secret }).slice(0, -1))],
])("no error tells it either: %s", async (_, came) => {
    answerWith(() => came);

    await expect(client().call("listGroups", { projectName: "Retail" })).rejects.toThrow(/^(?!.*pay.{0,6}ment).*HTTP/s);
});
