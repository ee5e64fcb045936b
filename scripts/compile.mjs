import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { publicDeclarations } from "./publicDeclarations.mjs";
import { schemaComments } from "./schemaComments.mjs";

/** The declarations that users import, by the `exports` of package.json. The others they reach only through these. */
const entries = ["sdk/index.d.ts", "provider/index.d.ts", "simulator/index.d.ts"];

/**
 * Compiles the package into dist, and returns the paths of what was written. The compiler's own command line cannot do
 * what the size of the package asks for: no comments in the JavaScript, which the source maps hold, but all of them in
 * the declarations, where editors show them; and only those declarations that a user's compiler reads.
 */
export function compile(root) {
    const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => fail([diagnostic], root) };
    const config = ts.getParsedCommandLineOfConfigFile(join(root, "tsconfig.build.json"), {}, host);
    const program = ts.createProgram(config.fileNames, config.options);
    const files = new Map();
    const { diagnostics } = program.emit(undefined, (path, text) => files.set(resolve(path), text), undefined, false, {
        before: [() => withoutComments],
        afterDeclarations: [schemaComments(program)],
    });
    fail([...config.errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics], root);
    const declarations = publicDeclarations(
        files,
        entries.map((entry) => join(root, "dist", entry)),
    );
    const written = [...[...files].filter(([path]) => !path.endsWith(".d.ts")), ...declarations];
    for (const [path, text] of written) {
        // What is the same already is left alone: another process, which read it half written, would fail.
        if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(path, text);
        }
    }
    return new Set(written.map(([path]) => path));
}

function withoutComments(source) {
    return ts.setEmitFlags(source, ts.EmitFlags.NoComments | ts.EmitFlags.NoNestedComments);
}

function fail(diagnostics, root) {
    if (diagnostics.length > 0) {
        const format = {
            getCurrentDirectory: () => root,
            getCanonicalFileName: (name) => name,
            getNewLine: () => "\n",
        };
        throw new Error(`The package does not compile:\n${ts.formatDiagnostics(diagnostics, format)}`);
    }
}
