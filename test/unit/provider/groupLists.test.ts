import type { Exchange } from "../../../provider/apinizer/transport";
import { GroupLists } from "../../../provider/resources/groupLists";
import { answerWith, clientWith, exchangeOf } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

/** Lists of a Manager that is asked once at most, without repeats. */
function lists(): GroupLists {
    return new GroupLists(clientWith({ maxConcurrency: 16 }));
}

const listOf = (...names: string[]): Exchange =>
    exchangeOf(200, { status: "SUCCESS", resultList: names.map((name) => ({ name })), resultCount: names.length });

const fifty = Array.from({ length: 50 });

test("fifty resources that read share one list, also those that come later", async () => {
    const requests = answerWith(() => listOf("A", "B"));
    const groups = lists();

    const seen = await Promise.all(fifty.map(() => groups.seen("Retail")));
    seen.push(await groups.seen("Retail"));

    expect(new Set(seen).size).toBe(1);
    expect(["A", "B", "C"].map((name) => seen[0]?.find(name)?.name)).toEqual(["A", "B", undefined]);
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
        "GET /apiops/projects/Retail/apiProxyGroups/",
    ]);
});

test("each project has a list of its own", async () => {
    const requests = answerWith(({ path }) => (path.includes("Retail") ? listOf("A") : listOf("B")));
    const groups = lists();

    expect((await groups.seen("Retail")).find("A")).toBeDefined();
    expect((await groups.seen("Wholesale")).find("A")).toBeUndefined();
    expect(requests).toHaveLength(2);
});

test("a list that failed is not asked for again by every resource", async () => {
    const requests = answerWith(() =>
        exchangeOf(500, { status: "FAILURE", resultMessage: "An unexpected error occurred" }),
    );
    const groups = lists();

    const ends = await Promise.allSettled([...fifty.map(() => groups.seen("Retail")), groups.seen("Retail")]);
    ends.push(...(await Promise.allSettled([groups.seen("Retail")])));

    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    expect(requests).toHaveLength(1);
});

test.each([
    ["that counts more rows than it has", { resultList: [{ name: "A" }], resultCount: 2 }],
    ["with a row twice", { resultList: [{ name: "A" }, { name: "A" }] }],
    ["with a row without a name", { resultList: [{ name: "A" }, { name: 7 }] }],
])("a list %s shows what it has, and proves no absence", async (_, list) => {
    answerWith(() => exchangeOf(200, { status: "SUCCESS", ...list }));

    const seen = await lists().seen("Retail");

    expect(seen.find("A")?.name).toBe("A");
    expect(() => seen.find("B")).toThrow(/incomplete/);
});

test("two groups of one name are refused with both ids, and no other group is", async () => {
    const rows = [
        { id: "1", name: "A" },
        { id: "2", name: "A" },
        { id: "3", name: "B" },
    ];
    answerWith(() => exchangeOf(200, { status: "SUCCESS", resultList: rows }));

    const seen = await lists().seen("Retail");

    expect(() => seen.find("A")).toThrow(/2 objects of the name "A", with the ids "1" and "2"/);
    expect([seen.find("B")?.name, seen.find("C")]).toEqual(["B", undefined]);
});

test("the environments of a group are listed once, and names that look alike are kept apart", async () => {
    const requests = answerWith(() => listOf("production"));
    const groups = lists();

    await Promise.all(fifty.map(() => groups.environmentsSeen('P","G', "x")));
    await groups.environmentsSeen("P", 'G","x');

    expect(requests).toHaveLength(2);
});

test("creates share a list that is taken after the one of the reads", async () => {
    let names = ["A"];
    const requests = answerWith(() => listOf(...names));
    const groups = lists();
    await groups.seen("Retail");
    names = ["A", "B"];

    const known = await Promise.all(["A", "B", "C"].map((name) => groups.existsBeforeCreate("Retail", name)));

    expect(known).toEqual([true, true, false]);
    expect(requests).toHaveLength(2);
    expect((await groups.seen("Retail")).find("B")).toBeUndefined();
});

test("what the run itself writes and deletes is followed without another request", async () => {
    const requests = answerWith(() => listOf("A"));
    const groups = lists();
    expect(await groups.existsBeforeCreate("Retail", "B")).toBe(false);

    groups.wrote("Retail", "B", "there");
    groups.wrote("Retail", "A", "gone");
    expect(await groups.existsBeforeCreate("Retail", "B")).toBe(true);
    expect(await groups.existsBeforeCreate("Retail", "A")).toBe(false);

    groups.wrote("Retail", "A", "there");
    expect(await groups.existsBeforeCreate("Retail", "A")).toBe(true);
    expect(await groups.existsBeforeCreate("Wholesale", "B")).toBe(false);
    expect(requests).toHaveLength(2);
});

test("what was written before the list was taken is followed too", async () => {
    answerWith(() => listOf("A"));
    const groups = lists();
    groups.wrote("Retail", "A", "gone");

    expect(await groups.existsBeforeCreate("Retail", "A")).toBe(false);
});

test("a fresh list is fresh each time", async () => {
    const requests = answerWith(() => listOf("A"));
    const groups = lists();
    await groups.seen("Retail");

    await groups.fresh("Retail");
    await groups.fresh("Retail");

    expect(requests).toHaveLength(3);
});
