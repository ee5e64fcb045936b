import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { say } from "../say.mjs";
import { build, builtCli } from "./build.mjs";
import { download, downloadedCli } from "./download.mjs";
import { isCli, pathFolders } from "./isCli.mjs";

/**
 * The folder of a Pulumi CLI with its Node.js language host, to be put at the front of PATH. Looks where a user may
 * have one, then gets one, at most once for a machine. Throws with the ways out when there is none to be had.
 */
export async function findCli() {
    const named = process.env.PULUMI_APINIZER_CLI;
    if (named) {
        if (!(await isCli(resolve(named)))) {
            throw new Error(`PULUMI_APINIZER_CLI names ${named}, where there is no Pulumi CLI with its Node.js host.`);
        }
        return resolve(named);
    }
    for (const folder of [...pathFolders(), ...inHome(), downloadedCli(), builtCli()]) {
        if (await isCli(folder)) {
            return folder;
        }
    }
    const reasons = [];
    for (const get of [download, build]) {
        try {
            return await get();
        } catch (error) {
            reasons.push(error.message);
            say(error.message);
        }
    }
    throw new Error(
        `No Pulumi CLI was found, and none could be had:\n${reasons.map((reason) => `  - ${reason}`).join("\n")}\n` +
            "Ways out: install the Pulumi CLI; or name the folder of one in PULUMI_APINIZER_CLI; or install Go 1.25 or newer, to build it.",
    );
}

/** Where the vendor's installer and the `pulumi` npm package put it, the newest version first. */
function inHome() {
    const home = join(homedir(), ".pulumi");
    const versions = join(home, "versions");
    const found = existsSync(versions) ? readdirSync(versions) : [];
    const newestFirst = found.sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
    return [join(home, "bin"), ...newestFirst.map((version) => join(versions, version, "bin"))];
}
