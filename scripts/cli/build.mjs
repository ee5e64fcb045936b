import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { mustRun, run } from "../run.mjs";
import { say } from "../say.mjs";
import { cacheFolder, cliVersion } from "./cache.mjs";
import { isCli } from "./isCli.mjs";
import { withProgress } from "./progress.mjs";

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
    await checkGo();
    const folder = builtCli();
    mkdirSync(dirname(folder), { recursive: true });
    // Built beside its place and renamed, so that a build that was stopped, or two at a time, leave nothing half done.
    const partial = mkdtempSync(`${folder}.partial-`);
    say(`Building the Pulumi CLI ${cliVersion} with Go: about 5 minutes, once for this machine.`);
    try {
        await withProgress("building", async () => {
            const version = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${cliVersion}`;
            await goBuild("engine", "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi", join(partial, "pulumi"), version);
            const host = "pulumi-language-nodejs";
            await goBuild("language-nodejs", `github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/${host}`, join(partial, host));
        });
        copyDynamicProvider(partial);
        await putInPlace(partial, folder);
    } finally {
        rmSync(partial, { recursive: true, force: true });
    }
    return folder;
}

async function checkGo() {
    const { code, text } = await run("go", ["env", "GOVERSION"], { quiet: true });
    const minor = Number(/^go1\.(\d+)/.exec(text)?.[1]);
    if (code !== 0 || !(minor >= 25)) {
        const found = code === 0 ? `is ${text.trim()}` : "is not on PATH";
        throw new Error(`Building the Pulumi CLI needs Go 1.25 or newer, and Go ${found}.`);
    }
}

/** Another set-up may have been faster: then its CLI stays, unless it is broken. */
async function putInPlace(partial, folder) {
    try {
        renameSync(partial, folder);
    } catch (error) {
        if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") {
            throw error;
        }
        if (!(await isCli(folder))) {
            rmSync(folder, { recursive: true });
            renameSync(partial, folder);
        }
    }
}

async function goBuild(module, target, output, flags = "") {
    await mustRun("go", ["build", "-trimpath", "-ldflags", `-s -w ${flags}`, "-o", output, target], {
        cwd: join(here, module),
        quiet: true,
        env: { ...process.env, GOFLAGS: "", GOWORK: "off" }, // a workspace around us, or -mod=mod, is not for this build
    });
}

/** Beside the CLI it counts as bundled; elsewhere on PATH every command would print a warning. */
function copyDynamicProvider(folder) {
    const name = "pulumi-resource-pulumi-nodejs";
    const sdk = dirname(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
    copyFileSync(join(sdk, name), join(folder, name));
}
