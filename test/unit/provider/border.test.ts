import fc from "fast-check";
import { ApinizerError } from "../../../provider/apinizer/errors";
import type { OperationName } from "../../../provider/apinizer/operations";
import type { Exchange } from "../../../provider/apinizer/transport";
import { answerWith, clientWith, exchangeOf } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

/** What each operation promises when it succeeds, in words of its own: read from the API's pages, not from a schema. */
const promises: Record<OperationName, (answer: object) => boolean> = {
    listGroups: holdsListOf("name"),
    createGroup: holdsResultOrNone,
    updateGroup: holdsResultOrNone,
    deleteGroup: () => true,
    addMember: () => true,
    removeMember: () => true,
    listGroupMembers: holdsListOf("name"),
    listGroupEnvironments: holdsListOf("name"),
    deployGroup: holdsResultOrNone,
    undeployGroup: holdsResultOrNone,
    listDeployHistory: holdsListOf("revision"),
    listProjects: holdsListOf("name"),
    listEnvironments: holdsListOf("name"),
    listProjectEnvironments: holdsListOf("name"),
};

function holdsListOf(key: string): (answer: object) => boolean {
    return (answer) => {
        const list: unknown = Reflect.get(answer, "resultList");
        const type = key === "revision" ? "number" : "string";
        return Array.isArray(list) && list.every((item) => typeof Reflect.get(Object(item), key) === type);
    };
}

function holdsResultOrNone(answer: object): boolean {
    const result: unknown = Reflect.get(answer, "deploymentResult");
    return result === undefined || typeof Reflect.get(Object(result), "success") === "boolean";
}

/** A value that is mostly right, and sometimes anything. */
const mostly = <Value>(right: fc.Arbitrary<Value>) =>
    fc.oneof<[fc.MaybeWeightedArbitrary<Value>, fc.MaybeWeightedArbitrary<unknown>]>(
        { arbitrary: right, weight: 4 },
        { arbitrary: fc.jsonValue(), weight: 1 },
    );

const item = fc.record(
    {
        name: mostly(fc.string()),
        revision: mostly(fc.integer()),
        description: mostly(fc.string()),
        deployed: mostly(fc.boolean()),
        clientRoute: mostly(fc.record({ relativePathList: mostly(fc.array(fc.string())) })),
    },
    { requiredKeys: ["name", "revision"] },
);
const pod = fc.record({ podName: mostly(fc.string()), success: mostly(fc.boolean()) });
const content = fc.record(
    {
        resultList: mostly(fc.array(mostly(item), { maxLength: 3 })),
        resultCount: mostly(fc.nat({ max: 3 })),
        deploymentResult: mostly(
            fc.record({ success: mostly(fc.boolean()), detailList: mostly(fc.array(mostly(pod), { maxLength: 2 })) }),
        ),
    },
    { requiredKeys: [] },
);
const envelopes = {
    new: fc.record({ status: mostly(fc.constantFrom("SUCCESS", "FAILURE")) }),
    old: fc.record({ success: mostly(fc.boolean()) }),
    "old failure": fc.record({ error: mostly(fc.string()), error_description: mostly(fc.string()) }),
    none: fc.constant({}),
};

function exchanges(envelope: fc.Arbitrary<object>): fc.Arbitrary<Exchange> {
    const whole = fc.tuple(envelope, content).map(([outer, inner]) => JSON.stringify({ ...outer, ...inner }));
    const cut = fc.tuple(whole, fc.nat({ max: 40 })).map(([text, length]) => text.slice(0, -length));
    return fc
        .tuple(
            fc.oneof(fc.constant(200), fc.integer({ min: 200, max: 599 })),
            fc.oneof({ arbitrary: whole, weight: 6 }, cut, fc.json(), fc.string({ unit: "binary" })),
        )
        .map(([status, text]) => exchangeOf(status, text));
}

const subject = { projectName: "P", groupName: "G", apiProxyName: "A", environmentName: "E" };

/** Whether a text says, in one of the envelopes, that the call succeeded. */
function saysSuccess(text: string): boolean {
    const body: unknown = JSON.parse(text);
    return Reflect.get(Object(body), "status") === "SUCCESS" || Reflect.get(Object(body), "success") === true;
}

const rows = Object.entries(promises).flatMap(([name, promise]) =>
    Object.entries(envelopes).map(([envelope, outer]) => [name, envelope, outer, promise] as const),
);

test.each(rows)("%s, envelope %s: whatever comes is an answer as promised, or an error that tells", async (...row) => {
    const [name, , envelope, promise] = row;
    const operation = Object.keys(promises).find((key): key is OperationName => key === name);
    let came = exchangeOf(500, "");
    answerWith(() => came);
    const client = clientWith();
    await fc.assert(
        fc.asyncProperty(exchanges(envelope), async (exchange) => {
            came = exchange;
            try {
                const answer = await client.call(operation ?? "listGroups", subject);
                expect([200, 201, 202]).toContain(exchange.status);
                expect([saysSuccess(exchange.text), promise(answer)]).toEqual([true, true]);
            } catch (error) {
                if (!(error instanceof ApinizerError)) {
                    throw error;
                }
                expect(error.message).toMatch(/^Could not .+: .*HTTP \d{3}.*\./s);
                expect(error.fault.status).toBe(exchange.status);
            }
        }),
        { numRuns: 60 },
    );
});
