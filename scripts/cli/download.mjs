import { existsSync } from "node:fs";
import { join } from "node:path";
import { run } from "../run.mjs";
import { say } from "../say.mjs";
import { cacheFolder, cliVersion } from "./cache.mjs";

/** A release of the `pulumi` npm package, the official wrapper that downloads the CLI. */
const wrapper = "pulumi@3.265.0";

/** Longer than any connection that works needs for 150 MB. */
const patienceMs = 600_000;

/** Lets the official npm package download the CLI, into our cache and not into the user's Pulumi home. */
export async function download() {
    const home = cacheFolder("pulumi-home");
    const folder = join(home, "versions", cliVersion, "bin");
    if (existsSync(join(folder, "pulumi"))) {
        return folder;
    }
    say(`Downloading the Pulumi CLI ${cliVersion} with the npm package ${wrapper}, once for this machine.`);
    const env = { ...process.env, PULUMI_HOME: home, PULUMI_VERSION: cliVersion, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const { code, text } = await run("npx", ["--yes", wrapper, "version"], { quiet: true, timeoutMs: patienceMs, env });
    if (code !== 0 || !existsSync(join(folder, "pulumi"))) {
        const lines = text.trim().split("\n");
        throw new Error(`The npm package could not download the CLI: ${lines.at(-1)}`);
    }
    return folder;
}
