import { deployment } from "../../../provider/resources/deployment";
import { member } from "../../../provider/resources/member";
import { unknownValue, type Values } from "../../../provider/resources/resource";
import { answerWith, exchangeOf, runWith, withValueAt } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

const deploymentInputs: Values = {
    projectName: "Retail",
    groupName: "Payments",
    environmentName: "production",
    connection: null,
    description: "first",
    persistent: true,
    triggers: ["a", { b: ["c"] }],
};
const memberInputs: Values = {
    projectName: "Retail",
    groupName: "Payments",
    apiProxyName: "Cards",
    connection: null,
};

const places: [kind: string, place: string, path: (string | number)[]][] = [
    ...Object.keys(deploymentInputs).map((key): [string, string, string[]] => ["deployment", key, [key]]),
    ["deployment", "triggers[0]", ["triggers", 0]],
    ["deployment", "triggers[1].b", ["triggers", 1, "b"]],
    ["deployment", "triggers[1].b[0]", ["triggers", 1, "b", 0]],
    ...Object.keys(memberInputs).map((key): [string, string, string[]] => ["member", key, [key]]),
];

test.each(places)("of a %s, %s that is not known yet is no problem", async (kind, _, path) => {
    const requests = answerWith(() => exchangeOf(500, ""));
    const [resource, inputs] =
        kind === "member" ? ([member, memberInputs] as const) : ([deployment, deploymentInputs] as const);
    const now = withValueAt(inputs, path, unknownValue);

    expect(await resource.check(runWith().run, now)).toEqual({ inputs: now, problems: [] });
    expect(requests).toEqual([]);
});

test.each(places.filter(([, , path]) => path.length > 1 || path[0] === "triggers"))(
    "of a %s, %s that is not known yet is a change in place",
    async (_kind, _, path) => {
        const olds = { manager: "https://manager.example.com", ...deploymentInputs };
        const now = withValueAt(deploymentInputs, path, unknownValue);

        const { changes } = await deployment.diff(runWith().run, "id", olds, now);

        expect(changes).toEqual([{ path: "triggers", replaces: false }]);
    },
);
