import { join } from "node:path";
import ts from "typescript";
import { repository } from "../../support/packed";
import { allPages, type Block, blocksOf } from "../../support/pages";

/** What an excerpt may use without saying where it comes from. A whole program imports what it needs. */
const context = `
import * as pulumi from "@pulumi/pulumi";
import {
    ApiProxyGroup, ApiProxyGroupDeployment, ApiProxyGroupMember,
    getApiProxyGroupEnvironments, getApiProxyGroups, getDeployHistory, getEnvironments, getProjects,
    getApiProxyGroupEnvironmentsOutput, getApiProxyGroupsOutput, getDeployHistoryOutput, getEnvironmentsOutput,
    getProjectsOutput,
} from "pulumi-apinizer";
import { type ScriptedFault, type Simulator, startSimulator } from "pulumi-apinizer/simulator";
declare const group: ApiProxyGroup;
declare const members: ApiProxyGroupMember[];
declare const simulator: Simulator;
`;

const blocks = allPages()
    .flatMap(blocksOf)
    .filter(({ language }) => language === "ts" || language === "typescript");

function moduleOf({ text }: Block): string {
    return text.includes('from "pulumi-apinizer') ? text : `${context}${text}`;
}

test("every TypeScript block of the documentation, and so every example of the reference, compiles", () => {
    const sources = new Map(
        blocks.map((block, index) => [join(repository, "test", `block${index}.mts`), moduleOf(block)] as const),
    );
    const options: ts.CompilerOptions = {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.Node16,
        strict: true,
        skipLibCheck: true,
        noEmit: true,
        types: ["node", "jest"],
    };
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (name) => sources.has(name) || fileExists(name);
    host.readFile = (name) => sources.get(name) ?? readFile(name);
    host.getSourceFile = (name, ...rest) => {
        const text = sources.get(name);
        return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, rest[0]);
    };
    const program = ts.createProgram([...sources.keys()], options, host);
    const problems = [...sources.keys()].flatMap((name, index) => {
        const file = program.getSourceFile(name);
        const found = file ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)] : [];
        const where = `${blocks[index]?.page}:${blocks[index]?.line}`;
        return found.map(({ messageText }) => `${where}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
    });
    expect(problems).toEqual([]);
    expect(program.getSourceFiles().length).toBeGreaterThan(sources.size);
    expect(sources.size).toBeGreaterThan(0);
});
