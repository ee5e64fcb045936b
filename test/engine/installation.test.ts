import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { group, requestsOfItsLife, wholeLife } from "../support/life";
import { closeSimulators, simulate, stackOn } from "../support/manager";
import { install, type PackageManager } from "../support/packageManagers";
import { installable } from "../support/packages";
import type { Registry } from "../support/registry";
import { closeStacks, expectSuccess } from "../support/stack";

const lowest = "3.216.0";
const folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-installed-"));
let registry: Registry;

beforeAll(async () => {
    registry = await installable();
});

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

afterAll(async () => {
    await registry.close();
    rmSync(folder, { recursive: true, force: true });
});

/** A project of a user, by its files; objects are written as JSON. */
function project(name: string, files: Readonly<Record<string, string | object>>): string {
    for (const [path, content] of Object.entries(files)) {
        const file = join(folder, name, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content, undefined, 2));
    }
    return join(folder, name);
}

const imported = `import { ApiProxyGroup } from "pulumi-apinizer";\nconst payments = ${group};\n`;
const runtime = (options: string) => `name: app\nruntime:\n  name: nodejs\n  options:\n${options}`;
const typescript = { typescript: "^5.9.3", "@types/node": "^20.0.0" };

interface Way {
    readonly what: string;
    readonly manager: PackageManager;
    readonly files: Readonly<Record<string, string | object>>;
    /** The folder of the program, where it is not the one that is installed. */
    readonly app?: string;
}

const ways: readonly Way[] = [
    {
        what: "npm, TypeScript, CommonJS",
        manager: "npm",
        files: {
            "Pulumi.yaml": "name: app\nruntime: nodejs\n",
            "package.json": {
                main: "index.ts",
                dependencies: { "@pulumi/pulumi": "^3.216.0", "pulumi-apinizer": "^0.1.0", ...typescript },
            },
            "index.ts": `${imported}export const deployed = payments.deploymentResult;\n`,
        },
    },
    {
        what: "pnpm, TypeScript, ES modules",
        manager: "pnpm",
        files: {
            "Pulumi.yaml": runtime('    nodeargs: "--loader ts-node/esm --no-warnings"\n'),
            "package.json": {
                type: "module",
                main: "index.ts",
                dependencies: {
                    "@pulumi/pulumi": "^3.216.0",
                    "pulumi-apinizer": "^0.1.0",
                    "ts-node": "^10.9.2",
                    ...typescript,
                },
            },
            "tsconfig.json": {
                compilerOptions: { target: "es2022", module: "nodenext", strict: true, types: ["node"] },
            },
            "index.ts": `${imported}export const deployed = payments.deploymentResult;\n`,
        },
    },
    {
        what: "yarn, JavaScript, the oldest engine SDK",
        manager: "yarn",
        files: {
            "Pulumi.yaml": runtime("    typescript: false\n"),
            "package.json": {
                license: "UNLICENSED",
                dependencies: { "@pulumi/pulumi": lowest, "pulumi-apinizer": "^0.1.0" },
            },
            "index.js": `const { ApiProxyGroup } = require("pulumi-apinizer");\nexports.deployed = ${group}.deploymentResult;\n`,
        },
    },
    {
        what: "an app of a monorepo, JavaScript, ES modules",
        manager: "npm",
        app: "apps/gateway",
        files: {
            "package.json": { private: true, workspaces: ["apps/*"] },
            "apps/gateway/Pulumi.yaml": runtime("    typescript: false\n"),
            "apps/gateway/package.json": {
                name: "gateway",
                version: "1.0.0",
                type: "module",
                main: "index.js",
                dependencies: { "@pulumi/pulumi": "^3.216.0", "pulumi-apinizer": "^0.1.0" },
            },
            "apps/gateway/index.js": `${imported}export const deployed = payments.deploymentResult;\n`,
        },
    },
];

test.each(ways)("$what: installed, brought up, left alone, refreshed and destroyed", async (way) => {
    const home = join(folder, "home", way.manager);
    const installed = project(way.what.replace(/\W+/g, "-"), way.files);
    expectSuccess(await install(way.manager, installed, { registry: registry.url, home }));
    const manager = await simulate();
    const stack = await stackOn(manager, { installed: join(installed, way.app ?? "") });

    expect(await wholeLife(stack, manager)).toEqual(requestsOfItsLife);
    expect(manager.state().projects).toEqual({ Retail: {} });
});
