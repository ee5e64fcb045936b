import {
    behindOurBack,
    calls,
    closeSimulators,
    groupsProgram,
    simulate,
    sortedCalls,
    stackOn,
} from "../support/manager";
import { closeStacks, expectFailure, expectSuccess, Stack } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const route = { relativePathList: ["/a"], methodList: ["POST", "GET"], hostList: ["API.example.com"] };
const group = { projectName: "Retail", description: "ours", clientRoute: route, environmentName: "production" };
const list = "/projects/Retail/apiProxyGroups/";

test("drift comes back field by field, is shown by the next preview, and repaired by the next up", async () => {
    const manager = await simulate({ environments: { production: 1 }, listsClientRoute: true });
    const names = ["described", "routed", "respelt", "undeployed", "deleted", "quiet"];
    const groups = Object.fromEntries(
        names.map((name) => [name, { ...group, clientRoute: { ...route, relativePathList: [`/${name}`] } }]),
    );
    const stack = await stackOn(manager, { program: groupsProgram(groups) });
    expectSuccess(await stack.up());
    const change = (name: string, route: object, description = "ours") =>
        behindOurBack(manager, "PUT", list, {
            name,
            description,
            clientRoute: { ...groups[name]?.clientRoute, ...route },
            environmentName: "production",
        });
    await change("described", {}, "theirs");
    await change("routed", { methodList: ["DELETE"], bufferRequest: false });
    await change("respelt", { methodList: ["GET", "POST"], hostList: ["api.example.com"], bufferResponse: true });
    await behindOurBack(manager, "DELETE", `${list}undeployed/environments/production/`);
    await behindOurBack(manager, "DELETE", `${list}deleted/`);

    expectSuccess(await stack.refresh());
    expect(sortedCalls(manager)).toEqual([
        "listGroupEnvironments described",
        "listGroupEnvironments quiet",
        "listGroupEnvironments respelt",
        "listGroupEnvironments routed",
        "listGroupEnvironments undeployed",
        "listGroups",
    ]);
    const state = Object.fromEntries(ours(await stack.export()).map(({ outputs }) => [outputs?.name, outputs]));
    expect(Object.keys(state).sort()).toEqual(["described", "quiet", "respelt", "routed", "undeployed"]);
    expect(state.described?.description).toBe("theirs");
    expect(state.routed?.clientRoute).toEqual({
        ...route,
        relativePathList: ["/routed"],
        methodList: ["DELETE"],
        bufferRequest: false,
    });
    expect(state.respelt?.clientRoute).toEqual({ ...route, relativePathList: ["/respelt"] });
    expect(state.undeployed?.environmentName).toBeUndefined();

    const { text } = expectSuccess(await stack.preview("--diff"));
    expect(text).toContain('~ description    : "theirs" => "ours"');
    expect(text).toContain('+ environmentName: "production"');
    expect(text).toMatch(/~ \[0\]: "DELETE" => "POST"/);
    expect(text).toContain("+ 1 to create");
    expect(text).toContain("~ 3 to update");
    expectSuccess(await stack.up());
    expect(sortedCalls(manager)).toEqual([
        "createGroup deleted production",
        "listGroups",
        "updateGroup described production",
        "updateGroup routed production",
        "updateGroup undeployed production",
    ]);
    expectSuccess(await stack.up("--expect-no-changes"));
});

test("redeployRequired is an output and a line of text, and triggers nothing", async () => {
    const manager = await simulate({ environments: { production: 1 }, proxies: ["cards"] });
    const stack = await stackOn(manager, { program: groupsProgram({ group }) });
    expectSuccess(await stack.up());
    await behindOurBack(manager, "POST", `${list}group/apiProxies/cards/`);
    expect(expectSuccess(await stack.refresh()).text).toContain("redeployRequired");
    expect(ours(await stack.export())[0]?.outputs?.redeployRequired).toBe(true);
    calls(manager);
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(calls(manager)).toEqual([]);
});

test("another Manager is not asked about what this one holds, until the user says that it moved", async () => {
    const first = await simulate({ environments: { production: 1 } });
    const second = await simulate({ environments: { production: 1 } });
    // As in a shell whose variable names another Manager than yesterday's.
    const stack = await Stack.create({
        program: groupsProgram({ group }),
        secrets: { "apinizer:token": "simulator-token" },
        env: { APINIZER_URL: first.url },
    });
    expectSuccess(await stack.up());
    stack.env({ APINIZER_URL: second.url });
    calls(first);
    for (const command of [() => stack.refresh(), () => stack.destroy(), () => stack.preview()]) {
        const { text } = expectFailure(await command());
        expect(text).toContain(`is recorded at the Manager ${first.url}, but the settings now name ${second.url}`);
        expect(text).toContain(`pulumi config set apinizer:acceptManager ${second.url}`);
    }
    expect([...calls(first), ...calls(second)]).toEqual([]);

    await stack.config({ "apinizer:acceptManager": second.url });
    expect(expectFailure(await stack.up()).text).toContain("which acceptManager names as the new address");
    await behindOurBack(second, "POST", list, { ...group, projectName: undefined, name: "group" });
    expectSuccess(await stack.up());
    expect(calls(second)).toEqual(["listGroups"]);
    expect(ours(await stack.export())[0]?.outputs?.manager).toBe(second.url);
    expectSuccess(await stack.up("--expect-no-changes"));
});
