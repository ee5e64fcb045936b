import { deployment } from "../../../provider/resources/deployment";
import { group } from "../../../provider/resources/group";
import { member } from "../../../provider/resources/member";
import type { Checked, Values } from "../../../provider/resources/resource";
import { inputsOf, manager, runWith, usable } from "./support";

const part = { projectName: "Retail", groupName: "Payments" };
const kinds = {
    group: { resource: group, inputs: inputsOf() },
    deployment: { resource: deployment, inputs: { ...part, environmentName: "production" } },
    member: { resource: member, inputs: { ...part, apiProxyName: "Cards" } },
};
type Kind = keyof typeof kinds;

const connections = JSON.stringify({
    east: usable,
    west: { ...usable, url: `${manager}:443/apiops/` },
    elsewhere: { ...usable, url: "https://elsewhere.example.com" },
});

/** What check says of each of these, in this order, in one run; a resource with old inputs stands in the state. */
async function checksOf(kind: Kind, ...given: readonly [news: Values, olds?: Values][]): Promise<Checked[]> {
    const { resource, inputs } = kinds[kind];
    const { run } = runWith({ ...usable, connections });
    const checks: Checked[] = [];
    for (const [news, olds] of given) {
        checks.push(await resource.check(run, { ...inputs, ...news }, olds && { ...inputs, ...olds }));
    }
    return checks;
}

const [own, east, west] = [{}, { connection: "east" }, { connection: "west" }];

describe.each(Object.keys(kinds) as Kind[])("two resources of kind %s at one Manager are refused", (kind) => {
    test.each<[title: string, first: [Values, Values?], second: [Values, Values?], other: string]>([
        ["both new", [east], [west], 'connection "east"'],
        ["the first one in the state", [east, east], [west], 'connection "east"'],
        ["the second one in the state", [west], [east, east], 'connection "west"'],
        ["both in the state", [east, east], [west, west], 'connection "east"'],
        ["through the stack's own settings first", [own], [east], "the stack's own settings"],
        ["through the stack's own settings second", [east, east], [{ connection: null }], 'connection "east"'],
        ["the first one moved from the second one's connection", [west, east], [east], 'connection "west"'],
    ])("%s", async (_, first, second, other) => {
        const [one, two] = await checksOf(kind, first, second);

        expect(one?.problems).toEqual([]);
        expect(two?.problems).toEqual([
            { path: "connection", reason: expect.stringContaining(`the same Manager as ${other} of another resource`) },
        ]);
        expect(two?.problems[0]?.reason).toContain(`at ${manager}. Remove one of them`);
        expect(two?.problems[0]?.reason).not.toMatch(/Retail|Payments|Cards|production/);
    });
});

test.each<[title: string, checks: [Values, Values?][]]>([
    ["a resource that is checked again for its replacement", [[east, east], [east]]],
    ["a resource that moves to another connection and is replaced", [[west, east], [west]]],
    ["no connection in two spellings", [[own], [{ connection: null }, own]]],
    ["two Managers", [[east], [{ connection: "elsewhere" }]]],
    ["two projects", [[east], [{ ...west, projectName: "Wholesale" }]]],
    ["two names", [[east], [{ ...west, name: "Cards" }]]],
    [
        "two groups that exchange their names",
        [
            [{ ...east, name: "B" }, east],
            [west, { ...west, name: "B" }],
        ],
    ],
])("%s is nothing to refuse", async (_, checks) => {
    expect((await checksOf("group", ...checks)).flatMap(({ problems }) => problems)).toEqual([]);
});
