import { homedir } from "node:os";
import { join } from "node:path";

/** The version that is fetched or built where no CLI is found. */
export const cliVersion = "3.259.0";

/** A folder of ours in the user's cache folder. An empty XDG_CACHE_HOME means that there is none. */
export function cacheFolder(name) {
    return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-apinizer", name);
}

/** The Pulumi home of our own commands, so that none of them writes into the user's. */
export function ownHome() {
    return cacheFolder("pulumi-home");
}
