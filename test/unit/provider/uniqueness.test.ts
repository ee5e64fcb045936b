import { deployment } from "../../../provider/resources/deployment";
import { group } from "../../../provider/resources/group";
import { member } from "../../../provider/resources/member";
import { type Resource, unknownValue, type Values } from "../../../provider/resources/resource";
import type { Run } from "../../../provider/resources/run";
import { answerWith, exchangeOf, inputsOf, manager, runWith, usable } from "./support";

const east = "https://east.example.com";
const settings = {
    ...usable,
    projectName: "Retail",
    connections: JSON.stringify({
        east: { url: east, token: "token-of-east", projectName: "Wholesale" },
        east2: { url: `${east}/apiops`, token: "token-of-east" },
    }),
};
const part = { projectName: "Retail", groupName: "Payments" };

afterEach(() => {
    jest.restoreAllMocks();
});

/** Checks a resource as the engine does in one run; what is wrong with it. */
async function problems(run: Run, resource: Resource, name: string, news: Values, olds?: Values): Promise<string[]> {
    const checked = await resource.check(run, news, olds, { key: name, name, order: ["one", "other"].indexOf(name) });
    return checked.problems.map(({ reason }) => reason);
}

const same: [title: string, resource: Resource, one: Values, other: Values, words: string][] = [
    [
        "all names given",
        group,
        inputsOf(),
        inputsOf(),
        `ApiProxyGroup "other" and "one" of this program are one object: they have the same projectName and name, at ${manager}.`,
    ],
    ["a default project", group, inputsOf(), inputsOf({ projectName: undefined }), "are one object"],
    [
        "no project where the settings give one",
        group,
        inputsOf({ projectName: null }),
        inputsOf({ projectName: undefined }),
        "are one object",
    ],
    [
        "a Pulumi name that is the other's name",
        group,
        inputsOf({ name: undefined }),
        inputsOf({ name: "one" }),
        "are one object",
    ],
    ["one connection", group, inputsOf({ connection: "east" }), inputsOf({ connection: "east" }), `at ${east}`],
    [
        "two connections that lead to one Manager",
        group,
        inputsOf({ connection: "east" }),
        inputsOf({ connection: "east2" }),
        `at ${east}`,
    ],
    [
        "the default project of a connection",
        group,
        inputsOf({ connection: "east", projectName: undefined }),
        inputsOf({ connection: "east", projectName: "Wholesale" }),
        `at ${east}`,
    ],
    [
        "two deployments",
        deployment,
        { ...part, environmentName: "x" },
        { ...part, environmentName: "x" },
        'ApiProxyGroupDeployment "other" and "one"',
    ],
    [
        "two members",
        member,
        { ...part, apiProxyName: "x" },
        { ...part, apiProxyName: "x" },
        'ApiProxyGroupMember "other" and "one"',
    ],
];

test.each(same)("two resources of one identity are refused: %s", async (_, resource, one, other, words) => {
    const { run } = runWith(settings);

    expect(await problems(run, resource, "one", one)).toEqual([]);
    const [found, ...others] = await problems(run, resource, "other", other, other);
    expect(found).toContain(words);
    expect(found).toContain("Remove one of them, or give it another name");
    expect(others).toEqual([]);
});

const different: [title: string, resource: Resource, one: Values, other: Values][] = [
    ["other names", group, inputsOf(), inputsOf({ name: "H" })],
    ["names of other case", group, inputsOf(), inputsOf({ name: "payments" })],
    ["other projects", group, inputsOf(), inputsOf({ projectName: "Wholesale" })],
    ["other Managers", group, inputsOf(), inputsOf({ connection: "east" })],
    [
        "default projects of other connections",
        group,
        inputsOf({ projectName: undefined }),
        inputsOf({ connection: "east", projectName: undefined }),
    ],
    ["a name that is not known yet", group, inputsOf(), inputsOf({ name: unknownValue })],
    ["another environment", deployment, { ...part, environmentName: "x" }, { ...part, environmentName: "y" }],
];

test.each(different)("two resources are two: %s", async (_, resource, one, other) => {
    const { run } = runWith(settings);

    expect(await problems(run, resource, "one", one)).toEqual([]);
    expect(await problems(run, resource, "other", other)).toEqual([]);
});

test("the resource that was checked first does not adopt what the second names too", async () => {
    const { run } = runWith(settings);
    const adopting = inputsOf({ adoptExisting: true });
    const requests = answerWith(({ method }) =>
        exchangeOf(
            200,
            method === "GET" ? { status: "SUCCESS", resultList: [{ name: "Payments" }], resultCount: 1 } : {},
        ),
    );

    expect(await problems(run, group, "one", adopting)).toEqual([]);
    expect(await problems(run, group, "other", adopting)).toHaveLength(1);
    await expect(group.create(run, adopting)).rejects.toThrow("Two resources of this program are one object");
    expect(requests.map(({ method }) => method)).toEqual(["GET"]);
});

test("a group and its parts are not one object", async () => {
    const { run } = runWith(settings);

    expect(await problems(run, group, "one", inputsOf())).toEqual([]);
    expect(await problems(run, deployment, "two", { ...part, environmentName: "x" })).toEqual([]);
    expect(await problems(run, member, "three", { ...part, apiProxyName: "x" })).toEqual([]);
});

test("the later one is named first, whichever is checked first", async () => {
    const { run } = runWith(settings);

    expect(await problems(run, group, "other", inputsOf())).toEqual([]);
    expect(await problems(run, group, "one", inputsOf())).toEqual([expect.stringContaining('"other" and "one"')]);
});

test("a resource that is replaced is checked twice, and is one", async () => {
    const { run } = runWith(settings);

    expect(await problems(run, group, "one", inputsOf(), inputsOf())).toEqual([]);
    expect(await problems(run, group, "one", inputsOf())).toEqual([]);
});

describe("a name that was not given", () => {
    const nameless = inputsOf({ name: undefined });
    const declared = { key: "new", name: "new", order: 0 };

    test("is the Pulumi name", async () => {
        expect(await group.check(runWith().run, nameless, undefined, declared)).toMatchObject({
            inputs: { name: "new" },
        });
    });

    test("stays what the state has, also in the second check of a replacement", async () => {
        const { run } = runWith();
        const moved = { ...nameless, projectName: "Wholesale" };

        expect(await group.check(run, moved, inputsOf(), declared)).toMatchObject({ inputs: { name: "Payments" } });
        expect(await group.check(run, moved, undefined, declared)).toMatchObject({ inputs: { name: "Payments" } });
    });

    test("is missed where nobody tells the Pulumi name", async () => {
        expect((await group.check(runWith().run, nameless)).problems).toEqual([
            { path: "name", reason: "is required" },
        ]);
    });
});
