import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { SimulatorOptions } from "../../../simulator";
import { behindOurBack, closeSimulators, simulate, stackOn } from "../../support/manager";
import { closeStacks, expectSuccess } from "../../support/stack";
import { ours } from "../../support/state";
import { expectRequests } from "./support";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const repository = resolve(__dirname, "../../..");
/** The compiler looks at the examples in a stage of its own. */
const transpiled = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

type Waves = readonly (readonly string[])[];

interface Example {
    readonly simulator?: SimulatorOptions;
    readonly created: Waves;
    /** A change of the stack's configuration, and what it sends. */
    readonly change?: { readonly config: Readonly<Record<string, string>>; readonly sends: Waves };
    /** What somebody does behind our back: method, path below the groups, body. */
    readonly drift: readonly [string, string, unknown?];
    /** What `up --refresh` sends after that. */
    readonly repaired: Waves;
    readonly destroyed: Waves;
}

const group = "PaymentAPIGroup";
const refreshed = ["listGroups", `listGroupEnvironments ${group}`];

const examples: Readonly<Record<string, Example>> = {
    basic: {
        created: [["listGroups"], [`createGroup ${group}`]],
        drift: [
            "PUT",
            "",
            { name: group, description: "drifted", clientRoute: { relativePathList: ["/api/v2/payment"] } },
        ],
        repaired: [["listGroups"], [`updateGroup ${group}`]],
        destroyed: [[`listGroupEnvironments ${group}`], [`deleteGroup ${group}`]],
    },
    deploy: {
        created: [["listGroups"], [`createGroup ${group} production`]],
        change: { config: { description: "Payments" }, sends: [[`updateGroup ${group} production`]] },
        drift: ["DELETE", `${group}/environments/production/`],
        repaired: [refreshed, [`updateGroup ${group} production`]],
        destroyed: [
            [`listGroupEnvironments ${group}`],
            [`undeployGroup ${group} production`],
            [`deleteGroup ${group}`],
        ],
    },
    environments: {
        simulator: { environments: { staging: 1, production: 2 } },
        created: [
            ["listGroups"],
            [`createGroup ${group}`],
            [`deployGroup ${group} staging`],
            [`deployGroup ${group} production`],
        ],
        change: {
            config: { path: "/api/v3/payment" },
            sends: [[`updateGroup ${group}`], [`deployGroup ${group} staging`], [`deployGroup ${group} production`]],
        },
        drift: ["DELETE", `${group}/environments/staging/`],
        repaired: [refreshed, [`deployGroup ${group} staging`]],
        destroyed: [
            [`undeployGroup ${group} production`],
            [`undeployGroup ${group} staging`],
            [`listGroupEnvironments ${group}`],
            [`deleteGroup ${group}`],
        ],
    },
    members: {
        simulator: { proxies: ["CardsAPI", "TransfersAPI", "RefundsAPI"] },
        created: [
            ["listGroups"],
            [`createGroup ${group}`],
            [`addMember ${group} CardsAPI`, `addMember ${group} TransfersAPI`],
            [`deployGroup ${group} production`],
        ],
        change: {
            config: { proxies: '["CardsAPI", "RefundsAPI"]' },
            sends: [
                [`addMember ${group} RefundsAPI`],
                [`deployGroup ${group} production`],
                [`removeMember ${group} TransfersAPI`],
            ],
        },
        drift: ["DELETE", `${group}/`],
        repaired: [
            refreshed,
            ["listGroups"],
            [`createGroup ${group}`],
            [`addMember ${group} CardsAPI`, `addMember ${group} RefundsAPI`],
            [`deployGroup ${group} production`],
        ],
        destroyed: [
            [`undeployGroup ${group} production`],
            [`removeMember ${group} CardsAPI`, `removeMember ${group} RefundsAPI`],
            [`listGroupEnvironments ${group}`],
            [`deleteGroup ${group}`],
        ],
    },
};

test.each(Object.entries(examples))(
    "examples/%s goes up, is changed, is repaired after drift, has nothing more to do, and is destroyed",
    async (name, { simulator, created, change, drift, repaired, destroyed }) => {
        const manager = await simulate(simulator);
        const project = join(repository, "examples", name);
        const stack = await stackOn(manager, { project, env: transpiled });
        expectSuccess(await stack.up());
        expectRequests(manager, ...created);

        if (change !== undefined) {
            const config = Object.entries(change.config).map(([key, value]) => [`apinizer-${name}:${key}`, value]);
            await stack.config(Object.fromEntries(config));
            expectSuccess(await stack.up());
            expectRequests(manager, ...change.sends);
        }
        const [method, path, body] = drift;
        await behindOurBack(manager, method, `/projects/Retail/apiProxyGroups/${path}`, body);
        expectSuccess(await stack.up("--refresh"));
        expectRequests(manager, ...repaired);
        expectSuccess(await stack.up("--expect-no-changes"));
        expectRequests(manager);

        expectSuccess(await stack.destroy());
        expectRequests(manager, ...destroyed);
        expect(manager.state().projects).toEqual({ Retail: {} });
    },
);

test("pulumi up in the root of the repository runs the basic example", async () => {
    const manager = await simulate();
    const root = mkdtempSync(join(tmpdir(), "pulumi-apinizer-root-"));
    try {
        // A copy, because the CLI writes the stack's configuration beside Pulumi.yaml.
        for (const part of ["Pulumi.yaml", "package.json", "tsconfig.json", "examples/basic"]) {
            cpSync(join(repository, part), join(root, part), { recursive: true });
        }
        const stack = await stackOn(manager, { project: root });
        expectSuccess(await stack.up());
        expect(await stack.outputs()).toEqual({ name: group, manager: manager.url });
        expect(ours(await stack.export()).map(({ id }) => id)).toEqual([`Retail/${group}`]);
    } finally {
        rmSync(root, { recursive: true });
    }
});
