import { calls, closeSimulators, simulate, stackOn } from "../support/manager";
import { closeStacks, expectFailure } from "../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const program = (trigger: string) => `const pulumi = require("@pulumi/pulumi");
const { ApiProxyGroupDeployment } = require("pulumi-apinizer");
const where = { projectName: "Retail", groupName: "g", environmentName: "production" };
new ApiProxyGroupDeployment("live", { ...where, triggers: [1, ${trigger}] });`;

test("a trigger that Pulumi cannot carry ends the program before anything is sent, with the place where it stands", async () => {
    const manager = await simulate();
    const stack = await stackOn(manager, {});
    for (const [trigger, words] of [
        ["{ at: new Date() }", "triggers[1].at is an object of the class Date"],
        ["pulumi.output(1).apply(() => [new Map()])", "triggers[1][0] is an object of the class Map"],
        ["Promise.resolve({ of: new Set() })", "triggers[1].of is an object of the class Set"],
    ] as const) {
        stack.program(program(trigger));
        const { text } = expectFailure(await stack.up());
        expect(text).toContain(`ApiProxyGroupDeployment "live": ${words}. Pulumi cannot compare it`);
        expect(text).not.toMatch(/^\s+at /m);
    }
    // What pulumi.output leaves of a Date cannot be told from an object without properties, which a program may mean.
    stack.program(program("pulumi.output(new Date())"));
    expect((await stack.preview()).text).toContain("triggers[1] is an empty object");
    expect(calls(manager)).toEqual([]);
});
