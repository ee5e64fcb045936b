import fc from "fast-check";
import { diff } from "../../../provider/resources/group/diff";
import { unknownValue, type Values } from "../../../provider/resources/resource";
import { outputsOf, settings } from "./groupSpellings";
import { runWith, withValueAt } from "./support";

/** Every place of a group's inputs that another resource's output may stand in. */
const places: (string | number)[][] = [
    ["projectName"],
    ["name"],
    ["description"],
    ["clientRoute"],
    ["clientRoute", "relativePathList"],
    ["clientRoute", "relativePathList", 0],
    ["clientRoute", "methodList"],
    ["clientRoute", "methodList", 0],
    ["clientRoute", "hostList"],
    ["clientRoute", "hostList", 1],
    ["clientRoute", "headerList"],
    ["clientRoute", "headerList", 0],
    ["clientRoute", "headerList", 0, "name"],
    ["clientRoute", "headerList", 0, "value"],
    ["clientRoute", "bufferRequest"],
    ["clientRoute", "bufferResponse"],
    ["environmentName"],
    ["connection"],
];

const full: Values = {
    projectName: "Retail",
    name: "Payments",
    description: "Payment APIs",
    clientRoute: {
        relativePathList: ["/pay"],
        methodList: ["GET", "ALL"],
        hostList: ["a", "b"],
        headerList: [{ name: "X-Channel", value: "web" }],
        bufferRequest: true,
        bufferResponse: true,
    },
    environmentName: "production",
    connection: "east",
};

test.each(places.map((place) => [place.join("."), place] as const))(
    "not known yet: %s is a change in place",
    async (_, place) => {
        const now = withValueAt(full, place, unknownValue);

        const { changes } = await diff(runWith(settings).run, "id", outputsOf(full), now);

        expect(changes.length).toBeGreaterThan(0);
        expect(
            changes.every(({ path, replaces }) => place.join(".").startsWith(path.split(".")[0] ?? "") && !replaces),
        ).toBe(true);
    },
);

test("however many inputs are not known yet, a group is not replaced", async () => {
    const { run } = runWith(settings);
    // The deepest places first: once a list is not known, it has no elements.
    const some = fc.subarray(
        [...places].reverse().sort((one, other) => other.length - one.length),
        { minLength: 1 },
    );
    await fc.assert(
        fc.asyncProperty(some, async (unknown) => {
            const now = unknown.reduce((values, place) => withValueAt(values, place, unknownValue), full);
            const { changes } = await diff(run, "id", outputsOf(full), now);
            expect(changes.length).toBeGreaterThan(0);
            expect(changes.filter(({ replaces }) => replaces)).toEqual([]);
        }),
    );
});

test("adoptExisting that is not known yet is no change", async () => {
    const now = { ...full, adoptExisting: unknownValue };

    expect((await diff(runWith(settings).run, "id", outputsOf(full), now)).changes).toEqual([]);
});

test.each(["projectName", "name", "connection"])(
    "one line says that a replacement is possible while %s is not known",
    async (place) => {
        const now = { ...full, [place]: unknownValue };

        const { notes } = await diff(runWith(settings).run, "id", outputsOf(full), now);

        expect(notes).toEqual([expect.stringMatching(/"Payments" in project "Retail" may be replaced/)]);
    },
);
