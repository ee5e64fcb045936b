import { deployment } from "../../../provider/resources/deployment";
import { member } from "../../../provider/resources/member";
import type { Values } from "../../../provider/resources/resource";
import { Run } from "../../../provider/resources/run";
import type { ScriptedFault, Simulator } from "../../../simulator";
import { behindOurBack, closeSimulators, simulate } from "../../support/manager";
import { sourceOf } from "../provider/support";

afterEach(closeSimulators);

const groups = "/projects/Retail/apiProxyGroups/";
const names = { projectName: "Retail", groupName: "g" };

/** A group `g`, deployed to production, with the member Cards. */
async function prepared(): Promise<Simulator> {
    const manager = await simulate({ environments: { production: 1, staging: 1 }, proxies: ["Cards"] });
    await behindOurBack(manager, "POST", groups, { name: "g", clientRoute: { relativePathList: ["/g"] } });
    await behindOurBack(manager, "POST", `${groups}g/apiProxies/Cards/`);
    await behindOurBack(manager, "POST", `${groups}g/environments/production/`);
    return manager;
}

function runOn(manager: Simulator, said: string[] = []): Run {
    const source = sourceOf({ url: manager.url, token: "simulator-token", maxRetries: "0" });
    return new Run(source, "test", (_, text) => said.push(text));
}

const kinds = {
    deployment: {
        resource: deployment,
        state: { ...names, environmentName: "production", triggers: [1, { a: null }] },
    },
    member: { resource: member, state: { ...names, apiProxyName: "Cards" } },
};

function stateOn(manager: Simulator, kind: keyof typeof kinds): Values {
    return { ...kinds[kind].state, manager: manager.url };
}

const failure = (status: number, resultMessage: string) => ({
    answer: { status, json: { status: "FAILURE", resultMessage } },
});
const notFound = "API Proxy Group (g) is not found or user does not have privilege to access it!";
const doubts: Readonly<Record<string, ScriptedFault["effect"]>> = {
    "no privilege": failure(400, "Project(Retail) was not found or user does not have privilege to access it!"),
    "no token": failure(401, "Token is not valid!"),
    "a server error": failure(500, "An unexpected error occurred"),
    "a login page": { answer: { status: 200, headers: { "content-type": "text/html" }, body: "<html>login" } },
    "half a list": { answer: { status: 200, json: { status: "SUCCESS", resultList: [], resultCount: 1 } } },
    "a dropped connection": { drop: true },
};

describe.each([
    ["deployment", "listGroupEnvironments"],
    ["member", "listGroups"],
] as const)("the read of a %s", (kind, operation) => {
    const { resource } = kinds[kind];

    test("finds it as it was written", async () => {
        const manager = await prepared();
        const olds = stateOn(manager, kind);
        expect(await resource.read(runOn(manager), "id", olds)).toEqual({ is: "there", id: "id", outputs: olds });
    });

    test("finds it gone with its group", async () => {
        const manager = await prepared();
        await behindOurBack(manager, "DELETE", `${groups}g/`);
        expect(await resource.read(runOn(manager), "id", stateOn(manager, kind))).toEqual({ is: "gone" });
    });

    test.each(Object.entries(doubts))("throws where it meets %s", async (_, effect) => {
        const manager = await prepared();
        manager.setFaults([{ operation, times: 0, effect }]);
        await expect(resource.read(runOn(manager), "id", stateOn(manager, kind))).rejects.toThrow("Could not list");
    });

    test("refuses to ask another Manager", async () => {
        const manager = await prepared();
        const olds = { ...stateOn(manager, kind), manager: "https://elsewhere.example.com" };
        await expect(resource.read(runOn(manager), "id", olds)).rejects.toThrow("https://elsewhere.example.com");
        expect(manager.requests()).toEqual([]);
    });
});

test("a group that is said not to be found, but is listed, is a matter of privilege", async () => {
    const manager = await prepared();
    manager.setFaults([{ operation: "listGroupEnvironments", effect: failure(400, notFound) }]);
    await expect(deployment.read(runOn(manager), "id", stateOn(manager, "deployment"))).rejects.toThrow(notFound);
});

test("a deployment that is listed as undeployed, or not listed, is gone", async () => {
    const manager = await prepared();
    const olds = { ...stateOn(manager, "deployment"), environmentName: "staging" };
    expect(await deployment.read(runOn(manager), "id", olds)).toEqual({ is: "gone" });
    expect(await deployment.read(runOn(manager), "id", { ...olds, environmentName: "removed" })).toEqual({
        is: "gone",
    });
});

test("a deployment that runs an older definition is there, and one line says how to renew it", async () => {
    const manager = await prepared();
    await behindOurBack(manager, "DELETE", `${groups}g/apiProxies/Cards/`);
    const said: string[] = [];
    const olds = stateOn(manager, "deployment");
    expect(await deployment.read(runOn(manager, said), "id", olds)).toEqual({ is: "there", id: "id", outputs: olds });
    expect(said).toEqual([
        'The deployment to environment "production" of API proxy group "g" in project "Retail" runs an older definition (redeployRequired). A change of its triggers deploys it again.',
    ]);
});

test("a list of environments is taken once for all deployments of a group, one of groups and one of members for all members", async () => {
    const manager = await prepared();
    const run = runOn(manager);
    const reads = Array.from({ length: 5 }, () => [
        deployment.read(run, "id", stateOn(manager, "deployment")),
        member.read(run, "id", stateOn(manager, "member")),
    ]);
    await Promise.all(reads.flat());
    expect(
        manager
            .requests()
            .map(({ operation }) => operation)
            .sort(),
    ).toEqual(["listGroupEnvironments", "listGroupMembers", "listGroups"]);
});
