import { cpSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { calls, closeSimulators, simulate } from "../support/manager";
import { closeStacks, expectSuccess, Stack } from "../support/stack";
import { certificateFiles, tls } from "../unit/networks/certificateFiles";

const files = certificateFiles();

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});
afterAll(files.remove);

test("a relative file name starts at the folder of Pulumi.yaml, or of its main, wherever the CLI is started", async () => {
    const manager = await simulate({ tls });
    const stack = await Stack.create({
        program: `const { ApiProxyGroup, getProjects } = require("pulumi-apinizer");
exports.projects = getProjects({});
new ApiProxyGroup("payments", { projectName: "Retail", clientRoute: { relativePathList: ["/pay"] } });`,
        config: { "apinizer:url": manager.url, "apinizer:caFile": "certificates/ca.pem" },
        secrets: { "apinizer:token": "simulator-token" },
    });
    const program = join(stack.folder, "program");
    const preview = "cd certificates && pulumi preview --non-interactive --color never";
    mkdirSync(join(program, "certificates"));
    cpSync(files.caFile, join(program, "certificates/ca.pem"));

    expectSuccess(await stack.shell(preview));
    expect(calls(manager)).toEqual(["listProjects"]);

    mkdirSync(join(program, "app"));
    for (const file of ["index.js", "package.json", "node_modules"]) {
        renameSync(join(program, file), join(program, "app", file));
    }
    mkdirSync(join(program, "app/certificates"));
    renameSync(join(program, "certificates/ca.pem"), join(program, "app/certificates/ca.pem"));
    writeFileSync(join(program, "Pulumi.yaml"), "name: test\nruntime: nodejs\nmain: app\n");

    expectSuccess(await stack.shell(preview));
    expect(calls(manager)).toEqual(["listProjects"]);
});
