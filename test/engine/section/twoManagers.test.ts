import { resolve } from "node:path";
import type { Simulator } from "../../../simulator";
import { behindOurBack, closeSimulators, simulate } from "../../support/manager";
import { closeStacks, expectSuccess, Stack } from "../../support/stack";
import { ours } from "../../support/state";
import { expectRequests } from "./support";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const project = resolve(__dirname, "../../../examples/two-managers");
const group = "PaymentAPIGroup";
const secrets = { europe: "simulator-token", america: "secret-of-america" };

function expectBoth(managers: readonly Simulator[], ...waves: readonly (readonly string[])[]): void {
    for (const manager of managers) {
        expectRequests(manager, ...waves);
    }
}

test("examples/two-managers keeps a group at each of two Managers, and their secrets in the engine's own entry", async () => {
    const europe = await simulate();
    const america = await simulate({ clients: { ci: secrets.america } });
    const managers = [europe, america];
    const stack = await Stack.create({ project, env: { PULUMI_NODEJS_TRANSPILE_ONLY: "true" } });
    const set = (...args: string[]) => stack.run(["config", "set", "--path", ...args]);
    expectSuccess(await set("apinizer:connections.europe.url", europe.url));
    expectSuccess(await set("apinizer:connections.europe.token", secrets.europe, "--secret"));
    expectSuccess(await set("apinizer:connections.america.url", `${america.url}/apiops`));
    expectSuccess(await set("apinizer:connections.america.clientId", "ci"));
    expectSuccess(await set("apinizer:connections.america.clientSecret", secrets.america, "--secret"));

    const { text } = expectSuccess(await stack.up());
    expect(text).not.toContain("warning");
    const issued = america.requests().flatMap(({ headers }) => headers.authorization?.slice("Bearer ".length) ?? []);
    expect(issued).toHaveLength(2);
    expectRequests(europe, ["listGroups"], [`createGroup ${group} production`]);
    expectRequests(america, ["token"], ["listGroups"], [`createGroup ${group} production`]);
    const state = await stack.export();
    expect(
        ours(state)
            .map(({ outputs }) => [outputs?.connection, outputs?.manager])
            .sort(),
    ).toEqual([
        ["america", america.url],
        ["europe", europe.url],
    ]);

    await stack.config({ "apinizer-two-managers:description": "Payments" });
    expectSuccess(await stack.up());
    expectRequests(europe, [`updateGroup ${group} production`]);
    expectRequests(america, ["token"], [`updateGroup ${group} production`]);

    await behindOurBack(europe, "DELETE", `/projects/Retail/apiProxyGroups/${group}/environments/production/`);
    expectSuccess(await stack.up("--refresh"));
    const refreshed = ["listGroups", `listGroupEnvironments ${group}`];
    expectRequests(europe, refreshed, [`updateGroup ${group} production`]);
    expectRequests(america, ["token"], refreshed);
    expectSuccess(await stack.up("--expect-no-changes"));
    expectBoth(managers);

    // With every secret shown, they stand in one entry, which the engine keeps for itself; without, in none.
    const { deployment } = await stack.export();
    const holders = deployment.resources.filter((resource) => holds(resource, Object.values(secrets)));
    expect(holders.map(({ type }) => type)).toEqual(["pulumi:providers:pulumi-nodejs"]);
    expect(holds(deployment, issued)).toBe(false);
    const asItIsKept = expectSuccess(await stack.run(["stack", "export"])).stdout;
    expect(holds(asItIsKept, Object.values(secrets))).toBe(false);

    expectSuccess(await stack.destroy());
    expect(managers.map((manager) => manager.state().projects)).toEqual([{ Retail: {} }, { Retail: {} }]);
});

function holds(value: unknown, texts: readonly string[]): boolean {
    const text = JSON.stringify(value);
    return texts.some((secret) => text.includes(secret));
}
