import { diff } from "../../../provider/resources/group/diff";
import { unknownValue } from "../../../provider/resources/resource";
import { inputsOf, manager, type Patch, runWith, stateWith, usable } from "./support";

const elsewhere = "https://other.example.com";
const production = { environmentName: "production" };
const cards = { relativePathList: ["/cards"] };

const order: [title: string, old: Patch, now: Patch, first: "delete" | "create"][] = [
    ["renamed, no environment, same path", {}, { name: "B" }, "create"],
    ["renamed, an environment, same path", production, { ...production, name: "B" }, "delete"],
    ["renamed, an environment, another path", production, { ...production, name: "B", route: cards }, "create"],
    ["renamed, the environment only in the state", production, { name: "B" }, "create"],
    ["renamed, the environment null in the program", production, { name: "B", environmentName: null }, "create"],
    ["renamed, the environment only in the program", {}, { ...production, name: "B" }, "delete"],
    ["renamed, another environment", production, { environmentName: "staging", name: "B" }, "delete"],
    [
        "renamed, one of several paths shared",
        { route: { relativePathList: ["/a", "/b"] } },
        { ...production, name: "B", route: { relativePathList: ["/c", "/b"] } },
        "delete",
    ],
    [
        "renamed, a path of another case",
        production,
        { ...production, name: "B", route: { relativePathList: ["/Pay"] } },
        "create",
    ],
    [
        "renamed, paths not known",
        production,
        { ...production, name: "B", route: { relativePathList: unknownValue } },
        "delete",
    ],
    [
        "renamed, one path not known, the other not shared",
        production,
        { ...production, name: "B", route: { relativePathList: ["/cards", unknownValue] } },
        "delete",
    ],
    ["renamed, route not known", production, { ...production, name: "B", clientRoute: unknownValue }, "delete"],
    ["renamed, route not known, no environment", {}, { name: "B", clientRoute: unknownValue }, "create"],
    ["renamed, environment not known, same path", {}, { environmentName: unknownValue, name: "B" }, "delete"],
    [
        "renamed, environment not known, another path",
        {},
        { environmentName: unknownValue, name: "B", route: cards },
        "create",
    ],
    ["another project, no environment", {}, { projectName: "Wholesale" }, "create"],
    ["another project, an environment, same path", production, { ...production, projectName: "Wholesale" }, "delete"],
    [
        "another project, an environment, another path",
        production,
        { ...production, projectName: "Wholesale", route: cards },
        "create",
    ],
];

test.each(order)("%s", async (_, old, now, first) => {
    const difference = await diff(runWith().run, "id", stateWith(old), inputsOf(now));

    const identity = "projectName" in now ? "projectName" : "name";
    expect(difference.changes.filter(({ replaces }) => replaces).map(({ path }) => path)).toEqual([identity]);
    expect(difference.deleteFirst).toBe(first === "delete");
    expect(difference.notes).toEqual([expect.stringMatching(/deletes it: its members, policies.* are lost/)]);
});

test.each<[string, Patch]>([
    ["nothing changed", {}],
    ["the description changed", { description: "new" }],
    ["the environment was removed", {}],
    ["the connection is another name for the same Manager", { connection: "main" }],
])("a replacement that the engine wants deletes first when the identity stays: %s", async (_, now) => {
    const settings = { ...usable, connections: JSON.stringify({ main: usable }) };

    const { changes, deleteFirst } = await diff(runWith(settings).run, "id", stateWith(production), inputsOf(now));

    expect(changes.some(({ replaces }) => replaces)).toBe(false);
    expect(deleteFirst).toBe(true);
});

const connections = JSON.stringify({ east: usable, again: usable, west: { ...usable, url: elsewhere } });
const managers = { ...usable, connections };

const moves: [title: string, old: Patch, now: Patch, changes: { path: string; replaces: boolean }[]][] = [
    [
        "to another name for the same address",
        { connection: "east" },
        { connection: "again" },
        [{ path: "connection", replaces: false }],
    ],
    [
        "from the stack's settings to a name for them",
        {},
        { connection: "east" },
        [{ path: "connection", replaces: false }],
    ],
    ["from a name to the stack's settings", { connection: "east" }, {}, [{ path: "connection", replaces: false }]],
    ["to another Manager", { connection: "east" }, { connection: "west" }, [{ path: "connection", replaces: true }]],
    [
        "from the stack's settings to another Manager",
        {},
        { connection: "west" },
        [{ path: "connection", replaces: true }],
    ],
    [
        "to one that is not known yet",
        { connection: "east" },
        { connection: unknownValue },
        [{ path: "connection", replaces: false }],
    ],
];

test.each(moves)("connection %s", async (_, old, now, changes) => {
    expect((await diff(runWith(managers).run, "id", stateWith(old), inputsOf(now))).changes).toEqual(changes);
});

test.each<[string, Patch, Record<string, string>]>([
    ["the stack's settings", {}, { url: elsewhere, token: "t" }],
    ["a connection", { connection: "east" }, { connections: JSON.stringify({ east: { url: elsewhere, token: "t" } }) }],
    [
        "the stack's settings, and acceptManager names a third",
        {},
        { url: elsewhere, token: "t", acceptManager: "https://third.example.com" },
    ],
])("an address that changed under %s is refused, with both addresses and the way on", async (_, patch, settings) => {
    const asked = diff(runWith(settings).run, "id", stateWith(patch), inputsOf(patch));

    await expect(asked).rejects.toThrow(manager);
    await expect(asked).rejects.toThrow(elsewhere);
    await expect(asked).rejects.toThrow(`pulumi config set apinizer:acceptManager ${elsewhere}`);
});

test("a Manager whose new address is accepted is a change that replaces nothing", async () => {
    const settings = { url: `${elsewhere}/apiops`, token: "t", acceptManager: `${elsewhere}/` };

    const { changes } = await diff(runWith(settings).run, "id", stateWith(), inputsOf());

    expect(changes).toEqual([{ path: "manager", replaces: false }]);
});

test("acceptManager that is left set after the move changes nothing", async () => {
    const { changes } = await diff(runWith({ ...usable, acceptManager: manager }).run, "id", stateWith(), inputsOf());

    expect(changes).toEqual([]);
});

test("acceptManager that is left set does not hide that another connection is another Manager", async () => {
    const settings = {
        ...usable,
        connections: JSON.stringify({ west: { url: elsewhere, token: "t", acceptManager: elsewhere } }),
    };

    const { changes } = await diff(runWith(settings).run, "id", stateWith(), inputsOf({ connection: "west" }));

    expect(changes).toEqual([{ path: "connection", replaces: true }]);
});
