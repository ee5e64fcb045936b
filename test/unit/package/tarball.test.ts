import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as tar from "tar";
import { Packed, repository } from "../../support/packed";

const packed = new Packed();
afterAll(() => packed.remove());

/** A tool of this repository. It throws, with what the tool printed, where the tool finds something. */
function run(tool: string, ...args: string[]): string {
    return execFileSync(join(repository, "node_modules/.bin", tool), args, { encoding: "utf8" });
}

function files(): Map<string, number> {
    const sizes = new Map<string, number>();
    tar.list({ file: packed.tarball, sync: true, onReadEntry: ({ path, size }) => sizes.set(path, size) });
    return sizes;
}

test("the tarball holds what users need, and nothing else", () => {
    const unexpected = [...files().keys()].filter(
        (path) =>
            !/^package\/(package\.json|README\.md|LICENSE)$/.test(path) &&
            !/^package\/dist\/(sdk|provider|simulator)\/[\w/]+\.(js|js\.map|d\.ts)$/.test(path),
    );
    expect(unexpected).toEqual([]);
    for (const needed of ["LICENSE", "dist/sdk/index.d.ts", "dist/provider/index.js", "dist/simulator/command.js"]) {
        expect(files().has(`package/${needed}`)).toBe(true);
    }
});

test("it has less than 1 MB unpacked, source maps aside", () => {
    const sizes = [...files()].filter(([path]) => !path.endsWith(".map")).map(([, size]) => size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(1_000_000);
});

test("publint has nothing to say", () => {
    expect(run("publint", "run", packed.tarball, "--strict")).toContain("All good!");
});

test("its types are right for every way to resolve modules", () => {
    expect(run("attw", packed.tarball, "--no-color")).toContain("No problems found");
});
