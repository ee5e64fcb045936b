import * as pulumi from "@pulumi/pulumi";
import { ApiProxyGroup, type ApiProxyGroupArgs, ApiProxyGroupDeployment, ApiProxyGroupMember } from "../../../sdk";
import { registeredBy } from "./program";

const clientRoute = { relativePathList: ["/pay"] };
const part = { projectName: "Retail", groupName: "Payments" };

/** Declares resources as a program does; the error of the first that is refused, or nothing. */
async function refusal(program: () => unknown, config: Record<string, string> = {}): Promise<string | undefined> {
    let refused: string | undefined;
    await registeredBy(
        () => {
            try {
                program();
            } catch (error) {
                refused = String(error);
            }
        },
        { config },
    );
    return refused;
}

type Names = Omit<ApiProxyGroupArgs, "clientRoute">;
const two = (one: Names, other: Names) => () => [
    new ApiProxyGroup("one", { clientRoute, ...one }),
    new ApiProxyGroup("other", { clientRoute, ...other }),
];

const defaultProject = { "apinizer:projectName": "Retail" };

test.each<[string, Names, Names, Record<string, string>]>([
    ["both names given", { projectName: "Retail", name: "G" }, { projectName: "Retail", name: "G" }, {}],
    ["a Pulumi name that is the other's name", { projectName: "Retail" }, { projectName: "Retail", name: "one" }, {}],
    ["a project that is the default one", { projectName: "Retail", name: "G" }, { name: "G" }, defaultProject],
    [
        "the same connection",
        { connection: "a", projectName: "P", name: "G" },
        { connection: "a", projectName: "P", name: "G" },
        {},
    ],
    ["no project at all, where the configuration gives one", { name: "G" }, { name: "G" }, defaultProject],
])("two groups of one identity are refused, and both are named: %s", async (_, one, other, config) => {
    const words = await refusal(two(one, other), config);

    expect(words).toContain('ApiProxyGroup "other" and "one" of this program are one object');
    expect(words).toContain('projectName "Retail"'.replace("Retail", one.connection === undefined ? "Retail" : "P"));
});

test.each<[string, Names, Names, Record<string, string>]>([
    ["other names", { projectName: "P", name: "G" }, { projectName: "P", name: "H" }, {}],
    ["names of other case", { projectName: "P", name: "G" }, { projectName: "P", name: "g" }, {}],
    ["other projects", { projectName: "P", name: "G" }, { projectName: "Q", name: "G" }, {}],
    ["a project that is not the default one", { projectName: "P", name: "G" }, { name: "G" }, defaultProject],
    [
        "other connections",
        { connection: "a", projectName: "P", name: "G" },
        { connection: "b", projectName: "P", name: "G" },
        {},
    ],
    [
        "a connection, whose default project is its own and not the stack's",
        { connection: "a", projectName: "Retail", name: "G" },
        { connection: "a", name: "G" },
        {
            ...defaultProject,
            "apinizer:connections": JSON.stringify({
                a: { url: "https://m.example.com", token: "t", projectName: "Wholesale" },
            }),
        },
    ],
])("two groups are two: %s", async (_, one, other, config) => {
    expect(await refusal(two(one, other), config)).toBeUndefined();
});

test("two groups that leave the project to one connection are one", async () => {
    const names = { connection: "a", name: "G" };

    expect(await refusal(two(names, names))).toContain('one object (projectName of the connection, name "G")');
});

test("two deployments, and two members, of one identity are refused; a group and its parts are not one", async () => {
    const deployments = () =>
        ["one", "other"].map((name) => new ApiProxyGroupDeployment(name, { ...part, environmentName: "production" }));
    const members = () =>
        ["one", "other"].map((name) => new ApiProxyGroupMember(name, { ...part, apiProxyName: "Cards" }));
    const different = () => [
        new ApiProxyGroup("Payments", { projectName: "Retail", clientRoute }),
        new ApiProxyGroupDeployment("d", { ...part, environmentName: "x" }),
        new ApiProxyGroupMember("m", { ...part, apiProxyName: "x" }),
    ];

    expect(await refusal(deployments)).toMatch(
        /ApiProxyGroupDeployment "other" and "one".*environmentName "production"/,
    );
    expect(await refusal(members)).toMatch(/ApiProxyGroupMember "other" and "one".*apiProxyName "Cards"/);
    expect(await refusal(different)).toBeUndefined();
});

test("names that are outputs and differ are registered", async () => {
    const registered = await registeredBy(() => [
        new ApiProxyGroup("one", { projectName: "Retail", name: pulumi.output("G"), clientRoute }),
        new ApiProxyGroup("other", { projectName: "Retail", name: pulumi.output("H"), clientRoute }),
    ]);

    expect(registered.map(({ inputs }) => inputs.name).sort()).toEqual(["G", "H"]);
});

test("two programs in one process do not meet", async () => {
    const program = () => new ApiProxyGroup("one", { projectName: "Retail", name: "G", clientRoute });

    expect([await refusal(program), await refusal(program)]).toEqual([undefined, undefined]);
});
