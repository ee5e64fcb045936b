import { resolve } from "node:path";
import { closeSimulators, simulate } from "../../support/manager";
import { closeStacks, expectSuccess, Stack } from "../../support/stack";
import { expectRequests } from "./support";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const project = resolve(__dirname, "../../../examples/promote");

test("examples/promote has a group for each stack, and a change goes from one to the next by configuration", async () => {
    const manager = await simulate({ environments: { staging: 1, production: 2 } });
    const env = {
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        APINIZER_URL: manager.url,
        APINIZER_TOKEN: "simulator-token",
    };
    const stack = await Stack.create({ project, env });
    const on = async (name: string, command: () => Promise<unknown>) => {
        expectSuccess(await stack.run(["stack", "select", name]));
        await command();
    };
    const up = async (...args: string[]) => expectSuccess(await stack.up(...args));
    for (const name of ["staging", "production"]) {
        expectSuccess(await stack.run(["stack", "init", name]));
        await up();
        expectRequests(manager, ["listGroups"], [`createGroup PaymentAPIGroup-${name} ${name}`]);
    }
    const methods = (name: string) =>
        manager.state().projects.Retail?.[`PaymentAPIGroup-${name}`]?.definition.clientRoute.methodList;
    expect([methods("staging"), methods("production")]).toEqual([
        ["GET", "POST", "PUT"],
        ["GET", "POST"],
    ]);

    expectSuccess(await stack.run(["config", "set", "--path", "apinizer-promote:methods[2]", "PUT"]));
    await up();
    expectRequests(manager, ["updateGroup PaymentAPIGroup-production production"]);
    expect(methods("production")).toEqual(methods("staging"));
    await on("staging", () => up("--expect-no-changes"));
    expectRequests(manager);
    await on("staging", async () => expectSuccess(await stack.destroy()));
    expect(Object.keys(manager.state().projects.Retail ?? {})).toEqual(["PaymentAPIGroup-production"]);
});
