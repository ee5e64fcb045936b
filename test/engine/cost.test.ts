import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { closeSimulators, simulate, stackOn } from "../support/manager";
import { closeStacks, expectSuccess } from "../support/stack";
import { bytesBeyondValues, ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const repository = resolve(__dirname, "../..");

/** The files that Node.js loads for a module of the built package, without those of a package that is there anyway. */
function loadedBy(module: string, besides?: string): string[] {
    const load = `
        ${besides === undefined ? "" : `require(${JSON.stringify(besides)});`}
        const before = new Set(Object.keys(require.cache));
        require(${JSON.stringify(module)});
        console.log(JSON.stringify(Object.keys(require.cache).filter((file) => !before.has(file))));
    `;
    const files: unknown = JSON.parse(execFileSync(process.execPath, ["-e", load], { cwd: repository }).toString());
    return Array.isArray(files) ? files.map((file) => String(file).slice(repository.length + 1)) : [];
}

test("the engine's process loads no HTTP client before the first request", () => {
    const files = loadedBy("pulumi-apinizer/provider");
    expect(files).toContain("dist/provider/index.js");
    expect(files.filter((file) => file.startsWith("node_modules/undici/"))).toEqual([]);
});

test("a program loads no schemas and no client, unless it looks something up", () => {
    const files = loadedBy("pulumi-apinizer", "@pulumi/pulumi");
    expect(files).toContain("dist/sdk/index.js");
    expect(files.filter((file) => !file.startsWith("dist/sdk/"))).toEqual([]);
});

test("a group takes little more of the state than the engine's own resource, and points at the user's line", async () => {
    const group = {
        projectName: "Retail",
        name: "payments",
        description: "Payment APIs",
        clientRoute: { relativePathList: ["/api/v2/payment"], methodList: ["GET"] },
        environmentName: "production",
    };
    const manager = await simulate();
    const program = `const { Stash } = require("@pulumi/pulumi");
const { ApiProxyGroup } = require("pulumi-apinizer");
const group = ${JSON.stringify(group)};
new Stash("payments", { input: group });
new ApiProxyGroup("payments", group);`;
    const stack = await stackOn(manager, { program });
    expectSuccess(await stack.up());

    const state = await stack.export();
    const [payments] = ours(state);
    const stash = state.deployment.resources.find(({ type }) => type === "pulumi:index:Stash");
    if (payments === undefined || stash === undefined) {
        throw new Error("the state lacks a resource of the program");
    }
    expect(bytesBeyondValues(payments) - bytesBeyondValues(stash)).toBeLessThanOrEqual(450);
    expect(payments.sourcePosition).toBe("project:///index.js#5,1");
});
