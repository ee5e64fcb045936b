import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

const root = resolve(__dirname, "../../..");

interface Import {
    readonly from: string;
    /** A file of this repository without its ending, or the name of a package. */
    readonly to: string;
    /** Only types, which are gone when the program runs. */
    readonly typesOnly: boolean;
    /** Loads when it is reached: a `require`. */
    readonly lazy: boolean;
}

const imports = ["sdk", "provider", "simulator"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .flatMap((name) => importsOf(join(folder, name))),
);

/** What a file imports, exports from elsewhere, requires, or loads later. */
function importsOf(file: string): Import[] {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
    const found: Import[] = [];
    const add = (specifier: ts.Node | undefined, typesOnly: boolean, lazy: boolean) => {
        if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
            found.push({ from: moduleOf(file), to: targetOf(file, specifier.text), typesOnly, lazy });
        }
    };
    const visit = (node: ts.Node): void => {
        if (ts.isImportDeclaration(node)) {
            const bindings = node.importClause?.namedBindings;
            const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : undefined;
            const onlyTypes = node.importClause?.name === undefined && named?.every(({ isTypeOnly }) => isTypeOnly);
            add(node.moduleSpecifier, node.importClause?.isTypeOnly === true || onlyTypes === true, false);
        } else if (ts.isExportDeclaration(node)) {
            add(node.moduleSpecifier, node.isTypeOnly, false);
        } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
            add(node.argument.literal, true, false);
        } else if (ts.isCallExpression(node)) {
            const loads =
                node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require";
            add(loads ? node.arguments[0] : undefined, false, true);
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
}

function targetOf(file: string, specifier: string): string {
    return specifier.startsWith(".")
        ? moduleOf(relative(root, resolve(root, dirname(file), specifier)))
        : specifier.replace(/^node:.*/, "node");
}

/** The name of a module: its file without the ending, or its folder, where it is an index. */
function moduleOf(file: string): string {
    return file.replace(/\.ts$/, "").replace(/\/index$/, "");
}

const partNames = [
    "sdk",
    "simulator",
    "provider/apinizer",
    "provider/hosts",
    "provider/resources",
    "provider/settings",
];

/** The part that a module belongs to: one of the folders, or the file itself. */
function partOf(module: string): string {
    return partNames.find((part) => module === part || module.startsWith(`${part}/`)) ?? module;
}

/** Who may import whom, when the program runs. A package that is not named here may not be imported. */
const allowed: Readonly<Record<string, readonly string[]>> = {
    sdk: ["@pulumi/pulumi", "provider/hosts", "provider/settings", "provider/connectedClient"],
    provider: ["provider/hosts", "provider/connectedClient", "provider/resources"],
    "provider/hosts": [
        "provider/settings",
        "provider/resources",
        "provider/apinizer",
        "provider/colorDirective",
        "provider/multilineError",
    ],
    "provider/resources": [
        "provider/apinizer",
        "provider/settings",
        "provider/connectedClient",
        "provider/nearest",
        "provider/colorDirective",
        "provider/multilineError",
        "zod",
        "node",
    ],
    "provider/connectedClient": ["provider/apinizer", "zod", "node"],
    "provider/settings": ["provider/nearest", "provider/multilineError", "zod", "node"],
    "provider/nearest": ["fastest-levenshtein"],
    "provider/apinizer": ["undici", "zod", "node"],
    simulator: ["zod", "node"],
};

/** Who may besides know whose types. */
const allowedTypes: Readonly<Record<string, readonly string[]>> = {
    sdk: ["provider/apinizer", "provider/resources"],
    "provider/hosts": ["@pulumi/pulumi"],
    "provider/connectedClient": ["provider/settings"],
    "provider/settings": ["provider/apinizer"],
};

const inWords = ({ from, to }: Import) => `${from} -> ${to}`;

test("the imports of all three parts are found", () => {
    const found = imports.map(inWords);

    expect(found).toContain("sdk/lookup -> provider/settings");
    expect(found).toContain("provider -> provider/hosts/dynamic");
    expect(found).toContain("provider/apinizer/transport -> undici");
    expect(imports.filter(({ from }) => partOf(from) === "simulator").length).toBeGreaterThan(5);
});

test("imports point one way", () => {
    const wrong = imports.filter(({ from, to, typesOnly }) => {
        const [one, other] = [partOf(from), partOf(to)];
        const may = [...(allowed[one] ?? []), ...(typesOnly ? (allowedTypes[one] ?? []) : [])];
        return one !== other && !may.includes(other);
    });

    expect(wrong.map(inWords)).toEqual([]);
});

test("no module imports itself in a circle", () => {
    const eager = imports.filter(({ typesOnly, lazy }) => !typesOnly && !lazy);
    const reached = (from: string, seen: Set<string>): Set<string> => {
        for (const { to } of eager.filter((edge) => edge.from === from && !seen.has(edge.to))) {
            seen.add(to);
            reached(to, seen);
        }
        return seen;
    };
    const modules = [...new Set(eager.map(({ from }) => from))];

    expect(modules.filter((module) => reached(module, new Set()).has(module))).toEqual([]);
});

test("the SDK loads the provider's code lazily, so that a program without a look-up does not pay for it", () => {
    const eager = imports.filter(({ from, to, typesOnly, lazy }) => {
        return partOf(from) === "sdk" && to.startsWith("provider") && !typesOnly && !lazy;
    });

    expect(eager.map(inWords)).toEqual([]);
});

test("Pulumi is known to the SDK, and by its types to the one file that hosts the provider", () => {
    const pulumi = imports.filter(({ from, to }) => to.startsWith("@pulumi/") && partOf(from) !== "sdk");

    expect(pulumi.map(inWords)).toEqual(["provider/hosts/dynamicProvider -> @pulumi/pulumi"]);
    expect(pulumi.every(({ typesOnly }) => typesOnly)).toBe(true);
});

test("undici, which is slow to load, is loaded with the first request", () => {
    const loaded = imports.filter(({ to, typesOnly }) => to === "undici" && !typesOnly);

    expect(loaded.map(({ from, lazy }) => [from, lazy])).toEqual([["provider/apinizer/transport", true]]);
});
