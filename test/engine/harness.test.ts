import { descendantsOf, runningAmong, until } from "../support/processes";
import { closeStacks, expectSuccess, Stack } from "../support/stack";

afterEach(closeStacks);

/** A resource with no package behind it, whose creation never ends. */
const endless = `
const { CustomResource } = require("@pulumi/pulumi");
const __provider = "exports.handler=()=>({create:()=>new Promise(()=>console.log('creating'))})";
new CustomResource("pulumi-nodejs:dynamic/harness:Endless", "endless", { __provider });`;

test("a kill leaves no process of the CLI's, and the stack can be used again", async () => {
    const stack = await Stack.create({ program: endless });
    const before = new Set(descendantsOf(process.pid));
    const running = stack.start(["up", "--yes", "--skip-preview"]);
    await until(() => running.text().includes("creating"));
    const started = descendantsOf(process.pid).filter((pid) => !before.has(pid));
    expect(started.length).toBeGreaterThanOrEqual(3); // the CLI, the language host, the provider

    await running.kill();
    expect((await running.ended).code).toBeNull();
    expect(runningAmong(started)).toEqual([]);

    expectSuccess(await stack.run(["cancel", "--yes"]));
    stack.program("exports.answer = 42;");
    expectSuccess(await stack.up());
    expect(await stack.outputs()).toEqual({ answer: 42 });
});
