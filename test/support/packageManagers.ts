import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./packed";
import { type Ended, start } from "./processes";

/** How each package manager installs what a package.json names, from a registry of ours. */
const commands = {
    npm: (registry: string) => [
        "npm",
        "install",
        "--registry",
        registry,
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
    ],
    pnpm: (registry: string) => [own("pnpm"), "install", "--registry", registry, "--config.update-notifier=false"],
    yarn: (registry: string) => [own("yarn"), "install", "--registry", registry, "--non-interactive"],
} as const;

export type PackageManager = keyof typeof commands;

/** Installs in a folder, with a home, and so with caches and settings, below `home`. */
export function install(
    manager: PackageManager,
    folder: string,
    { registry, home }: { registry: string; home: string },
): Promise<Ended> {
    const [command = "", ...args] = commands[manager](registry);
    mkdirSync(home, { recursive: true });
    const env = { PATH: process.env.PATH, HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home, CI: "true" };
    return start(command, args, { cwd: folder, env }).ended;
}

function own(tool: string): string {
    return join(repository, "node_modules/.bin", tool);
}
