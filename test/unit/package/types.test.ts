import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
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
import { deployment, group, member } from "pulumi-apinizer/provider";
import * as simulated from "pulumi-apinizer/simulator";

const header: pinned.RouteHeader = { name: "X-Tenant", value: "retail" };
const method: pinned.HttpMethod = "GET";
const route: pinned.ClientRoute = { relativePathList: ["/payments"], methodList: [method], headerList: [header] };
const args: pinned.ApiProxyGroupArgs = { clientRoute: route };
const payments = new pinned.ApiProxyGroup("payments", args);
const where = { groupName: payments.name, environmentName: "production" };
const deployed: pinned.ApiProxyGroupDeploymentArgs = { ...where, triggers: [payments.clientRoute] };
new pinned.ApiProxyGroupDeployment("live", deployed);
const added: pinned.ApiProxyGroupMemberArgs = { groupName: payments.name, apiProxyName: "Cards" };
new pinned.ApiProxyGroupMember("cards", added);
declare const output: { flag: pulumi.Output<boolean>; text: pulumi.Output<string | undefined> };
const flag: pinned.Inputs<boolean> = output.flag;
const fields: pinned.InputFields<pinned.ClientRoute> = {
    relativePathList: payments.name.apply((name) => ["/" + name]),
    bufferRequest: flag,
    headerList: [{ name: "X-Tenant", value: payments.name }],
    methodList: [payments.name.apply((): "GET" => "GET")],
};
export const paths: pinned.WithInputs<string[]> = [payments.name, "/payments"];
new pinned.ApiProxyGroup("given", { clientRoute: fields, description: output.text, adoptExisting: output.flag });
new pinned.ApiProxyGroup("defaults", {
    clientRoute: { ...route, hostList: null },
    name: output.text,
    projectName: Promise.resolve(null),
    environmentName: pulumi.output(undefined),
    connection: undefined,
});
new pinned.ApiProxyGroupMember("defaults", { projectName: output.text, groupName: "G", apiProxyName: "A" });
export const result: pulumi.Output<pinned.DeploymentResult | undefined> = payments.deploymentResult;
export const pods: pulumi.Output<pinned.PodResult[] | undefined> = result.apply((each) => each?.detailList);
export const unfinished: pulumi.Output<pinned.Unfinished | undefined> = payments.unfinished;

const manager: pinned.LookupArgs = { connection: "east" };
const project: pinned.ProjectLookupArgs = { ...manager, projectName: "Retail" };
const one: pinned.GroupLookupArgs = { ...project, groupName: "Payments" };
const after: pinned.LookupOutputOptions = { dependsOn: payments };
export async function lookUps() {
    const projects: pinned.ListedProject[] = (await pinned.getProjects(manager)).projects;
    const environments: pinned.ListedProjectEnvironment[] = (await pinned.getEnvironments(project)).environments;
    const groups: pinned.ListedGroup[] = (await pinned.getApiProxyGroups(project)).groups;
    const own: pinned.ListedEnvironment[] = (await pinned.getApiProxyGroupEnvironments(one)).environments;
    const records: pinned.ListedDeployRecord[] = (await pinned.getDeployHistory(one)).records;
    const rows: pinned.ListedRow[] = [...projects, ...environments, ...groups, ...own, ...records];
    const routes: (pinned.ListedRoute | undefined)[] = groups.map(({ clientRoute }) => clientRoute);
    const headers: pinned.ListedRouteHeader[] = routes.flatMap((each) => each?.headerList ?? []);
    return { rows, headers, unknown: projects[0]?.anything };
}
export const names = pinned.getProjectsOutput().projects.apply((projects) => projects.map(({ name }) => name));
export const outputs = [
    pinned.getEnvironmentsOutput({ projectName: payments.projectName }, after),
    pinned.getApiProxyGroupsOutput(project),
    pinned.getApiProxyGroupEnvironmentsOutput({ projectName: "Retail", groupName: payments.name }),
    pinned.getDeployHistoryOutput(one),
];

