import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { start } from "../support/processes";

const version = "v1.20.0";
const module_ = "github.com/Mastercard/terraform-provider-restapi";
const cache = resolve(__dirname, "../../node_modules/.cache");

/**
 * The folder of the provider that a user of Terraform would pick for an API without one of its own; built once, by Go.
 * Nothing, and a line that says so, where Terraform or Go is not on this machine.
 */
export async function terraformProvider(say: (line: string) => void): Promise<string | undefined> {
    const folder = join(cache, `terraform-provider-restapi-${version}`);
    for (const [tool, ...args] of [["terraform", "version"], ...(existsSync(folder) ? [] : [["go", "version"]])]) {
        if (tool !== undefined && !(await works(tool, args))) {
            say(`Terraform is not measured: ${tool} is not on PATH.`);
            return undefined;
        }
    }
    if (!existsSync(folder)) {
        say(`Building ${module_} ${version} with Go, once.`);
        await build(folder);
    }
    return folder;
}

async function works(tool: string, args: readonly string[]): Promise<boolean> {
    try {
        return (await start(tool, args, { cwd: __dirname, env: process.env }).ended).code === 0;
    } catch {
        return false;
    }
}

async function build(folder: string): Promise<void> {
    mkdirSync(cache, { recursive: true });
    const work = mkdtempSync(join(cache, "restapi-"));
    try {
        writeFileSync(join(work, "go.mod"), "module bench\n\ngo 1.21\n");
        const out = join(work, "built");
        for (const args of [
            ["get", `${module_}@${version}`],
            ["build", "-o", join(out, "terraform-provider-restapi"), module_],
        ]) {
            const env = { ...process.env, GOFLAGS: "-mod=mod", GOWORK: "off" };
            const { code, text } = await start("go", args, { cwd: work, env }).ended;
            if (code !== 0) {
                throw new Error(`go ${args.join(" ")} ended with ${code}:\n${text}`);
            }
        }
        renameSync(out, folder);
    } finally {
        rmSync(work, { recursive: true });
    }
}
