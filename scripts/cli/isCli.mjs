import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../run.mjs";
import { ownHome } from "./cache.mjs";

const host = "pulumi-language-nodejs";

/** Whether a folder has a CLI of version 3, and the host that runs Node.js programs is beside it or on PATH. */
export async function isCli(folder) {
    if (
        !existsSync(join(folder, "pulumi")) ||
        ![folder, ...pathFolders()].some((each) => existsSync(join(each, host)))
    ) {
        return false;
    }
    const { code, text } = await run(join(folder, "pulumi"), ["version"], {
        quiet: true,
        env: { PATH: process.env.PATH, HOME: ownHome(), PULUMI_HOME: ownHome(), PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
    return code === 0 && /^v3\./m.test(text);
}

/** The folders of PATH. */
export function pathFolders() {
    return (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
}
