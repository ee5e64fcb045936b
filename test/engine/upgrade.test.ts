import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { behindOurBack, calls, closeSimulators, simulate, sortedCalls, stackOn } from "../support/manager";
import { closeStacks, expectSuccess } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

/** A folder for each release: a program, and the state that `pulumi stack export` printed after its `up`. */
const fixtures = join(__dirname, "../fixtures/state");
const groups = "/projects/Retail/apiProxyGroups/";

test.each(readdirSync(fixtures))(
    "state that %s wrote is refreshed, updated and destroyed by this one",
    async (release) => {
        const program = readFileSync(join(fixtures, release, "program.js"), "utf8");
        const manager = await simulate({ environments: { production: 2, sandbox: 1 }, proxies: ["CardsAPI"] });
        await behindOurBack(manager, "POST", groups, {
            name: "PaymentAPIGroup",
            description: "Payment APIs",
            clientRoute: { relativePathList: ["/api/v2/payment"], methodList: ["GET", "POST"] },
            environmentName: "production",
        });
        await behindOurBack(manager, "POST", groups, {
            name: "accounts",
            clientRoute: { relativePathList: ["/accounts", "/api/accounts"] },
        });
        await behindOurBack(manager, "POST", `${groups}accounts/environments/sandbox/`);
        await behindOurBack(manager, "POST", `${groups}accounts/apiProxies/CardsAPI/`);
        const stack = await stackOn(manager, { program });
        const file = join(stack.folder, "state.json");
        const state = readFileSync(join(fixtures, release, "state.json"), "utf8").replaceAll("{manager}", manager.url);
        writeFileSync(file, state);
        expectSuccess(await stack.run(["stack", "import", "--file", file]));
        expect(ours(await stack.export())).toHaveLength(4);

        expectSuccess(await stack.refresh("--expect-no-changes"));
        expect(sortedCalls(manager)).toEqual([
            "listGroupEnvironments PaymentAPIGroup",
            "listGroupEnvironments accounts",
            "listGroupMembers accounts",
            "listGroups",
        ]);

        expectSuccess(await stack.up("--expect-no-changes"));
        expect(calls(manager)).toEqual([]);

        stack.program(
            program.replace('"/accounts", "/api/accounts"', '"/accounts"').replace('"Payment APIs"', '"Payments"'),
        );
        expectSuccess(await stack.up());
        expect(sortedCalls(manager)).toEqual([
            "deployGroup accounts sandbox",
            "updateGroup PaymentAPIGroup production",
            "updateGroup accounts",
        ]);

        expectSuccess(await stack.destroy());
        expect(manager.state().projects).toEqual({ Retail: {} });
    },
);
