import type { ScriptedFault, Simulator } from "../../simulator";
import { startConnectProxy } from "../support/connectProxy";
import { diagnosticsOf } from "../support/diagnostics";
import { behindOurBack, closeSimulators, simulate } from "../support/manager";
import { closeStacks, expectFailure, Stack } from "../support/stack";
import { tls } from "../unit/networks/certificateFiles";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const token = "simulator-token";
const secret = "wrong-client-secret";
const refusal = (resultMessage: string, status = 400) => ({
    answer: { status, json: { status: "FAILURE", resultMessage } },
});
const page = "<html><body>Company Login</body></html>";

/** Groups that fail to be created, by their names: what is special about them, and what the Manager does. */
const groups: Record<string, { args?: object; faults?: Omit<ScriptedFault, "group">[] }> = {
    exists: {},
    "may-not-write": { faults: [{ effect: refusal("User does not have required permission for this operation!") }] },
    "may-not-deploy": {
        args: { environmentName: "production" },
        faults: [{ effect: refusal("User does not have required permission to deploy/undeploy API Proxy!") }],
    },
    "no-project": { args: { projectName: "Retial" } },
    "no-environment": { args: { environmentName: "prod" } },
    "path-taken": {
        args: { environmentName: "production" },
        faults: [{ effect: refusal("Relative path (/api) is already used by API Proxy Group (Cards)!") }],
    },
    "pods-fail": {
        args: { environmentName: "production" },
        faults: [{ effect: { pods: { failing: 1, detail: "connection to 10.0.0.7:8443 refused" } } }],
    },
    "no-pod-answers": {
        args: { environmentName: "production" },
        faults: [{ effect: { outerFailure: "Deployment failed" } }],
    },
    "refused-in-200": { faults: [{ effect: { outerFailure: "License does not cover another group" } }] },
    "server-error": { faults: [{ effect: refusal("An unexpected error occurred", 500) }] },
    "breaks-off": { faults: [{ effect: { drop: true } }] },
    "echoes-the-token": { faults: [{ effect: refusal(`no rights for Bearer ${token} here`) }] },
    "login-page": { args: { projectName: "Portal" } },
    redirected: { args: { projectName: "Moved" } },
    "half-a-list": { args: { projectName: "Paged" } },
    "wrong-token": { args: { connection: "stranger" } },
    "wrong-secret": { args: { connection: "client" } },
    "nobody-there": { args: { connection: "away" } },
    "unknown-authority": { args: { connection: "private" } },
    "too-slow": { args: { connection: "slow" } },
};

const lists: ScriptedFault[] = [
    { project: "Portal", effect: { answer: { status: 200, headers: { "content-type": "text/html" }, body: page } } },
    { project: "Moved", effect: { answer: { status: 302, headers: { location: "https://sso.example.com/?id=1" } } } },
    {
        project: "Paged",
        effect: { answer: { status: 200, json: { status: "SUCCESS", resultList: [], resultCount: 40 } } },
    },
];

function program(): string {
    const made = Object.entries(groups).map(([name, { args }]) => {
        const all = { projectName: "Retail", clientRoute: { relativePathList: [`/${name}`] }, ...args };
        return `new ApiProxyGroup(${JSON.stringify(name)}, ${JSON.stringify(all)});`;
    });
    return `const { ApiProxyGroup, ApiProxyGroupDeployment, ApiProxyGroupMember } = require("pulumi-apinizer");
${made.join("\n")}
const whole = { projectName: "Retail", groupName: "Whole" };
const kept = { projectName: "Retail", description: "listed, and so a proof of whose group it is" };
new ApiProxyGroupMember("no-proxy", { ...whole, apiProxyName: "Cards" });
new ApiProxyGroupMember("no-group", { ...whole, groupName: "Hole", apiProxyName: "Cards" });
new ApiProxyGroupDeployment("pods-fail-too", { ...whole, environmentName: "sandbox" });
new ApiProxyGroup("undeploys-half", { projectName: "Retail", clientRoute: { relativePathList: ["/half"] } });
new ApiProxyGroup("may-not-delete", { ...kept, clientRoute: { relativePathList: ["/kept"] } });`;
}

