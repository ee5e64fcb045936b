import { chmodSync, existsSync, lstatSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ownHome } from "./cli/cache.mjs";
import { mustRun } from "./run.mjs";
import { say, stop } from "./say.mjs";

/** The root of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The oldest Node.js that undici runs on. */
const oldestNode = [20, 18, 1];

/**
 * Everything that the demo and the tests need on a machine that has Node.js and npm: dependencies, the built package,
 * the link by which a program in this repository finds it, and a Pulumi CLI. Resolves to an environment whose PATH
 * leads to that CLI, and in which it leaves the user's Pulumi home alone.
 */
export async function setup() {
    checkNode();
    await installDependencies();
    await build();
    link();
    const { findCli } = await import("./cli/find.mjs");
    const cli = await findCli();
    return { ...process.env, PATH: `${cli}${delimiter}${process.env.PATH}`, PULUMI_HOME: ownHome() };
}

function checkNode() {
    const version = process.versions.node.split(".").map(Number);
    const first = version.findIndex((part, index) => part !== oldestNode[index]);
    if (first !== -1 && version[first] < oldestNode[first]) {
        throw new Error(`Node.js ${oldestNode.join(".")} or newer is needed; this is ${process.versions.node}.`);
    }
}

/** `npm ci`, unless what is installed is what the lock file says. */
async function installDependencies() {
    const installed = join(root, "node_modules/.package-lock.json");
    if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs) {
        return;
    }
    say("Installing dependencies.");
    // Also where NODE_ENV says production: the compiler and the test tools are dev dependencies.
    await mustRun("npm", ["ci", "--include=dev"], { cwd: root });
}

/**
 * Compiles, then removes what is in dist but was not written now, so that no file of an earlier source is packed. Not
 * into an emptied folder: a demo or a test that runs at the same time needs the files all the while.
 */
export async function build() {
    say("Building the package.");
    const { compile } = await import("./compile.mjs");
    const written = compile(root);
    removeAllBut(written, join(root, "dist"));
    chmodSync(join(root, "dist/simulator/command.js"), 0o755);
}

function removeAllBut(kept, folder) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
            removeAllBut(kept, path);
        } else if (!kept.has(path)) {
            rmSync(path, { force: true });
        }
    }
}

/** A package cannot be found by its own name from a program inside it; this link lets the engine find it. */
function link() {
    const place = join(root, "node_modules/pulumi-apinizer");
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(place) === "..") {
        return;
    }
    rmSync(place, { recursive: true, force: true });
    symlinkSync("..", place);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
    setup().then(({ PATH }) => say(`Ready. The Pulumi CLI is in ${PATH.split(delimiter)[0]}.`), stop);
}
