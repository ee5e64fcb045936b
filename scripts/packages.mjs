import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { cacheFolder } from "./cli/cache.mjs";
import { mustRun } from "./run.mjs";
import { say, stop } from "./say.mjs";
import { root } from "./setup.mjs";

const wanted = join(root, "test/packages");

/**
 * The packages that the tests of installation install: each folder of test/packages, installed as its lock file says,
 * once for this machine. Resolves to the folder that holds them. The tests' own registry serves them from there, so
 * that no test asks the network.
 */
export async function fetchPackages() {
    const names = readdirSync(wanted);
    const hash = createHash("sha256");
    for (const name of names) {
        hash.update(readFileSync(join(wanted, name, "package-lock.json")));
    }
    const folder = cacheFolder(`packages-${hash.digest("hex").slice(0, 12)}`);
    if (existsSync(folder)) {
        return folder;
    }
    mkdirSync(dirname(folder), { recursive: true });
    const partial = mkdtempSync(`${folder}.partial-`);
    try {
        for (const name of names) {
            say(`Fetching the packages of test/packages/${name}, once for this machine.`);
            cpSync(join(wanted, name), join(partial, name), { recursive: true });
            // Without their scripts: they are only to be handed on. The newest wants a newer Node.js than the oldest of ours.
            await mustRun("npm", ["ci", "--ignore-scripts", "--loglevel=error"], {
                cwd: join(partial, name),
                quiet: true,
            });
        }
        renameSync(partial, folder);
    } catch (error) {
        if (!existsSync(folder)) {
            throw error; // not another set-up that was faster
        }
    } finally {
        rmSync(partial, { recursive: true, force: true });
    }
    return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
    fetchPackages().then(say, stop);
}
