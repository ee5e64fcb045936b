import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { repository } from "../../support/packed";

const property = z.object({
    name: z.string(),
    description: z.string().optional(),
    type: z.looseObject({ is: z.string() }),
    required: z.boolean(),
    nullable: z.boolean(),
    default: z.unknown().optional(),
});
const generated = z.object({
    files: z.array(z.tuple([z.string(), z.string()])),
    types: z.array(z.object({ name: z.string(), model: z.object({ properties: z.array(property).optional() }) })),
});

/** Runs a piece of a script, which is a module of another kind than the tests are. */
function evaluated(code: string): unknown {
    const module = `import { declarations, models } from "./scripts/types/declarations.mjs";
        import { modelOf } from "./scripts/types/model.mjs";
        import { z } from "zod";
        process.stdout.write(JSON.stringify(${code}));`;
    const args = ["--input-type=module", "--eval", module];
    return JSON.parse(execFileSync(process.execPath, args, { cwd: repository, encoding: "utf8", stdio: "pipe" }));
}

const { files, types } = generated.parse(
    evaluated("{ files: [...declarations(process.cwd())], types: models(process.cwd()).flatMap(([, each]) => each) }"),
);

test("the published types are what `npm run build` writes", () => {
    expect(files.length).toBeGreaterThan(2);
    expect(files.map(([path, text]) => [path, readFileSync(path, "utf8") === text])).toEqual(
        files.map(([path]) => [path, true]),
    );
    expect(files.map(([path]) => path)).toContain(join(repository, "sdk/types/resources.ts"));
});

test.each([
    ["ApiProxyGroupArgs", "clientRoute", { type: { is: "named", name: "ClientRoute" }, required: true }],
    ["ApiProxyGroupArgs", "name", { type: { is: "string" }, required: false, nullable: true }],
    ["ApiProxyGroupArgs", "adoptExisting", { type: { is: "boolean" }, required: false, nullable: true }],
    ["ClientRoute", "methodList", { type: { is: "list", of: { is: "named", name: "HttpMethod" } }, nullable: true }],
    ["ApiProxyGroupDeploymentArgs", "triggers", { type: { is: "list", of: { is: "unknown" } } }],
    ["ListedDeployRecord", "revision", { type: { is: "integer" }, required: true }],
    ["DeploymentResult", "responseTime", { type: { is: "number" }, required: false, nullable: false }],
    [
        "DeploymentResult",
        "detailList",
        { type: { is: "list", of: { is: "named", name: "PodResult" } }, required: true },
    ],
    ["PodResult", "success", { type: { is: "boolean" }, required: true }],
    ["SimulatorOptions", "port", { type: { is: "integer" }, required: false, default: 0 }],
    ["SimulatorOptions", "envelope", { type: { is: "enum", values: ["new", "old"] }, default: "new" }],
])("the model knows %s.%s", (type, name, expected) => {
    const properties = types.find((each) => each.name === type)?.model.properties;

    expect(properties?.find((each) => each.name === name)).toMatchObject(expected);
});

test("the model has the comment of every property", () => {
    const properties = types.flatMap(({ name, model }) =>
        (model.properties ?? []).map((each) => ({ of: name, ...each })),
    );
    const without = properties.filter(({ description = "" }) => description === "");

    expect(properties.length).toBeGreaterThan(60);
    expect(without.map(({ of, name }) => `${of}.${name}`)).toEqual([]);
});

test.each([
    [
        "z.object({ when: z.string().transform(Number) })",
        /the type of when cannot be told from its schema, a transform/,
    ],
    ["z.object({ when: z.object({ at: z.date() }) })", /the type of when\.at cannot be told from its schema, a date/],
    ["z.object({ each: z.literal([1, 2]) })", /the type of each cannot be told from its schema, a literal/],
])("a schema whose type it cannot tell ends the build: %s", (schema, reason) => {
    const options = "{ side: 'output', nameOf: () => undefined, commentAt: () => '' }";

    expect(() => evaluated(`modelOf(${schema}, ${options})`)).toThrow(reason);
});
