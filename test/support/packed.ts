import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const repository = resolve(__dirname, "../..");

/** The package as `npm publish` would send it, from what is built in dist. */
export class Packed {
    readonly folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-packed-"));
    readonly tarball: string;

    constructor() {
        execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", this.folder], {
            cwd: repository,
            stdio: "pipe",
        });
        const [name = ""] = readdirSync(this.folder);
        this.tarball = join(this.folder, name);
    }

    remove(): void {
        rmSync(this.folder, { recursive: true });
    }
}
