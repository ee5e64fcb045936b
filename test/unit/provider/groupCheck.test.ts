import { check } from "../../../provider/resources/group/check";
import { unknownValue } from "../../../provider/resources/resource";
import { inputsOf, type Patch, runWith, usable } from "./support";

const methods = "must be one of GET, POST, PUT, HEAD, OPTIONS, DELETE, PATCH, TRACE, ALL";
const noPath = "cannot be . or .., which are no names in a path";

const route = (property: string) => `clientRoute.${property}`;

/** Inputs with one mistake, where it is, and what is said about it. */
const mistakes: [title: string, inputs: Patch, path: string, reason: string][] = [
    ["no name", { name: undefined }, "name", "is required"],
    ["an empty name", { name: "" }, "name", "must not be empty"],
    ["a name of another type", { name: 7 }, "name", "must be a string"],
    ["a name that is a dot", { name: "." }, "name", noPath],
    ["a name that is two dots", { name: ".." }, "name", noPath],
    ["half a character in the name", { name: "\ud800" }, "name", "holds half a character (a lone surrogate)"],
    ["an empty project", { projectName: "" }, "projectName", "must not be empty"],
    ["a project that is two dots", { projectName: ".." }, "projectName", noPath],
    ["a description of another type", { description: true }, "description", "must be a string"],
    ["no route", { clientRoute: undefined }, "clientRoute", "is required"],
    ["a route that is a path", { clientRoute: "/pay" }, "clientRoute", "must be an object"],
    ["no paths", { clientRoute: {} }, route("relativePathList"), "is required"],
    ["paths null", { route: { relativePathList: null } }, route("relativePathList"), "must be an array"],
    ["one path without a list", { route: { relativePathList: "/pay" } }, route("relativePathList"), "must be an array"],
    [
        "an empty list of paths",
        { route: { relativePathList: [] } },
        route("relativePathList"),
        "needs at least one relative path",
    ],
    [
        "a path without a slash",
        { route: { relativePathList: ["pay"] } },
        route("relativePathList[0]"),
        "must start with /",
    ],
    [
        "a path that is a slash",
        { route: { relativePathList: ["/"] } },
        route("relativePathList[0]"),
        "must be at least two characters long",
    ],
    ["a path of another type", { route: { relativePathList: [7] } }, route("relativePathList[0]"), "must be a string"],
    [
        "a path twice",
        { route: { relativePathList: ["/a", "/b", "/a"] } },
        route("relativePathList[2]"),
        "repeats relativePathList[0]",
    ],
    ["a method in small letters", { route: { methodList: ["get"] } }, route("methodList[0]"), methods],
    ["a method that is none", { route: { methodList: ["GET", "FETCH"] } }, route("methodList[1]"), methods],
    ["a method without a list", { route: { methodList: "GET" } }, route("methodList"), "must be an array"],
    ["an empty host", { route: { hostList: ["a", ""] } }, route("hostList[1]"), "must not be empty"],
    ["a host of another type", { route: { hostList: [{}] } }, route("hostList[0]"), "must be a string"],
    [
        "a header without a name",
        { route: { headerList: [{ value: "v" }] } },
        route("headerList[0].name"),
        "is required",
    ],
    [
        "a header without a value",
        { route: { headerList: [{ name: "n" }] } },
        route("headerList[0].value"),
        "is required",
    ],
    [
        "a header with an empty name",
        { route: { headerList: [{ name: "", value: "v" }] } },
        route("headerList[0].name"),
        "must not be empty",
    ],
    [
        "a header with an empty value",
        { route: { headerList: [{ name: "n", value: "" }] } },
        route("headerList[0].value"),
        "must not be empty",
    ],
    ["headers as an object", { route: { headerList: { n: "v" } } }, route("headerList"), "must be an array"],
    ["a buffer in words", { route: { bufferRequest: "yes" } }, route("bufferRequest"), "must be a boolean"],
    ["a buffer as a number", { route: { bufferResponse: 0 } }, route("bufferResponse"), "must be a boolean"],
    ["an empty environment", { environmentName: "" }, "environmentName", "must not be empty"],
    ["an environment that is a dot", { environmentName: "." }, "environmentName", noPath],
    ["a connection of another type", { connection: 7 }, "connection", "must be a string"],
    ["adoptExisting in words", { adoptExisting: "yes" }, "adoptExisting", "must be a boolean"],
];

test.each(mistakes)("%s", async (_, inputs, path, reason) => {
    const { problems } = await check(runWith().run, inputsOf(inputs));

    expect(problems).toEqual([{ path, reason }]);
});

test("no project anywhere is answered with every way to give it", async () => {
    const { problems } = await check(runWith().run, inputsOf({ projectName: undefined }));

    expect(problems).toEqual([
        {
            path: "projectName",
            reason: expect.stringMatching(
                /^is required: .*pulumi config set apinizer:projectName.*APINIZER_PROJECT_NAME/,
            ),
        },
    ]);
});

