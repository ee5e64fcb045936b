import type { Exchange } from "../../../provider/apinizer/transport";
import { group } from "../../../provider/resources/group";
import type { Values } from "../../../provider/resources/resource";
import { answerWith, exchangeOf, runWith, stateWith } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

/** Reads a group that is listed with a route. */
async function readOf(route: Values, listed: unknown, projects?: Exchange) {
    const requests = answerWith(({ path }) =>
        path.endsWith("/projects/")
            ? (projects ?? exchangeOf(200, { status: "SUCCESS", resultList: [{ name: "Retail" }] }))
            : exchangeOf(200, { status: "SUCCESS", resultList: [{ name: "Payments", clientRoute: listed }] }),
    );
    const { run, said } = runWith();
    const state = stateWith({ route });
    const found = await group.read(run, "Retail/Payments", state);
    return { state, found, said, projectLists: requests.filter(({ path }) => path.endsWith("/projects/")).length };
}

const paths = { relativePathList: ["/pay"] };
const header = { name: "X-Tenant", value: "1" };

/** A field, its default in the spellings of a program, the same in those of a list, and what differs from it. */
const fields: readonly (readonly [string, readonly unknown[], readonly unknown[], readonly unknown[]])[] = [
    [
        "methodList",
        [undefined, null, [], ["ALL"]],
        [undefined, null, [], ["ALL"], ["ALL", "GET"]],
        [["GET"], ["GET", "POST"], ["PROPFIND"]],
    ],
    ["hostList", [undefined, null, []], [undefined, null, []], [["a.example.com"], [""]]],
    ["headerList", [undefined, null, []], [undefined, null, []], [[header], [{ ...header, value: "" }]]],
    ["bufferRequest", [undefined, null, true], [undefined, null, true], [false]],
    ["bufferResponse", [undefined, null, true], [undefined, null, true], [false]],
];

describe.each(fields)("the listed %s", (field, written, same, different) => {
    const pairs = (ours: readonly unknown[], theirs: readonly unknown[]) =>
        ours.flatMap((our) => theirs.map((their): [unknown, unknown] => [our, their]));

    test.each(pairs(written, same))("where %j was written, %j is no drift", async (ours, theirs) => {
        const { state, found } = await readOf({ [field]: ours }, { ...paths, [field]: theirs });
        expect(found).toEqual({ is: "there", id: "Retail/Payments", outputs: state });
    });

    test.each(pairs(written, different))("where %j was written, %j is drift", async (ours, theirs) => {
        const { found } = await readOf({ [field]: ours }, { ...paths, [field]: theirs });
        const clientRoute = { ...paths, [field]: theirs };
        expect(found).toMatchObject({ is: "there", outputs: { clientRoute }, inputs: { clientRoute } });
    });

    test.each(pairs(different, [undefined, null]))("where %j was written, %j is drift too", async (ours, theirs) => {
        const { found } = await readOf({ [field]: ours }, { ...paths, [field]: theirs });
        expect(found).toMatchObject({ is: "there", inputs: { clientRoute: paths } });
    });
});

test.each([
    [["GET", "POST"], ["POST", "GET"], "methodList"],
    [["A.example.com"], ["a.EXAMPLE.com"], "hostList"],
    [[header], [{ name: "x-tenant", value: "1", id: "7" }], "headerList"],
])("%j is no drift from %j", async (theirs, ours, field) => {
    const { state, found } = await readOf({ [field]: ours }, { ...paths, [field]: theirs });
    expect(found).toEqual({ is: "there", id: "Retail/Payments", outputs: state });
});

test.each([
    [[{ name: "X-Tenant", value: "2" }], [header], "headerList"],
    [[{ name: "X-Tenant", value: "A" }], [{ name: "X-Tenant", value: "a" }], "headerList"],
])("%j is drift from %j", async (theirs, ours, field) => {
    const { found } = await readOf({ [field]: ours }, { ...paths, [field]: theirs });
    expect(found).toMatchObject({ inputs: { clientRoute: { [field]: theirs } } });
});

test.each([[undefined], [null], [[]]])(
    "a route whose paths are %j is none, whatever it holds besides",
    async (relativePathList) => {
        const { state, found, projectLists } = await readOf({}, { relativePathList, methodList: ["GET"] });
        expect(found).toEqual({ is: "there", id: "Retail/Payments", outputs: state });
        expect(projectLists).toBe(0);
    },
);

test.each([[["/"]], [["pay"]], [["/a", "/a"]], [["/other"]]])(
    "paths %j, which a program could not always write, are drift and no error",
    async (relativePathList) => {
        const { found } = await readOf({}, { relativePathList });
        expect(found).toMatchObject({ is: "there", inputs: { clientRoute: { relativePathList } } });
    },
);

