import type { Exchange, WireRequest } from "../../../provider/apinizer/transport";
import { group } from "../../../provider/resources/group";
import type { Values } from "../../../provider/resources/resource";
import { answerWith, exchangeOf, inputsOf, manager, type Patch, runWith, stateWith, usable } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

const pod = { envName: "production", podName: "pod-1", podIp: "10.0.0.1", success: true, responseTime: 5 };
const deploymentResult = { success: true, responseTime: 5, detailList: [pod] };
const emptyResult = { success: true, detailList: [] };

/** A Manager with no groups, whose deployments end in a result. */
function managerWith(result: object = deploymentResult): WireRequest[] {
    return answerWith(({ method, body }): Exchange => {
        if (method === "GET") {
            return exchangeOf(200, { status: "SUCCESS", resultList: [], resultCount: 0 });
        }
        const deploys = body?.includes("environmentName") === true;
        return exchangeOf(200, { status: "SUCCESS", ...(deploys ? { deploymentResult: result } : {}) });
    });
}

function holdsUndefined(value: unknown): boolean {
    return (
        value === undefined ||
        (typeof value === "object" && value !== null && Object.values(value).some(holdsUndefined))
    );
}

const headerList = [{ name: "X-Channel", value: "web" }];
const full = {
    description: "Payment APIs",
    environmentName: "production",
    route: { methodList: ["GET"], hostList: ["a"], headerList, bufferRequest: true, bufferResponse: false },
};
const without = (key: string): Patch => ({ ...full, [key]: undefined });
const routeWithout = (key: string): Patch => ({ ...full, route: { ...full.route, [key]: undefined } });
const nothing = { description: null, environmentName: null, connection: null, adoptExisting: null };
const noRoute = { methodList: null, hostList: null, headerList: null, bufferRequest: null, bufferResponse: null };
const definition = (description: string, rest: string, environment = ',"environmentName":"production"') =>
    `{"name":"Payments"${description}"clientRoute":{"relativePathList":["/pay"]${rest}}${environment}}`;

const text = ',"description":"Payment APIs",';
const methods = ',"methodList":["GET"]';
const hosts = ',"hostList":["a"]';
const headers = ',"headerList":[{"name":"X-Channel","value":"web"}]';
const request = ',"bufferRequest":true';
const response = ',"bufferResponse":false';

/** Inputs, and the bodies of the two writes, byte for byte. */
const writes: [title: string, inputs: Patch, post: string, put?: string][] = [
    ["everything", full, definition(text, methods + hosts + headers + request + response)],
    [
        "no description",
        without("description"),
        definition(",", methods + hosts + headers + request + response),
        definition(',"description":"",', methods + hosts + headers + request + response),
    ],
    [
        "no environment",
        without("environmentName"),
        definition(text, methods + hosts + headers + request + response, ""),
    ],
    ["no methods", routeWithout("methodList"), definition(text, hosts + headers + request + response)],
    ["no hosts", routeWithout("hostList"), definition(text, methods + headers + request + response)],
    ["no headers", routeWithout("headerList"), definition(text, methods + hosts + request + response)],
    ["no bufferRequest", routeWithout("bufferRequest"), definition(text, methods + hosts + headers + response)],
    ["no bufferResponse", routeWithout("bufferResponse"), definition(text, methods + hosts + headers + request)],
    ["the least", {}, definition(",", "", ""), definition(',"description":"",', "", "")],
    [
        "null wherever it may stand",
        { ...nothing, route: noRoute },
        definition(",", "", ""),
        definition(',"description":"",', "", ""),
    ],
    [
        "lists that are empty",
        { description: "", route: { methodList: [], hostList: [], headerList: [] } },
        definition(',"description":"",', "", ""),
    ],
    [
        "another spelling, which is sent as it is",
        { route: { methodList: ["PUT", "ALL"], hostList: ["B", "a"] } },
        definition(",", ',"methodList":["PUT","ALL"],"hostList":["B","a"]', ""),
        definition(',"description":"",', ',"methodList":["PUT","ALL"],"hostList":["B","a"]', ""),
    ],
];

const outputsOf = ({ adoptExisting: _, ...inputs }: Values, result: object): unknown =>
    JSON.parse(
        JSON.stringify({
            ...inputs,
            manager,
            ...(typeof inputs.environmentName === "string"
                ? { deploymentResult: result, redeployRequired: false }
                : {}),
        }),
    );

test.each(writes)("a create is one POST, and its outputs are complete: %s", async (_, patch, post) => {
    const requests = managerWith();

    const written = await group.create(runWith().run, inputsOf(patch));

    expect(requests.filter(({ method }) => method !== "GET").map(({ method, body }) => [method, body])).toEqual([
        ["POST", post],
    ]);
    expect(written).toEqual({
        is: "done",
        id: "Retail/Payments",
        outputs: outputsOf(inputsOf(patch), deploymentResult),
    });
    expect(holdsUndefined(written)).toBe(false);
});

test.each(writes)("an update is one PUT, and its outputs are complete: %s", async (_, patch, post, put = post) => {
    const requests = managerWith(emptyResult);
    const olds = stateWith({ description: "old", route: { relativePathList: ["/old"] } });

    const written = await group.update(runWith().run, "Retail/Payments", olds, inputsOf(patch));

    expect(requests.map(({ method, body }) => [method, body])).toEqual([["PUT", put]]);
    expect(written).toEqual({ is: "done", id: "Retail/Payments", outputs: outputsOf(inputsOf(patch), emptyResult) });
    expect(holdsUndefined(written)).toBe(false);
});

test("another name for the same connection is written down without a request", async () => {
    const requests = managerWith();
    const { run } = runWith({ ...usable, connections: JSON.stringify({ east: usable, main: usable }) });
    const olds = stateWith({ ...full, connection: "east", deploymentResult, redeployRequired: false });

    const written = await group.update(run, "Retail/Payments", olds, inputsOf({ ...full, connection: "main" }));

    expect(requests).toEqual([]);
    expect(written).toEqual({ is: "done", id: "Retail/Payments", outputs: { ...olds, connection: "main" } });
});

test.each([
    ["that succeeds", exchangeOf(200, { status: "SUCCESS" }), 1],
    ["that is refused", exchangeOf(400, { status: "FAILURE", resultMessage: "no" }), 0],
])("an adoption %s is told only when it was done", async (_, came, lines) => {
    const resultList = [{ name: "Payments" }];
    answerWith(({ method }) => (method === "GET" ? exchangeOf(200, { status: "SUCCESS", resultList }) : came));
    const { run, said } = runWith();

    await group.create(run, inputsOf({ adoptExisting: true })).catch(() => undefined);

    expect(said.filter((line) => line.includes("overwritten"))).toHaveLength(lines);
});
