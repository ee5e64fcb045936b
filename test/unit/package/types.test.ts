import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as tar from "tar";
import ts from "typescript";
import { Packed, repository } from "../../support/packed";

const packed = new Packed();
const folder = join(packed.folder, "program");
afterAll(() => packed.remove());

const text = `
import * as pulumi from "@pulumi/pulumi";
import * as pinned from "pulumi-apinizer";
import { group } from "pulumi-apinizer/provider";
import { startSimulator } from "pulumi-apinizer/simulator";

const route: pinned.ClientRoute = { relativePathList: ["/payments"], methodList: ["GET"] };
const args: pinned.ApiProxyGroupArgs = { clientRoute: route };
const payments = new pinned.ApiProxyGroup("payments", args);
const where = { groupName: payments.name, environmentName: "production" };
new pinned.ApiProxyGroupDeployment("live", { ...where, triggers: [payments.clientRoute] });
new pinned.ApiProxyGroupMember("cards", { groupName: payments.name, apiProxyName: "Cards" });
declare const output: { flag: pulumi.Output<boolean>; text: pulumi.Output<string | undefined> };
new pinned.ApiProxyGroup("given", {
    clientRoute: { relativePathList: payments.name.apply((name) => ["/" + name]), bufferRequest: output.flag },
    description: output.text,
    adoptExisting: output.flag,
});
new pinned.ApiProxyGroup("defaults", {
    clientRoute: { ...route, hostList: null },
    name: output.text,
    projectName: Promise.resolve(null),
    environmentName: pulumi.output(undefined),
    connection: undefined,
});
new pinned.ApiProxyGroupMember("defaults", { projectName: output.text, groupName: "G", apiProxyName: "A" });
export const pods = payments.deploymentResult.apply((result) => result?.detailList.map(({ podName }) => podName));
export const names = pinned.getProjectsOutput().projects.apply((projects) => projects.map(({ name }) => name));
export const started = startSimulator({ environments: { production: 3 } });
export const read = group.read;
// @ts-expect-error: no such HTTP method
new pinned.ApiProxyGroup("wrong", { clientRoute: { relativePathList: ["/wrong"], methodList: ["FETCH"] } });
// @ts-expect-error: no such property
new pinned.ApiProxyGroup("wrong", { clientRoute: route, enviromentName: "production" });
`;

const { ModuleKind, ModuleResolutionKind } = ts;
const files = ["program.ts", "module.mts", "common.cts"];

beforeAll(() => {
    const installed = join(folder, "node_modules/pulumi-apinizer");
    mkdirSync(installed, { recursive: true });
    tar.extract({ file: packed.tarball, cwd: installed, strip: 1, sync: true });
    for (const name of ["@pulumi/pulumi", "zod", "undici", "@types/node"]) {
        const link = join(folder, "node_modules", name);
        mkdirSync(dirname(link), { recursive: true });
        symlinkSync(join(repository, "node_modules", name), link);
    }
    for (const file of files) {
        writeFileSync(join(folder, file), text);
    }
});

function program(names: readonly string[], options: ts.CompilerOptions): ts.Program {
    const paths = names.map((name) => join(folder, name));
    return ts.createProgram(paths, {
        target: ts.ScriptTarget.ES2022,
        strict: true,
        noEmit: true,
        types: ["node"],
        typeRoots: [join(folder, "node_modules/@types")],
        ...options,
    });
}

/** The files of a program that are the user's or this package's; those of other packages are not ours to judge. */
function judged(compiled: ts.Program): ts.SourceFile[] {
    return compiled
        .getSourceFiles()
        .filter(({ fileName }) => fileName.startsWith(folder) && !/node_modules\/(?!pulumi-apinizer)/.test(fileName));
}

test.each([
    ["node", ["program.ts"], { module: ModuleKind.CommonJS, moduleResolution: ModuleResolutionKind.Node10 }],
    ["node16", files, { module: ModuleKind.Node16 }],
    ["nodenext", files, { module: ModuleKind.NodeNext }],
    ["bundler", ["program.ts"], { module: ModuleKind.ESNext, moduleResolution: ModuleResolutionKind.Bundler }],
] as const)("a program compiles against the packed types with moduleResolution %s", (_, names, options) => {
    const compiled = program(names, options);
    const found = judged(compiled).flatMap((file) => [
        ...compiled.getSyntacticDiagnostics(file),
        ...compiled.getSemanticDiagnostics(file),
    ]);
    expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
    expect(judged(compiled).length).toBeGreaterThan(names.length);
});

test("an editor shows the documentation of every argument and output", () => {
    const compiled = program(["program.ts"], { module: ModuleKind.Node16 });
    const checker = compiled.getTypeChecker();
    const main = compiled.getSourceFile(join(folder, "node_modules/pulumi-apinizer/dist/sdk/index.d.ts"));
    const exported = main && checker.getSymbolAtLocation(main);
    const undocumented = (exported === undefined ? [] : checker.getExportsOfModule(exported)).flatMap((symbol) => {
        const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
        const type = own.flags & ts.SymbolFlags.Function ? undefined : checker.getDeclaredTypeOfSymbol(own);
        const properties = (type?.getProperties() ?? []).filter((property) =>
            property.declarations?.some((at) => at.getSourceFile().fileName.includes("pulumi-apinizer/dist")),
        );
        return [own, ...properties]
            .filter((each) => each.getDocumentationComment(checker).length === 0)
            .map((each) => (each === own ? own.name : `${own.name}.${each.name}`));
    });
    expect(undocumented).toEqual([]);
    expect(exported?.exports?.size).toBeGreaterThan(0);
});
