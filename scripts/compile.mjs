import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { declarations } from "./types/declarations.mjs";

/** The declarations that users import, by the `exports` of package.json. The others they reach only through these. */
const entries = ["sdk/index.d.ts", "provider/index.d.ts", "simulator/index.d.ts"];

/** Writes the types that users see, compiles the package into dist, and returns the paths of what is in dist then. */
export function compile(root) {
    const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => fail([diagnostic], root) };
    const config = ts.getParsedCommandLineOfConfigFile(join(root, "tsconfig.build.json"), {}, host);
    const typed = ts.createProgram(config.fileNames, config.options);
    const changed = [...declarations(root, typed)].filter(([path, text]) => write(path, text));
    const names = [...new Set([...config.fileNames, ...changed.map(([path]) => path)])];
    const program = changed.length === 0 ? typed : ts.createProgram(names, config.options);
    const files = new Map();
    const { diagnostics } = program.emit(undefined, (path, text) => files.set(resolve(path), text));
    fail([...config.errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics], root);
    const reached = reachedFrom(
        entries.map((entry) => join(root, "dist", entry)),
        files,
    );
    const kept = [...files].filter(([path]) => !path.endsWith(".d.ts") || reached.has(path));
    for (const [path, text] of kept) {
        write(path, text);
    }
    return new Set(kept.map(([path]) => path));
}

/** Whether it had to be written. What is the same already is left alone: who reads it half written would fail. */
function write(path, text) {
    if (existsSync(path) && readFileSync(path, "utf8") === text) {
        return false;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return true;
}

/** The declarations that the entries lead to: a user's compiler reads no others, and those name other packages' types. */
function reachedFrom(paths, files) {
    const reached = new Set(paths);
    for (const path of reached) {
        for (const { fileName } of ts.preProcessFile(files.get(path)).importedFiles) {
            const target = resolve(dirname(path), fileName);
            const found = [`${target}.d.ts`, join(target, "index.d.ts")].find((each) => files.has(each));
            if (fileName.startsWith(".") && found !== undefined) {
                reached.add(found);
            }
        }
    }
    return reached;
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
