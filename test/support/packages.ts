import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Packed, repository } from "./packed";
import { Registry } from "./registry";

/** The node_modules of a folder of test/packages. Fetched by the set-up of `npm test`, or now where that was not run yet. */
export function fetchedPackages(name: string): string {
    const said = execFileSync(process.execPath, [join(repository, "scripts/packages.mjs")], { encoding: "utf8" });
    return join(said.trim().split("\n").at(-1) ?? "", name, "node_modules");
}

/** A registry that has this package, and all that it and a program with it need. */
export async function installable(): Promise<Registry> {
    const registry = await Registry.start(["lowest", "newest"].map(fetchedPackages));
    const packed = new Packed();
    await registry.addTarball(packed.tarball);
    packed.remove();
    for (const name of ["undici", "zod", "fastest-levenshtein"]) {
        registry.addFolder(join(repository, "node_modules", name));
    }
    return registry;
}