/** Ports, and what else differs from run to run. */
function normal(text: string): string {
    return text.replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT");
}

async function world(): Promise<{ manager: Simulator; connections: object }> {
    const manager = await simulate({
        projects: ["Retail", "Portal", "Moved", "Paged"],
        environments: { production: 2, sandbox: 1, test: 1 },
        clients: { ci: "right" },
    });
    const secure = await simulate({ tls });
    const slow = await simulate();
    slow.setFaults([{ operation: "createGroup", effect: { hang: true } }]);
    const away = await startConnectProxy();
    await away.close();
    const connections = {
        stranger: { url: manager.url, token: "another-token" },
        client: { url: manager.url, clientId: "ci", clientSecret: secret },
        away: { url: away.url, token, maxRetries: 0 },
        private: { url: secure.url, token },
        slow: { url: slow.url, token, requestTimeoutSeconds: 2, maxRetries: 0 },
    };
    for (const name of ["exists", "Whole"]) {
        const route = { relativePathList: ["/whole"] };
        await behindOurBack(manager, "POST", "/projects/Retail/apiProxyGroups/", { name, clientRoute: route });
    }
    return { manager, connections };
}

test("errors tell what was being done, to what, what came back, and what to do next", async () => {
    const { manager, connections } = await world();
    const ofGroups = Object.entries(groups).flatMap(([group, { faults = [] }]) =>
        faults.map((fault) => ({ operation: "createGroup", group, ...fault })),
    );
    const cutOff: ScriptedFault = {
        name: "cut off",
        operation: "createGroup",
        group: "may-not-delete",
        moment: "after",
        effect: { truncate: true },
    };
    manager.setFaults([
        ...ofGroups,
        cutOff,
        ...lists,
        { environment: "sandbox", effect: { pods: { failing: "all" } } },
    ]);
    const stack = await Stack.create({
        program: program(),
        // From the environment, where the CLI knows of no secret that it could blot out.
        env: {
            APINIZER_URL: manager.url,
            APINIZER_TOKEN: token,
            APINIZER_MAX_RETRIES: "0",
            APINIZER_CONNECTIONS: JSON.stringify(connections),
        },
    });

    const { text } = expectFailure(await stack.up("--continue-on-error"));

    // An answer that breaks off after the work was done is no failure if the list proves the group to be this stack's.
    expect(manager.state().faults.find(({ name }) => name === "cut off")).toMatchObject({ applied: 1 });

    const told = diagnosticsOf(text);
    const failing = [...Object.keys(groups), "no-proxy", "no-group", "pods-fail-too"];
    expect([...told.keys()].filter((name) => !name.startsWith("test-")).sort()).toEqual(failing.sort());
    for (const name of failing) {
        expect(normal(told.get(name) ?? "")).toMatchSnapshot(name);
    }

    for (const environment of ["sandbox", "test"]) {
        await behindOurBack(
            manager,
            "POST",
            `/projects/Retail/apiProxyGroups/undeploys-half/environments/${environment}/`,
        );
    }
    manager.setFaults([
        {
            operation: "undeployGroup",
            group: "undeploys-half",
            environment: "test",
            effect: refusal("User does not have required permission to deploy/undeploy API Proxy!"),
        },
        {
            operation: "deleteGroup",
            group: "may-not-delete",
            effect: refusal("User does not have required permission for this operation!"),
        },
    ]);
    const destroyed = expectFailure(await stack.destroy("--continue-on-error"));
    const deletes = diagnosticsOf(destroyed.text);
    for (const name of ["undeploys-half", "may-not-delete"]) {
        expect(normal(deletes.get(name) ?? "")).toMatchSnapshot(name);
    }

    const state = await stack.exportText();
    for (const secretText of [token, secret, "another-token"]) {
        expect(text + destroyed.text + state).not.toContain(secretText);
    }
    expect(text + destroyed.text).not.toMatch(/^\s+at .*\(.*:\d+:\d+\)/m);
});
