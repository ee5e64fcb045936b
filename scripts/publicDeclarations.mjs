import { dirname, join, resolve } from "node:path";
import ts from "typescript";

/**
 * Of all declarations that the compiler wrote, by their paths, those that the entries lead to: a user's compiler reads
 * nothing else. Files that none of them imports are left out, and in the others what none of them names.
 */
export function publicDeclarations(files, entries) {
    const kept = new Map();
    const wanted = new Map(entries.map((entry) => [entry, new Set(["*"])]));
    for (const [path, names] of wanted) {
        const source = ts.createSourceFile(path, files.get(path), ts.ScriptTarget.Latest);
        const statements = statementsFor(source, names);
        kept.set(path, textOf(source, statements));
        for (const [module, name] of statements.flatMap(requestsOf)) {
            const target = fileOf(files, path, module);
            const known = wanted.get(target) ?? new Set();
            if (target !== undefined && !known.has(name)) {
                wanted.delete(target); // to be looked at again, after those that are waiting
                wanted.set(target, known.add(name));
            }
        }
    }
    return kept;
}

/** The statements that declare these names (`*` are all of them), and those that they need. */
function statementsFor(source, names) {
    const known = new Set(names);
    const kept = new Set();
    for (let before = -1; kept.size > before; ) {
        before = kept.size;
        for (const statement of source.statements.filter((each) => !kept.has(each))) {
            const declared = declaredBy(statement);
            if (declared.some((name) => known.has(name) || (known.has("*") && !ts.isImportDeclaration(statement)))) {
                kept.add(statement);
                for (const name of identifiersIn(statement)) {
                    known.add(name);
                }
            }
        }
    }
    const statements = source.statements.filter((each) => kept.has(each));
    const used = new Set(statements.filter((each) => !ts.isImportDeclaration(each)).flatMap(identifiersIn));
    return statements.map((each) => narrowed(each, used));
}

/** An import without the names that are not used: they may be those of declarations that are left out. */
function narrowed(statement, used) {
    const { importClause } = statement;
    const { elements } = importClause?.namedBindings ?? {};
    if (!ts.isImportDeclaration(statement) || elements === undefined) {
        return statement;
    }
    const { factory } = ts;
    const bindings = factory.createNamedImports(elements.filter(({ name }) => used.has(name.text)));
    const clause = factory.createImportClause(importClause.isTypeOnly, importClause.name, bindings);
    return factory.updateImportDeclaration(statement, undefined, clause, statement.moduleSpecifier, undefined);
}

/** The names that a statement gives; `*` for one that must stay in any case. */
function declaredBy(statement) {
    if (ts.isVariableStatement(statement)) {
        return statement.declarationList.declarations.map(({ name }) => name.text);
    }
    if (ts.isImportDeclaration(statement)) {
        const { name, namedBindings } = statement.importClause ?? {};
        const bound = namedBindings === undefined ? [] : (namedBindings.elements ?? [namedBindings]);
        return [name, ...bound.map((each) => each.name)].filter((each) => each !== undefined).map(({ text }) => text);
    }
    if (ts.isExportDeclaration(statement)) {
        const elements = statement.exportClause?.elements ?? [];
        return elements.length === 0 ? ["*"] : elements.map(({ name }) => name.text);
    }
    return [statement.name?.text ?? "*"];
}

function identifiersIn(node) {
    const found = [];
    const visit = (each) => {
        if (ts.isIdentifier(each)) {
            found.push(each.text);
        }
        ts.forEachChild(each, visit);
    };
    visit(node);
    return found;
}

/** What a statement asks of other files: pairs of a module and a name in it. */
function requestsOf(statement) {
    const module = statement.moduleSpecifier?.text;
    if (module !== undefined) {
        const elements = statement.importClause?.namedBindings?.elements ?? statement.exportClause?.elements;
        return elements === undefined
            ? [[module, "*"]]
            : elements.map(({ name, propertyName }) => [module, (propertyName ?? name).text]);
    }
    const found = [];
    const visit = (node) => {
        if (ts.isImportTypeNode(node)) {
            found.push([node.argument.literal.text, node.qualifier?.text ?? "*"]);
        }
        ts.forEachChild(node, visit);
    };
    visit(statement);
    return found;
}

function fileOf(files, from, module) {
    const path = resolve(dirname(from), module);
    const candidates = [`${path}.d.ts`, path.replace(/\.js$/, ".d.ts"), join(path, "index.d.ts")];
    return module.startsWith(".") ? candidates.find((each) => files.has(each)) : undefined;
}

function textOf(source, statements) {
    const printer = ts.createPrinter();
    return `${statements.map((each) => printer.printNode(ts.EmitHint.Unspecified, each, source)).join("\n")}\n`;
}
