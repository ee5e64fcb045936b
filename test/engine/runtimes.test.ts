import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { group, requestsOfItsLife, wholeLife } from "../support/life";
import { closeSimulators, simulate, stackOn } from "../support/manager";
import { fetchedPackages, installable } from "../support/packages";
import { start } from "../support/processes";
import type { Registry } from "../support/registry";
import { closeStacks, expectSuccess } from "../support/stack";

const folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-runtimes-"));

/** The runtimes themselves. */
const modules = join(fetchedPackages(), "runtimes/node_modules");

let registry: Registry | undefined;

afterEach(async () => {
    await registry?.close();
    registry = undefined;
    await closeStacks();
    await closeSimulators();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a program that Yarn installed as Plug'n'Play, without a node_modules", async () => {
    const yarn = join(modules, "@yarnpkg/cli-dist/bin/yarn.js");
    registry = await installable();
    const app = join(folder, "app");
    mkdirSync(app);
    const files = {
        "Pulumi.yaml": "name: app\nruntime: nodejs\n",
        "package.json": JSON.stringify({
            main: "index.ts",
            dependencies: {
                "@pulumi/pulumi": "^3.216.0",
                "pulumi-apinizer": "^0.1.0",
                typescript: "^5.9.3",
                "@types/node": "^20.0.0",
            },
        }),
        "yarn.lock": "", // else Yarn takes a folder above for the project
        "index.ts": `import { ApiProxyGroup } from "pulumi-apinizer";\nexport const deployed = ${group}.deploymentResult;\n`,
    };
    for (const [name, text] of Object.entries(files)) {
        writeFileSync(join(app, name), text);
    }
    const env = {
        PATH: process.env.PATH,
        HOME: folder,
        YARN_NPM_REGISTRY_SERVER: registry.url,
        YARN_UNSAFE_HTTP_WHITELIST: "127.0.0.1",
        YARN_NPM_MINIMAL_AGE_GATE: "0", // our registry knows no dates
        YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
        YARN_ENABLE_TELEMETRY: "false",
    };
    const ran = (...args: string[]) => start(process.execPath, [yarn, ...args], { cwd: app, env }).ended;
    expectSuccess(await ran("install"));
    expect(readdirSync(app)).toContain(".pnp.cjs");
    expect(readdirSync(app)).not.toContain("node_modules");
    // What `yarn exec pulumi up` gives to the CLI, and so to all that it starts.
    const given = await ran("exec", "node", "-p", "process.env.NODE_OPTIONS");
    expectSuccess(given);

    const manager = await simulate();
    const stack = await stackOn(manager, { installed: app, env: { NODE_OPTIONS: given.stdout.trim() } });

    expect(await wholeLife(stack, manager)).toEqual(requestsOfItsLife);
});

test("a program that runs in Bun", async () => {
    // For `runtime: bun` the CLI starts the program with bun, and the dynamic provider with node all the same. The part of
    // the CLI that does so is in no Go module, so here its counterpart for Node.js finds a node that is bun for programs.
    const [platform = ""] = readdirSync(join(modules, "@oven"));
    const bun = join(modules, "@oven", platform, "bin/bun");
    const bin = join(folder, "bin");
    mkdirSync(bin);
    const script = `#!/bin/sh\ncase "$*" in *cmd/run*) exec '${bun}' "$@";; *) exec '${process.execPath}' "$@";; esac\n`;
    writeFileSync(join(bin, "node"), script, { mode: 0o755 });
    const manager = await simulate();
    const stack = await stackOn(manager, {
        program: `if (!process.versions.bun) throw new Error("not Bun");
const { ApiProxyGroup } = require("pulumi-apinizer");
exports.deployed = ${group}.deploymentResult;`,
        env: { PATH: [bin, process.env.PATH].join(delimiter) },
    });

    expect(await wholeLife(stack, manager)).toEqual(requestsOfItsLife);
});
