import * as pulumi from "@pulumi/pulumi";
import { declaredInputs } from "../../../provider/resources/declaration";
import { ApiProxyGroup, ApiProxyGroupMember } from "../../../sdk";
import { registeredBy } from "./program";

const clientRoute = { relativePathList: ["/pay"] };

class Tenant extends pulumi.ComponentResource {
    constructor(name: string) {
        super(`test:index:${name}`, name);
        new ApiProxyGroup("gateway", { projectName: "Retail", clientRoute }, { parent: this });
    }
}

/** What check is told of the resources of a program, in the order of their keys. */
async function declared(program: () => unknown, config: Record<string, string> = {}) {
    const registered = await registeredBy(program, { config });
    return registered
        .filter(({ inputs }) => "__declaration" in inputs)
        .map(({ inputs }) => declaredInputs(inputs))
        .sort((one, other) => String(one.declared?.key).localeCompare(String(other.declared?.key)));
}

test.each<[string, pulumi.Input<string | null | undefined>, string | undefined]>([
    ["is absent", undefined, undefined],
    ["is null", null, undefined],
    ["is an output of undefined", pulumi.output(undefined), undefined],
    ["is an output of null", pulumi.output(null), undefined],
    ["is a promise of undefined", Promise.resolve(undefined), undefined],
    ["is text", "G", "G"],
    ["is the Pulumi name itself", "payments", "payments"],
    ["is an output of the Pulumi name", pulumi.output("payments"), "payments"],
    ["is a promise of text", Promise.resolve("G"), "G"],
    ["is empty, which check refuses", "", ""],
])("check is told whether a group's name was given: it %s", async (_, name, told) => {
    const [found] = await declared(() => new ApiProxyGroup("payments", { projectName: "P", name, clientRoute }));

    expect(found?.inputs.name).toBe(told);
    expect(found?.declared?.name).toBe("payments");
    expect(Object.keys(found?.inputs ?? {})).not.toContain("__declaration");
});

test("a default name that a transformation changed was given", async () => {
    const transformations: pulumi.ResourceTransformation[] = [
        ({ props, opts }) => ({ props: { ...props, name: `east-${props.name}` }, opts }),
    ];
    const [found] = await declared(
        () => new ApiProxyGroup("payments", { projectName: "P", clientRoute }, { transformations }),
    );

    expect(found?.inputs.name).toBe("east-payments");
});

test("resources of one Pulumi name are told apart", async () => {
    const part = { projectName: "P", groupName: "G", apiProxyName: "A" };
    const found = await declared(() => [
        new Tenant("one"),
        new Tenant("other"),
        new ApiProxyGroupMember("gateway", part),
    ]);

    expect(found.map((each) => each.declared)).toEqual([
        { key: '["gateway",0]', name: "gateway", order: 0 },
        { key: '["gateway",1]', name: "gateway", order: 1 },
        { key: '["gateway",2]', name: "gateway", order: 2 },
    ]);
});

test("two programs in one process declare alike", async () => {
    const program = () => new ApiProxyGroup("one", { projectName: "P", clientRoute });

    expect(await declared(program)).toEqual(await declared(program));
});

test.each([undefined, 7, "", "no JSON", "{}", '{"name":1}'])(
    "inputs without a readable declaration stay: %j",
    (text) => {
        const inputs = { name: "G", ...(text === undefined ? {} : { __declaration: text }) };

        expect(declaredInputs(inputs)).toEqual({ inputs: { name: "G" }, declared: undefined });
    },
);
