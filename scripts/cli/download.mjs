import { join } from "node:path";
import { run } from "../run.mjs";
import { say } from "../say.mjs";
import { cliVersion, ownHome } from "./cache.mjs";
import { isCli } from "./isCli.mjs";
import { withProgress } from "./progress.mjs";

/** A release of the `pulumi` npm package, the official wrapper that downloads the CLI. */
const wrapper = "pulumi@3.265.0";

/** Longer than any connection that works needs for 150 MB. Where the site is not reached, it says so in seconds. */
const patienceMs = 600_000;

/** Where the wrapper puts the CLI. */
export function downloadedCli() {
    return join(ownHome(), "versions", cliVersion, "bin");
}

/** Lets the official npm package download the CLI, into our cache and not into the user's Pulumi home. */
export async function download() {
    say(`Downloading the Pulumi CLI ${cliVersion} with the npm package ${wrapper}, once for this machine.`);
    const env = {
        ...process.env,
        PULUMI_HOME: ownHome(),
        PULUMI_VERSION: cliVersion,
        PULUMI_SKIP_UPDATE_CHECK: "true",
    };
    const { code, text } = await withProgress("downloading", () =>
        run("npx", ["--yes", wrapper, "version"], { quiet: true, timeoutMs: patienceMs, env }),
    );
    if (code !== 0 || !(await isCli(downloadedCli()))) {
        const why = code === null ? "it took too long" : (text.trim().split("\n").at(-1) ?? "");
        throw new Error(`The npm package could not download the CLI: ${why}`);
    }
    return downloadedCli();
}