describe("in a project that puts its own path in front", () => {
    const projectsOf = (...rows: object[]) => exchangeOf(200, { status: "SUCCESS", resultList: rows });
    const retail = { name: "Retail", relativePath: "/p", enableRelativePath: true };
    const read = (written: string[], listed: string[], projects = projectsOf(retail)) =>
        readOf({ relativePathList: written }, { relativePathList: listed }, projects);

    test.each([
        ["once", ["/a", "/b"], ["/p/a", "/p/b"]],
        ["three times", ["/a", "/b"], ["/p/p/p/a", "/p/p/p/b"]],
        ["in front of a path that begins like it", ["/p/a", "/a"], ["/p/p/a", "/p/a"]],
    ])("that path is no drift: %s", async (_, written, listed) => {
        const { state, found, said, projectLists } = await read(written, listed);
        expect(found).toEqual({ is: "there", id: "Retail/Payments", outputs: state });
        expect([said, projectLists]).toEqual([[], 1]);
    });

    test.each([
        ["another path", ["/a", "/b"], ["/p/a", "/p/c"], ["/a", "/c"]],
        ["one more path", ["/a"], ["/p/a", "/p/b"], ["/a", "/b"]],
        ["another order", ["/a", "/b"], ["/p/b", "/p/a"], ["/b", "/a"]],
        ["another path, with the prefix twice", ["/a"], ["/p/p/b"], ["/p/b"]],
        ["the prefix in front of some paths only", ["/a", "/b"], ["/p/a", "/b"], ["/p/a", "/b"]],
        ["the prefix of a written path lost", ["/p/a", "/a"], ["/p/a", "/p/a"], ["/a", "/a"]],
        ["a path that is nothing without the prefix", ["/a"], ["/p"], ["/p"]],
    ])("a real change is shown without it: %s", async (_, written, listed, shown) => {
        const { found, said } = await read(written, listed);
        const clientRoute = { relativePathList: shown };
        expect(found).toMatchObject({ is: "there", outputs: { clientRoute }, inputs: { clientRoute } });
        expect(said).toEqual([]);
    });

    test.each([
        ["is not enabled", { ...retail, enableRelativePath: false }],
        ["is null", { ...retail, relativePath: null }],
        ["is not listed by this Manager", { name: "Retail" }],
    ])("a path that %s is not in front of anything", async (_, project) => {
        const { found } = await read(["/a"], ["/p/a"], projectsOf(project));
        expect(found).toMatchObject({ inputs: { clientRoute: { relativePathList: ["/p/a"] } } });
    });

    test.each([
        ["cannot be had", exchangeOf(500, { status: "FAILURE", resultMessage: "An unexpected error occurred" })],
        ["is not permitted", exchangeOf(401, { status: "FAILURE", resultMessage: "Admin role required" })],
        ["is no list", exchangeOf(200, "<html>", { "content-type": "text/html" })],
        ["lacks the project", projectsOf({ name: "Other" })],
        ["shows the path in a form that cannot be read", projectsOf({ ...retail, relativePath: ["/p"] })],
        ["shows two projects of the name", projectsOf(retail, { ...retail, relativePath: "/q" })],
    ])("a list of projects that %s leaves the paths alone, in one line, and nothing else", async (_, projects) => {
        const { found, said } = await readOf(
            { relativePathList: ["/a"] },
            { relativePathList: ["/p/a"], methodList: ["GET"] },
            projects,
        );
        const clientRoute = { relativePathList: ["/a"], methodList: ["GET"] };
        expect(found).toMatchObject({ is: "there", outputs: { clientRoute }, inputs: { clientRoute } });
        expect(said).toEqual([expect.stringMatching(/^The API proxy group "Payments" .* is listed with other paths/)]);
    });

    test("somebody else's odd project does not matter", async () => {
        const { state, found } = await read(
            ["/a"],
            ["/p/a"],
            projectsOf({ name: "Other", relativePath: 7 }, {}, retail),
        );
        expect(found).toEqual({ is: "there", id: "Retail/Payments", outputs: state });
    });
});

test("many groups share one list of projects, which is not asked for where the paths are the written ones", async () => {
    const listed = Array.from({ length: 20 }, (_, index) => ({
        name: `g${index}`,
        clientRoute: { relativePathList: ["/p/pay"] },
    }));
    const requests = answerWith(({ path }) =>
        path.endsWith("/projects/")
            ? exchangeOf(200, {
                  status: "SUCCESS",
                  resultList: [{ name: "Retail", relativePath: "p/", enableRelativePath: true }],
              })
            : exchangeOf(200, { status: "SUCCESS", resultList: listed }),
    );
    const read = async (written: string) => {
        const { run } = runWith();
        const route = { relativePathList: [written] };
        const ends = await Promise.all(listed.map(({ name }) => group.read(run, "id", stateWith({ name, route }))));
        expect(ends.every((end) => !("inputs" in end))).toBe(true);
        return requests.splice(0).map(({ path }) => path);
    };

    expect(await read("/pay")).toEqual(["/apiops/projects/Retail/apiProxyGroups/", "/apiops/projects/"]);
    expect(await read("/p/pay")).toEqual(["/apiops/projects/Retail/apiProxyGroups/"]);
});