test("all mistakes are told at once, with those of the settings", async () => {
    const inputs = {
        projectName: "",
        description: 5,
        colour: "red",
        clientRoute: {
            relativePathList: ["pay", "/ok", "/ok"],
            methodList: ["PULL"],
            headerList: [{ name: "" }],
            hosts: ["a"],
        },
    };

    const { problems } = await check(runWith({ maxRetries: "many" }).run, inputs);

    expect(problems.map(({ path }) => path).sort()).toEqual([
        "apinizer:maxRetries",
        "apinizer:token",
        "apinizer:url",
        "clientRoute.headerList[0].name",
        "clientRoute.headerList[0].value",
        "clientRoute.hosts",
        "clientRoute.methodList[0]",
        "clientRoute.relativePathList[0]",
        "clientRoute.relativePathList[2]",
        "colour",
        "description",
        "name",
        "projectName",
    ]);
});

test("a path twice is told beside a path of another type", async () => {
    const { problems } = await check(runWith().run, inputsOf({ route: { relativePathList: ["/a", 7, "/a"] } }));

    expect(problems.map(({ path }) => path).sort()).toEqual([
        "clientRoute.relativePathList[1]",
        "clientRoute.relativePathList[2]",
    ]);
});

test.each<[string, Patch]>([
    ["the least", {}],
    ["a name with a slash, a space, a percent sign", { name: "a/b c%2F" }],
    ["names in other scripts", { name: "Ödeme grubu ığüşç", projectName: "支払い", environmentName: "🚀" }],
    [
        "null for what may be absent",
        { description: null, environmentName: null, connection: null, adoptExisting: null },
    ],
    [
        "null for what may be absent in the route",
        { route: { methodList: null, hostList: null, headerList: null, bufferRequest: null } },
    ],
    ["empty lists", { route: { methodList: [], hostList: [], headerList: [] } }],
    [
        "a header twice with two values",
        {
            route: {
                headerList: [
                    { name: "n", value: "1" },
                    { name: "n", value: "2" },
                ],
            },
        },
    ],
    ["two paths of which one begins with the other", { route: { relativePathList: ["/a", "/a/b"] } }],
])("no mistake: %s", async (_, patch) => {
    const inputs = inputsOf(patch);

    expect(await check(runWith().run, inputs)).toEqual({ inputs, problems: [] });
});

test("the project of the settings fills in for a resource that names none", async () => {
    const { inputs, problems } = await check(
        runWith({ ...usable, projectName: "Wholesale" }).run,
        inputsOf({ projectName: undefined }),
    );

    expect({ project: inputs.projectName, problems }).toEqual({ project: "Wholesale", problems: [] });
});

test("the project of a connection fills in, and that of the stack does not", async () => {
    const connections = JSON.stringify({ east: { ...usable, projectName: "East" }, west: usable });
    const { run } = runWith({ ...usable, connections, projectName: "Wholesale" });

    const east = await check(run, inputsOf({ projectName: undefined, connection: "east" }));
    const west = await check(run, inputsOf({ projectName: undefined, connection: "west" }));

    expect(east.inputs.projectName).toBe("East");
    expect(west.problems.map(({ path }) => path)).toEqual(["projectName"]);
});

test("a connection that the settings do not have is a problem with the nearest name", async () => {
    const settings = { ...usable, connections: JSON.stringify({ east: usable }) };

    const { problems } = await check(runWith(settings).run, inputsOf({ connection: "easst" }));

    expect(problems).toEqual([
        {
            path: "apinizer:connections",
            reason: expect.stringMatching(/of the name that connection gives; did you mean "east"/),
        },
    ]);
});

const megabyte = "x".repeat(1024 * 1024);
const paths = (count: number) => Array.from({ length: count }, (_, index) => `/${index}${megabyte}`);

test.each<[title: string, inputs: Patch, path: string, size: string]>([
    ["a description", { description: megabyte.repeat(5) }, "description", "5.0 MB of JSON, 5.0 MB of them here"],
    ["paths", { route: { relativePathList: paths(6) } }, route("relativePathList"), "6.0 MB of JSON"],
    [
        "headers beside a description",
        { description: megabyte, route: { headerList: [{ name: "X", value: "ä".repeat(1024 * 1024 * 2) }] } },
        route("headerList"),
        "5.0 MB of JSON, 4.0 MB of them here",
    ],
    [
        "hosts beside a path that is not known yet",
        { route: { relativePathList: unknownValue, hostList: [megabyte.repeat(4)] } },
        route("hostList"),
        "4.0 MB of JSON",
    ],
])("a definition of more than 4 MB is a mistake, told at its largest part: %s", async (_, inputs, path, size) => {
    const { problems } = await check(runWith().run, inputsOf(inputs));

    expect(problems.map((problem) => problem.path)).toEqual([path]);
    expect(problems[0]?.reason).toContain(size);
    expect(problems[0]?.reason.length).toBeLessThan(200);
});

test("a definition of less than 4 MB is none", async () => {
    expect((await check(runWith().run, inputsOf({ route: { relativePathList: paths(3) } }))).problems).toEqual([]);
});
