import fc from "fast-check";
import { diff } from "../../../provider/resources/group/diff";
import { type Meaning, meaning, outputsOf, settings, spelled } from "./groupSpellings";
import { runWith } from "./support";

const twoSpellings = meaning.chain((group) => fc.tuple(spelled(group), spelled(group)));

test("the outputs of any valid inputs do not differ from those inputs, in whatever spelling", async () => {
    const { run } = runWith(settings);
    await fc.assert(
        fc.asyncProperty(twoSpellings, async ([written, now]) => {
            expect((await diff(run, "id", outputsOf(written), now)).changes).toEqual([]);
        }),
        { numRuns: 300 },
    );
});

/** Ways to make another meaning of a group, and the property that then differs. */
const changes: [path: string, changed: (group: Meaning, text: string) => Meaning][] = [
    ["projectName", (group, text) => ({ ...group, projectName: group.projectName + text })],
    ["name", (group, text) => ({ ...group, name: group.name + text })],
    ["description", (group, text) => ({ ...group, description: group.description + text })],
    ["clientRoute.relativePathList", (group, text) => ({ ...group, paths: [`/${text}${group.paths.join()}`] })],
    ["clientRoute.relativePathList", ({ paths, ...group }, text) => ({ ...group, paths: [...paths, paths + text] })],
    ["clientRoute.hostList", (group, text) => ({ ...group, hosts: [...group.hosts, `${group.hosts.join()}.${text}`] })],
    [
        "clientRoute.headerList",
        (group, text) => ({
            ...group,
            headers: [...group.headers, { name: "x", value: JSON.stringify(group.headers) + text }],
        }),
    ],
    ["clientRoute.bufferRequest", (group) => ({ ...group, bufferRequest: !group.bufferRequest })],
    ["clientRoute.bufferResponse", (group) => ({ ...group, bufferResponse: !group.bufferResponse })],
    ["environmentName", (group, text) => ({ ...group, environmentName: (group.environmentName ?? "") + text })],
];

test.each(changes)("another meaning of %s is a change of it alone, in whatever spelling, %#", async (path, changed) => {
    const { run } = runWith(settings);
    const pairs = fc
        .tuple(meaning, fc.stringMatching(/^[a-z]{1,3}$/))
        .chain(([group, text]) => fc.tuple(spelled(group), spelled(changed(group, text))));
    await fc.assert(
        fc.asyncProperty(pairs, async ([written, now]) => {
            const found = await diff(run, "id", outputsOf(written), now);
            expect(found.changes).toEqual([{ path, replaces: path === "name" || path === "projectName" }]);
        }),
    );
});

test("other methods are a change of the methods", async () => {
    const { run } = runWith(settings);
    const methodSets = fc.uniqueArray(fc.subarray<Meaning["methods"][number]>(["GET", "PUT", "POST", "HEAD"]), {
        minLength: 2,
        maxLength: 2,
        comparator: "SameValue",
        selector: (methods) => methods.join(),
    });
    const pairs = fc
        .tuple(meaning, methodSets)
        .chain(([group, [one = [], other = []]]) =>
            fc.tuple(spelled({ ...group, methods: one }), spelled({ ...group, methods: other })),
        );
    await fc.assert(
        fc.asyncProperty(pairs, async ([written, now]) => {
            const found = await diff(run, "id", outputsOf(written), now);
            expect(found.changes).toEqual([{ path: "clientRoute.methodList", replaces: false }]);
        }),
    );
});
