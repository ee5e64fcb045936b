import { createRequire } from "node:module";
import { join } from "node:path";
import ts from "typescript";
import { Comments } from "./comments.mjs";
import { modelOf } from "./model.mjs";
import { declarationOf } from "./print.mjs";
import { published } from "./published.mjs";

const require = createRequire(import.meta.url);

/** The published types as plain data: by file, a list of `{ name, comment, model, inputs }`. */
export function models(root, program = programOf(root)) {
    require("../typescript.cjs");
    const comments = new Comments(program);
    const entries = Object.entries(published).map(([file, types]) => [
        file,
        Object.entries(types).map(([name, { file: source, schema, as = "output" }]) => ({
            name,
            inputs: as === "inputs",
            side: as === "output" ? "output" : "input",
            schema: require(join(root, source))[schema],
            comment: (side) => comments.of(join(root, source), schema, side),
        })),
    ]);
    const names = new Map(entries.flatMap(([, types]) => types.map(({ name, schema }) => [schema, name])));
    const nameOf = (schema) => names.get(schema);
    return entries.map(([file, types]) => [
        file,
        types.map(({ name, inputs, side, schema, comment }) => {
            const { own, at } = comment(side);
            return { name, inputs, comment: own, model: modelOf(schema, { side, nameOf, commentAt: at }) };
        }),
    ]);
}

/** A program of the schemas alone, for a caller that compiles nothing else. */
function programOf(root) {
    const files = Object.values(published).flatMap((types) => Object.values(types).map(({ file }) => join(root, file)));
    return ts.createProgram([...new Set(files)], { module: ts.ModuleKind.Node16, strict: true, types: ["node"] });
}

/** The files of published types, by their paths. */
export function declarations(root, program) {
    return new Map(models(root, program).map(([file, types]) => [join(root, file), textOf(types)]));
}

function textOf(types) {
    const head = "// Written by `npm run build` from the schemas and their comments: change those.\n";
    const imports = types.some(({ inputs }) => inputs) ? 'import type { Inputs } from "../inputs";\n' : "";
    return [head + imports, ...types.map(declarationOf)].join("\n");
}
