import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Packed, repository } from "./packed";
import { Registry } from "./registry";

/** The folder of what test/packages names. Fetched by the set-up of `npm test`, or now where that was not run yet. */
export function fetchedPackages(): string {
    const said = execFileSync(process.execPath, [join(repository, "scripts/packages.mjs")], { encoding: "utf8" });
    return said.trim().split("\n").at(-1) ?? "";
}

/** A registry that has this package, and all that it and a program with it need. */
export async function installable(): Promise<Registry> {
    const fetched = fetchedPackages();
    const registry = await Registry.start(["lowest", "newest"].map((name) => join(fetched, name, "node_modules")));
    const packed = new Packed();
    await registry.addTarball(packed.tarball);
    packed.remove();
    for (const name of ["undici", "zod", "fastest-levenshtein"]) {
        registry.addFolder(join(repository, "node_modules", name));
    }
    return registry;
}
