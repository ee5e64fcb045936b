import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { run } from "../run.mjs";
import { say } from "../say.mjs";
import { build, builtCli } from "./build.mjs";
import { download } from "./download.mjs";

/**
 * The folder of a Pulumi CLI with its Node.js language host, to be put at the front of PATH. Looks where a user may
 * have one, then gets one, at most once for a machine. Throws with the ways out when there is none to be had.
 */
export async function findCli() {
    const named = process.env.PULUMI_APINIZER_CLI;
    if (named !== undefined) {
        if (!(await isCli(named))) {
            throw new Error(`PULUMI_APINIZER_CLI names ${named}, where there is no Pulumi CLI with its Node.js host.`);
        }
        return named;
    }
    for (const folder of [...onPath(), ...inHome(), builtCli()]) {
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

/** A CLI of version 3 with the host that runs Node.js programs. */
async function isCli(folder) {
    if (!existsSync(join(folder, "pulumi")) || !existsSync(join(folder, "pulumi-language-nodejs"))) {
        return false;
    }
    const { code, text } = await run(join(folder, "pulumi"), ["version"], {
        quiet: true,
        env: { PATH: process.env.PATH, HOME: process.env.HOME, PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
    return code === 0 && /^v3\./.test(text);
}

function onPath() {
    return (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
}

/** Where the vendor's installer and the `pulumi` npm package put it. */
function inHome() {
    const home = join(homedir(), ".pulumi");
    const versions = join(home, "versions");
    const found = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, "bin")) : [];
    return [join(home, "bin"), ...found];
}
