import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { mustRun, run } from "../run.mjs";
import { say } from "../say.mjs";
import { cacheFolder, cliVersion } from "./cache.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** Where a build is kept. */
export function builtCli() {
    return cacheFolder(`cli-${cliVersion}`);
}

/**
 * Builds the CLI and its Node.js host from the Go module proxy, with the sums in go.sum. Two modules, because the last
 * version of the SDK that holds the Node.js host is older than the SDK that the CLI needs.
 */
export async function build() {
    const { code, text } = await run("go", ["env", "GOVERSION"], { quiet: true });
    const [, minor] = /^go1\.(\d+)/.exec(text) ?? [];
    if (code !== 0 || Number(minor) < 25) {
        throw new Error("Building the Pulumi CLI needs Go 1.25 or newer, which is not on PATH.");
    }
    const folder = builtCli();
    mkdirSync(dirname(folder), { recursive: true });
    // Built beside its place and renamed, so that a build that was stopped, or two at a time, leave nothing half done.
    const partial = mkdtempSync(`${folder}.partial-`);
    const began = Date.now();
    say(`Building the Pulumi CLI ${cliVersion} with Go: about 5 minutes, once for this machine.`);
    const progress = setInterval(() => say(`  still building, ${Math.round((Date.now() - began) / 1000)} s`), 30_000);
    try {
        const version = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${cliVersion}`;
        await goBuild("engine", "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi", join(partial, "pulumi"), version);
        const host = "pulumi-language-nodejs";
        await goBuild("language-nodejs", `github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/${host}`, join(partial, host));
        copyDynamicProvider(partial);
        if (existsSync(folder)) {
            rmSync(partial, { recursive: true }); // another set-up was faster
        } else {
            renameSync(partial, folder);
        }
    } catch (error) {
        rmSync(partial, { recursive: true, force: true });
        throw error;
    } finally {
        clearInterval(progress);
    }
    say(`Built it in ${Math.round((Date.now() - began) / 1000)} s.`);
    return folder;
}

async function goBuild(module, target, output, flags = "") {
    await mustRun("go", ["build", "-trimpath", "-ldflags", `-s -w ${flags}`, "-o", output, target], {
        cwd: join(here, module),
        quiet: true,
    });
}

/** Beside the CLI it counts as bundled; elsewhere on PATH every command would print a warning. */
function copyDynamicProvider(folder) {
    const name = "pulumi-resource-pulumi-nodejs";
    const sdk = dirname(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
    copyFileSync(join(sdk, name), join(folder, name));
}
