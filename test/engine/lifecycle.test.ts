import { behindOurBack, calls, closeSimulators, groupsProgram, simulate, stackOn } from "../support/manager";
import { closeStacks, expectSuccess } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const payments = {
    projectName: "Retail",
    name: "PaymentAPIGroup",
    description: "Payment APIs",
    clientRoute: { relativePathList: ["/api/v2/payment"], methodList: ["GET", "POST"] },
    environmentName: "production",
};

describe.each(["new", "old"] as const)("a group against a Manager with the %s envelope", (envelope) => {
    test("is previewed, created, updated, left alone, repaired, replaced and destroyed", async () => {
        const manager = await simulate({ envelope, environments: { production: 2 } });
        const stack = await stackOn(manager, { program: groupsProgram({ payments }) });

        expectSuccess(await stack.preview());
        expect(calls(manager)).toEqual([]);

        expectSuccess(await stack.up());
        expect(manager.requests().map(({ method, path, body }) => ({ method, path, body }))).toEqual([
            { method: "GET", path: "/apiops/projects/Retail/apiProxyGroups/", body: "" },
            {
                method: "POST",
                path: "/apiops/projects/Retail/apiProxyGroups/",
                body: JSON.stringify({
                    name: "PaymentAPIGroup",
                    description: "Payment APIs",
                    clientRoute: { relativePathList: ["/api/v2/payment"], methodList: ["GET", "POST"] },
                    environmentName: "production",
                }),
            },
        ]);
        const [, post] = manager.requests();
        expect(post?.headers.authorization).toBe("Bearer simulator-token");
        expect(post?.headers["content-type"]).toBe("application/json");
        calls(manager);
        expect(await stack.outputs()).toEqual({
            payments: {
                success: true,
                responseTime: 7,
                detailList: [1, 2].map((pod) => ({
                    envName: "production",
                    podName: `production-pod-${pod}`,
                    podIp: `10.0.0.${pod}`,
                    success: true,
                    responseTime: 4 + pod,
                })),
            },
        });

        expectSuccess(await stack.up("--expect-no-changes"));
        expect(calls(manager)).toEqual([]);

        stack.program(groupsProgram({ payments: { ...payments, description: undefined } }));
        expect(expectSuccess(await stack.preview("--diff")).text).toContain('- description    : "Payment APIs"');
        expectSuccess(await stack.up());
        expect(manager.requests().map(({ method, path, body }) => ({ method, path, body }))).toEqual([
            {
                method: "PUT",
                path: "/apiops/projects/Retail/apiProxyGroups/",
                body: JSON.stringify({
                    name: "PaymentAPIGroup",
                    description: "",
                    clientRoute: { relativePathList: ["/api/v2/payment"], methodList: ["GET", "POST"] },
                    environmentName: "production",
                }),
            },
        ]);
        calls(manager);

        await behindOurBack(
            manager,
            "DELETE",
            "/projects/Retail/apiProxyGroups/PaymentAPIGroup/environments/production/",
        );
        expectSuccess(await stack.refresh());
        expect(calls(manager)).toEqual(["listGroups", "listGroupEnvironments PaymentAPIGroup"]);
        expect(expectSuccess(await stack.preview("--diff")).text).toContain('+ environmentName: "production"');
        expectSuccess(await stack.up());
        expect(calls(manager)).toEqual(["updateGroup PaymentAPIGroup production"]);
        expectSuccess(await stack.up("--expect-no-changes"));

        stack.program(groupsProgram({ payments: { ...payments, name: "Renamed" } }));
        expect(expectSuccess(await stack.preview()).text).toContain(
            "its members, policies, client keys and access list",
        );
        expect(calls(manager)).toEqual([]);
        expectSuccess(await stack.up());
        expect(calls(manager)).toEqual([
            "listGroupEnvironments PaymentAPIGroup",
            "undeployGroup PaymentAPIGroup production",
            "deleteGroup PaymentAPIGroup",
            "listGroups",
            "createGroup Renamed production",
        ]);
        expect(ours(await stack.export()).map(({ id }) => id)).toEqual(["Retail/Renamed"]);

        expectSuccess(await stack.destroy());
        expect(calls(manager)).toEqual([
            "listGroupEnvironments Renamed",
            "undeployGroup Renamed production",
            "deleteGroup Renamed",
        ]);
        expect(manager.state().projects).toEqual({ Retail: {} });
    });
});
