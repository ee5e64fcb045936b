import { historyList } from "../../../provider/apinizer/messages/deployments";
import { environmentList, groupEnvironmentList } from "../../../provider/apinizer/messages/environments";
import { groupList } from "../../../provider/apinizer/messages/groups";
import { projectList } from "../../../provider/apinizer/messages/projects";

const one = { name: "G" };
const two = { name: "H" };

test.each<[title: string, answer: object, readable: unknown[], why: RegExp]>([
    ["a row without a name", { resultList: [one, { id: "1" }] }, [one], /row without a name .*row 2/],
    ["a name that is a number", { resultList: [{ name: 7 }, one] }, [one], /row without a name .*row 1/],
    ["a name that is null", { resultList: [{ name: null }, one] }, [one], /row without a name/],
    ["a row that is null", { resultList: [null, one] }, [one], /row without a name/],
    ["a row that is text", { resultList: ["G", one] }, [one], /row without a name/],
    ["a row that is a list", { resultList: [["G"], one] }, [one], /row without a name/],
    ["fewer rows than are counted", { resultList: [one], resultCount: 2 }, [one], /1 rows, but a resultCount of 2/],
    ["more rows than are counted", { resultList: [one, two], resultCount: 1 }, [one, two], /resultCount of 1/],
    ["no rows, though some are counted", { resultList: [], resultCount: 300 }, [], /0 rows.* 300/],
    ["a count in words", { resultList: [one], resultCount: "one" }, [one], /resultCount of something else/],
    ["a count that is an object", { resultList: [one], resultCount: {} }, [one], /resultCount/],
    ["a count below nothing", { resultList: [], resultCount: -1 }, [], /resultCount of -1/],
    ["one name twice", { resultList: [one, one], resultCount: 2 }, [one, one], /one object twice \(rows 1 and 2\)/],
    ["one name twice, with an id once", { resultList: [{ ...one, id: 1 }, one] }, expect.anything(), /rows 1 and 2/],
    ["one name twice, without an id first", { resultList: [one, { ...one, id: 1 }] }, expect.anything(), /1 and 2/],
    [
        "one id twice, under two names",
        {
            resultList: [
                { ...one, id: "7" },
                { name: "I", id: "8" },
                { ...two, id: "7" },
            ],
        },
        expect.anything(),
        /rows 1 and 3/,
    ],
])("a list with %s shows what it has, and is not whole", (_, answer, readable, why) => {
    const list = groupList.parse(answer);

    expect(list.resultList).toEqual(readable);
    expect(list.notWhole).toMatch(why);
});

interface Answer {
    readonly resultList: object[];
    readonly [field: string]: unknown;
}

test.each<[title: string, answer: Answer]>([
    ["without a count", { resultList: [one] }],
    ["with a count that is null", { resultList: [one], resultCount: null }],
    ["with a count", { resultList: [one], resultCount: 1 }],
    ["with a count in digits", { resultList: [one], resultCount: "1" }],
    ["that is empty", { resultList: [], resultCount: 0 }],
    ["with null for what may be absent", { resultList: [{ ...one, id: null, description: null, clientRoute: null }] }],
    ["with an empty route", { resultList: [{ ...one, clientRoute: {} }] }],
    ["with more than is documented", { resultList: [{ ...one, owner: { id: 1 } }], page: 0 }],
    [
        "with one name under two ids",
        {
            resultList: [
                { ...one, id: "7" },
                { ...one, id: "8" },
            ],
        },
    ],
    ["with names that differ in case only", { resultList: [one, { name: "g" }] }],
])("a list %s is whole", (_, answer) => {
    const list = groupList.parse(answer);

    expect(list.resultList).toHaveLength(answer.resultList.length);
    expect(list).not.toHaveProperty("notWhole");
    expect(JSON.stringify(list)).not.toContain("unreadableFields");
});

const schemas = { groupList, environmentList, groupEnvironmentList, projectList, historyList };
const ours = { name: "ours", revision: 1 };
const foreign = { name: "foreign", revision: 2 };

const odd = {
    text: [7, false, {}, [], ["text"]],
    flag: ["true", 1, {}, []],
    route: ["/a", 7, [], [{}], { relativePathList: {} }],
};

/** Every field of a row besides its name, with what it is, by the list that has it. */
const fields: Record<keyof typeof schemas, Record<string, keyof typeof odd>> = {
    groupList: { description: "text", clientRoute: "route" },
    environmentList: { description: "text", type: "text", accessUrl: "text", status: "text" },
    groupEnvironmentList: { type: "text", accessUrl: "text", deployed: "flag", redeployRequired: "flag" },
    projectList: { description: "text", relativePath: "text", enableRelativePath: "flag" },
    historyList: {
        username: "text",
        date: "text",
        description: "text",
        environment: "text",
        deploy: "flag",
        persistent: "flag",
    },
};

test.each(
    Object.entries(schemas).flatMap(([list, schema]) =>
        Object.entries(fields[list as keyof typeof schemas]).map(
            ([field, kind]) => [list, field, schema, odd[kind]] as const,
        ),
    ),
)("%s: an odd %s of a row fails neither the list nor the row", (_, field, schema, values) => {
    for (const value of values) {
        expect(schema.parse({ resultList: [{ ...foreign, [field]: value }, ours], resultCount: 2 })).toEqual({
            resultList: [{ ...foreign, unreadableFields: [field] }, ours],
        });
    }
});

test.each([
    ["a header without a value", { headerList: [{ name: "X-Debug", value: null }] }],
    ["text in the place of paths", { relativePathList: "/a" }],
    ["a path that is null", { relativePathList: ["/a", null] }],
    ["a flag in words", { relativePathList: ["/a"], bufferRequest: "yes" }],
])("a route with %s counts as not shown as a whole, for a part of it would be another route", (_, clientRoute) => {
    const list = groupList.parse({ resultList: [{ ...one, description: "d", clientRoute }, two] });

    expect(list).toEqual({ resultList: [{ ...one, description: "d", unreadableFields: ["clientRoute"] }, two] });
});
