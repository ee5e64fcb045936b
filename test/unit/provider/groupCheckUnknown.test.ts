import fc from "fast-check";
import { check } from "../../../provider/resources/group/check";
import { unknownValue, type Values } from "../../../provider/resources/resource";
import { answerWith, exchangeOf, inputsOf, runWith, withValueAt } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

const full: Values = {
    projectName: "Retail",
    name: "Payments",
    description: "Payment APIs",
    clientRoute: {
        relativePathList: ["/a", "/b"],
        methodList: ["GET", "POST"],
        hostList: ["a", "b"],
        headerList: [
            { name: "X-Channel", value: "web" },
            { name: "X-Region", value: "eu" },
        ],
        bufferRequest: true,
        bufferResponse: false,
    },
    environmentName: "production",
    connection: null,
    adoptExisting: false,
};

/** The path of every value in values, of themselves and of all that stands in them. */
function pathsIn(value: unknown): (string | number)[][] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const steps: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return steps.flatMap(([step, part]) => [[step], ...pathsIn(part).map((path) => [step, ...path])]);
}

const places = pathsIn(full);

test("there is a place to test for every input and every part of one", () => {
    expect(places).toHaveLength(25);
});

test.each(places.map((place) => [place.join("."), place] as const))(
    "not known yet is no problem: %s",
    async (_, place) => {
        const inputs = withValueAt(full, place, unknownValue);

        expect(await check(runWith().run, inputs)).toEqual({ inputs, problems: [] });
    },
);

test("whatever is not known yet, in any number of places, is no problem, and nothing is asked of a Manager", async () => {
    const requests = answerWith(() => exchangeOf(500, ""));
    const { run } = runWith();
    const deepestFirst = [...places].sort((one, other) => other.length - one.length);
    await fc.assert(
        fc.asyncProperty(fc.subarray(deepestFirst), async (unknown) => {
            const inputs = unknown.reduce((values, place) => withValueAt(values, place, unknownValue), full);
            expect((await check(run, inputs)).problems).toEqual([]);
        }),
    );
    expect(requests).toEqual([]);
});

test.each<[string, Values, string[]]>([
    [
        "the path beside it has no slash",
        { relativePathList: [unknownValue, "pay"] },
        ["clientRoute.relativePathList[1]"],
    ],
    [
        "the paths beside it repeat",
        { relativePathList: [unknownValue, "/a", "/a"] },
        ["clientRoute.relativePathList[2]"],
    ],
    ["the method beside it is none", { methodList: [unknownValue, "PULL"] }, ["clientRoute.methodList[1]"]],
    ["its header has no value", { headerList: [{ name: unknownValue }] }, ["clientRoute.headerList[0].value"]],
    ["the list beside it is none", { hostList: unknownValue, methodList: "GET" }, ["clientRoute.methodList"]],
    ["its own name is not a property", { hosts: unknownValue }, ["clientRoute.hosts"]],
])("what is known is checked beside what is not: %s", async (_, route, paths) => {
    const { problems } = await check(runWith().run, inputsOf({ route }));

    expect(problems.map(({ path }) => path)).toEqual(paths);
});

test("arbitrary values as inputs are problems, never a crash, and the inputs come back as they were", async () => {
    const { run } = runWith();
    const anything = fc.dictionary(
        fc.oneof(fc.constantFrom(...Object.keys(full)), fc.string()),
        fc.oneof(fc.jsonValue(), fc.constant(unknownValue)),
    );
    await fc.assert(
        fc.asyncProperty(anything, async (given) => {
            const { connection: _, ...inputs } = given;
            const { problems } = await check(run, inputs);
            expect(problems.every(({ reason }) => reason.length > 0 && !reason.includes("undefined"))).toBe(true);
            const complete = "clientRoute" in inputs && "name" in inputs && "projectName" in inputs;
            expect(complete || problems.length > 0).toBe(true);
        }),
    );
});
