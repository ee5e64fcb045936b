import fc from "fast-check";
import { meansSamePaths, prefixOf, withoutPrefix } from "../../../provider/resources/group/prefix";

describe("the prefix of a project", () => {
    test.each([
        ["/retail", "/retail"],
        ["retail", "/retail"],
        ["/retail/", "/retail"],
        ["a/b/", "/a/b"],
        ["/", undefined],
        ["", undefined],
        ["//", undefined],
        ["///", undefined],
        [undefined, undefined],
    ])("with relativePath %j is %j, where it is enabled", (relativePath, prefix) => {
        const project = { name: "Retail", relativePath };
        expect(prefixOf({ ...project, enableRelativePath: true })).toBe(prefix);
        expect(prefixOf({ ...project, enableRelativePath: false })).toBeUndefined();
        expect(prefixOf(project)).toBeUndefined();
    });
});

describe("listed paths", () => {
    test.each([
        ["the written ones", ["/a", "/b"], ["/a", "/b"], true],
        ["the written ones with the prefix", ["/p/a", "/p/b"], ["/a", "/b"], true],
        ["the written ones with the prefix three times", ["/p/p/p/a", "/p/p/p/b"], ["/a", "/b"], true],
        ["a written prefix with the prefix", ["/p/p/a", "/p/a"], ["/p/a", "/a"], true],
        ["as written, with a written prefix", ["/p/a", "/a"], ["/p/a", "/a"], true],
        ["one with the prefix and one without", ["/p/a", "/b"], ["/a", "/b"], false],
        ["one with the prefix once and one twice", ["/p/a", "/p/p/b"], ["/a", "/b"], false],
        ["without a prefix that was written", ["/a"], ["/p/a"], false],
        ["without a prefix that was written beside another", ["/p/a", "/p/a"], ["/p/a", "/a"], false],
        ["in another order", ["/p/b", "/p/a"], ["/a", "/b"], false],
        ["one more", ["/p/a", "/p/b"], ["/a"], false],
        ["one less", ["/p/a"], ["/a", "/b"], false],
        ["another path with the prefix", ["/p/c"], ["/a"], false],
        ["another prefix of the same length", ["/q/a"], ["/a"], false],
        ["something else in front of the prefix", ["/x/p/a"], ["/a"], false],
        ["a word that begins as the prefix does", ["/pa/a"], ["/a"], false],
        ["nothing", [], ["/a"], false],
    ])("that are %s", (_, listed, written, same) => {
        expect(meansSamePaths(listed, written, "/p")).toBe(same);
    });

    const path = fc.string({ minLength: 1, maxLength: 5 }).map((text) => `/${text}`);

    test("mean the written ones however often the prefix is in front, and only then", () => {
        fc.assert(
            fc.property(fc.array(path, { minLength: 1 }), path, fc.nat(4), (written, prefix, times) => {
                const listed = written.map((each) => prefix.repeat(times) + each);
                expect(meansSamePaths(listed, written, prefix)).toBe(true);
                expect(meansSamePaths([...listed, "/x"], [...written, "/y"], prefix)).toBe(false);
            }),
        );
    });
});

describe("without the prefix", () => {
    test.each([
        ["each path loses it once", ["/p/a", "/p/p/b"], ["/a", "/p/b"]],
        ["a path that lacks it stays", ["/p/a", "/b"], ["/a", "/b"]],
        ["nothing is left of the prefix alone", ["/p", "/p/"], ["/p", "/p/"]],
        ["a longer word stays", ["/pa", "/p-/b"], ["/pa", "/p-/b"]],
        ["two paths do not become one", ["/p/a", "/a", "/p/b"], ["/p/a", "/a", "/p/b"]],
    ])("%s", (_, listed, bare) => {
        expect(withoutPrefix(listed, "/p")).toEqual(bare);
    });
});
