import { join } from "node:path";
import { run } from "./run.mjs";
import { stop } from "./say.mjs";
import { root, setup } from "./setup.mjs";

/** `npm run bench`: sets up like `npm test`, then measures. `npm run bench -- --help` tells the options. */
async function bench(args) {
    const env = await setup();
    const loader = join(root, "scripts/typescript.cjs");
    const command = ["--enable-source-maps", "--require", loader, join(root, "test/bench/index.ts"), ...args];
    const { code } = await run(process.execPath, command, { cwd: root, env });
    process.exitCode = code ?? 1;
}

bench(process.argv.slice(2)).catch(stop);
