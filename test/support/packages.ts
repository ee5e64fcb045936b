import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Packed, repository } from "./packed";
import { Registry } from "./registry";

/** A registry that has this package, and all that it and a program with it need. */
export async function installable(): Promise<Registry> {
    // Fetched by the set-up of `npm test`; says where, and fetches only where that was not run yet.
    const said = execFileSync(process.execPath, [join(repository, "scripts/packages.mjs")], { encoding: "utf8" });
    const fetched = said.trim().split("\n").at(-1) ?? "";
    const registry = await Registry.start(["lowest", "newest"].map((name) => join(fetched, name, "node_modules")));
    const packed = new Packed();
    await registry.addTarball(packed.tarball);
    packed.remove();
    for (const name of ["undici", "zod", "fastest-levenshtein"]) {
        registry.addFolder(join(repository, "node_modules", name));
    }
    return registry;
}
