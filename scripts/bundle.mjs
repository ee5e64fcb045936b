import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Makes one file of what the engine's process loads: each command of the engine waits for that, and one file loads
 * three times as fast as the 140 that it is made of. undici stays outside, because only a run with requests needs it.
 * The file is not minified and has no source map, which the engine's process would read for every error that it meets.
 */
export async function bundleProvider(root) {
    const { build } = await import("esbuild");
    const target = join(root, "dist/provider/index.js");
    const { outputFiles, metafile } = await build({
        absWorkingDir: root,
        entryPoints: ["provider/index.ts"],
        outfile: target,
        bundle: true,
        platform: "node",
        target: "node20",
        format: "cjs",
        external: ["undici", "@pulumi/pulumi", "pulumi-apinizer"],
        supported: { "dynamic-import": false }, // the loader of ES modules takes longer than undici itself
        write: false,
        metafile: true,
        logLevel: "warning",
    });
    replace(target, outputFiles[0].contents);
    rmSync(`${target}.map`, { force: true });
    replace(join(root, "dist/provider/licenses.txt"), licensesOf(root, Object.keys(metafile.inputs)));
}

/** At once, so that a process that starts meanwhile does not load half a file. */
function replace(file, contents) {
    writeFileSync(`${file}.new`, contents);
    renameSync(`${file}.new`, file);
}

/** The licenses of the packages that became a part of the file. */
function licensesOf(root, inputs) {
    const packages = new Set(inputs.flatMap((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []));
    return [...packages]
        .sort()
        .map((name) => {
            const folder = join(root, "node_modules", name);
            const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
            if (file === undefined) {
                throw new Error(`${name} has no license that could be passed on with the bundle.`);
            }
            return `${name}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
        })
        .join("\n---\n\n");
}
