import { behindOurBack, closeSimulators, groupsProgram, simulate, sortedCalls, stackOn } from "../support/manager";
import { closeStacks, expectSuccess } from "../support/stack";
import { ours } from "../support/state";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const written = { once: ["/a", "/b"], twice: ["/c"], own: ["/retail/d", "/d"], drifted: ["/e"], off: ["/f"] };
const groups = Object.fromEntries(
    Object.entries(written).map(([name, relativePathList]) => [
        name,
        {
            projectName: name === "off" ? "Plain" : "Retail",
            clientRoute: { relativePathList },
            ...(name === "twice" ? { environmentName: "production" } : {}),
        },
    ]),
);
const refreshes = ["listGroupEnvironments twice", "listGroups", "listGroups", "listProjects"];

test("a path that the project puts in front is no drift, however often; a real change is, and is shown without it", async () => {
    const manager = await simulate({
        projects: ["Retail", "Plain"],
        environments: { production: 1 },
        listsClientRoute: true,
        relativePaths: { Retail: "/retail" },
        repeatsRelativePath: true,
    });
    const pathsAt = (project: string, name: string) =>
        manager.state().projects[project]?.[name]?.definition.clientRoute.relativePathList;
    const stack = await stackOn(manager, { program: groupsProgram(groups) });
    const pathsInState = async () =>
        Object.fromEntries(
            ours(await stack.export()).map(({ outputs }) => [
                outputs?.name,
                Object(outputs?.clientRoute).relativePathList,
            ]),
        );
    expectSuccess(await stack.up());
    await behindOurBack(manager, "POST", "/projects/Retail/apiProxyGroups/twice/environments/production/");
    expect(pathsAt("Retail", "once")).toEqual(["/retail/a", "/retail/b"]);
    expect(pathsAt("Retail", "twice")).toEqual(["/retail/retail/c"]);
    expect(pathsAt("Retail", "own")).toEqual(["/retail/retail/d", "/retail/d"]);

    expectSuccess(await stack.refresh("--expect-no-changes"));
    expect(sortedCalls(manager)).toEqual(refreshes);
    expect(await pathsInState()).toEqual(written);
    expectSuccess(await stack.up("--expect-no-changes"));
    expect(sortedCalls(manager)).toEqual([]);

    for (const [project, name, path] of [
        ["Retail", "drifted", "/changed"],
        ["Plain", "off", "/retail/f"],
    ]) {
        const clientRoute = { relativePathList: [path] };
        await behindOurBack(manager, "PUT", `/projects/${project}/apiProxyGroups/`, { name, clientRoute });
    }
    expectSuccess(await stack.refresh());
    expect(sortedCalls(manager)).toEqual(refreshes);
    expect(await pathsInState()).toEqual({ ...written, drifted: ["/changed"], off: ["/retail/f"] });
    const { text } = expectSuccess(await stack.preview("--diff"));
    expect(text.match(/"\/.*" => "\/.*"/g)?.sort()).toEqual(['"/changed" => "/e"', '"/retail/f" => "/f"']);
    expect(text).toContain("~ 2 to update");
    expectSuccess(await stack.up());
    expect(sortedCalls(manager)).toEqual(["updateGroup drifted", "updateGroup off"]);
    expect([pathsAt("Retail", "drifted"), pathsAt("Plain", "off")]).toEqual([["/retail/e"], ["/f"]]);
    expectSuccess(await stack.refresh("--expect-no-changes"));
});