const json: simulated.Json = { rows: [1, "two", null, { three: true }] };
const effect: simulated.Effect = { answer: { status: 503, json } };
const operation: simulated.SimulatedOperation = "createGroup";
const fault: simulated.ScriptedFault = { operation, effect };
const options: simulated.SimulatorOptions = { environments: { production: 3, sandbox: ["pod-a"] } };
export async function simulate() {
    const simulator: simulated.Simulator = await simulated.startSimulator(options);
    simulator.setFaults([fault]);
    const requests: readonly simulated.RecordedRequest[] = simulator.requests();
    const state: simulated.SimulatorState = simulator.state();
    const held: simulated.SimulatedGroup | undefined = state.projects.Retail?.Payments;
    const production: simulated.EnvironmentState | undefined = held?.environments.production;
    return { requests, production };
}
export const read = [group.read, deployment.read, member.read];
// @ts-expect-error: no such HTTP method
new pinned.ApiProxyGroup("wrong", { clientRoute: { relativePathList: ["/wrong"], methodList: ["FETCH"] } });
// @ts-expect-error: no such property
new pinned.ApiProxyGroup("wrong", { clientRoute: route, enviromentName: "production" });
// @ts-expect-error: an effect that does not exist
export const wrong: simulated.ScriptedFault = { effect: { explode: true } };
`;

const { ModuleKind, ModuleResolutionKind } = ts;
const files = ["program.ts", "module.mts", "common.cts"];

beforeAll(() => {
    const installed = join(folder, "node_modules/pulumi-apinizer");
    mkdirSync(installed, { recursive: true });
    tar.extract({ file: packed.tarball, cwd: installed, strip: 1, sync: true });
    for (const name of ["@pulumi/pulumi", "@types/node"]) {
        const link = join(folder, "node_modules", name);
        mkdirSync(dirname(link), { recursive: true });
        symlinkSync(join(repository, "node_modules", name), link);
    }
    for (const file of files) {
        writeFileSync(join(folder, file), text);
    }
});

const host = ts.createCompilerHost({});
const { getSourceFile } = host;
const parsed = new Map<string, ts.SourceFile | undefined>();
/** The files of packages are parsed once for all programs. */
host.getSourceFile = (path, how, ...others) => {
    const key = JSON.stringify([path, how]);
    const file = parsed.get(key) ?? getSourceFile.call(host, path, how, ...others);
    parsed.set(key, file);
    return file;
};

function program(names: readonly string[], options: ts.CompilerOptions): ts.Program {
    const paths = names.map((name) => join(folder, name));
    const all = { target: ts.ScriptTarget.ES2022, strict: true, noEmit: true, types: ["node"] };
    return ts.createProgram(paths, { ...all, typeRoots: [join(folder, "node_modules/@types")], ...options }, host);
}

function inWords({ file, messageText }: ts.Diagnostic): string {
    return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}

const resolutions: readonly (readonly [string, readonly string[], ts.CompilerOptions])[] = [
    ["node", ["program.ts"], { module: ModuleKind.CommonJS, moduleResolution: ModuleResolutionKind.Node10 }],
    ["node16", files, { module: ModuleKind.Node16 }],
    ["nodenext", files, { module: ModuleKind.NodeNext }],
    ["bundler", ["program.ts"], { module: ModuleKind.ESNext, moduleResolution: ModuleResolutionKind.Bundler }],
];
const programs = resolutions.flatMap(([name, names, options]) =>
    [true, false].map((esModuleInterop) => ({ name, names, options: { ...options, esModuleInterop } })),
);

test.each(programs)(
    "a program compiles against the packed types with moduleResolution $name and esModuleInterop $options.esModuleInterop",
    ({ names, options }) => {
        const compiled = program(names, { ...options, skipLibCheck: false });
        const judged = compiled.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder));
        const found = judged.flatMap((file) => [
            ...compiled.getSyntacticDiagnostics(file),
            ...compiled.getSemanticDiagnostics(file),
        ]);

        expect(found.map(inWords)).toEqual([]);
        expect(judged.length).toBeGreaterThan(names.length);
    },
);

test("it compiles with every file of every package that it reads, for the compiler's oldest way to find them", () => {
    const options = { module: ModuleKind.CommonJS, moduleResolution: ModuleResolutionKind.Node10 };
    const compiled = program(["program.ts"], { ...options, esModuleInterop: false, skipLibCheck: false });

    expect(ts.getPreEmitDiagnostics(compiled).map(inWords)).toEqual([]);
});

test("the program uses every public name", () => {
    const compiled = program(["program.ts"], { module: ModuleKind.Node16 });
    const unused = ["sdk", "provider", "simulator"].flatMap((entry) => {
        const file = compiled.getSourceFile(join(folder, `node_modules/pulumi-apinizer/dist/${entry}/index.d.ts`));
        const module = file && compiled.getTypeChecker().getSymbolAtLocation(file);
        const names = (module &&
            compiled
                .getTypeChecker()
                .getExportsOfModule(module)
                .map(({ name }) => name)) ?? ["?"];
        return names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
    });

    expect(unused).toEqual([]);
});

test("the published declarations name no package but @pulumi/pulumi", () => {
    const installed = join(folder, "node_modules/pulumi-apinizer");
    const named = readdirSync(installed, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".d.ts"))
        .flatMap((name) => {
            const read = ts.preProcessFile(readFileSync(join(installed, name), "utf8"));
            return [...read.importedFiles, ...read.typeReferenceDirectives, ...read.referencedFiles];
        })
        .map(({ fileName }) => fileName)
        .filter((name) => !name.startsWith("."));

    expect([...new Set(named)]).toEqual(["@pulumi/pulumi"]);
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
