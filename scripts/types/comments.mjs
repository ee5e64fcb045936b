import ts from "typescript";

/**
 * The comments of the schemas of a program: the one place that reads them. The compiler knows which comment belongs to
 * which property, also where a schema extends another, or stands in another file.
 */
export class Comments {
    #program;
    #checker;

    constructor(program) {
        this.#program = program;
        this.#checker = program.getTypeChecker();
    }

    /**
     * The comment of an exported schema, and a function that gives those of its properties by their path, through lists
     * and unions. `side` is what the schema is read for, `"input"` or `"output"`.
     */
    of(file, name, side) {
        const source = this.#program.getSourceFile(file);
        const module = source && this.#checker.getSymbolAtLocation(source);
        const schema = module && this.#checker.tryGetMemberInModuleExports(name, module);
        if (schema === undefined) {
            throw new Error(`${file} exports no schema ${name}`);
        }
        const type = ["_zod", side].reduce(
            (of, key) => this.#member(of, key).type,
            this.#checker.getTypeOfSymbol(schema),
        );
        const at = (path) =>
            textOf(path.reduce((of, key) => this.#member(of.type, key), { type, symbol: schema }).symbol);
        return { own: at([]), at };
    }

    #member(type, key) {
        const symbol = this.#parts(type)
            .map((part) => this.#checker.getPropertyOfType(part, key))
            .find((each) => each !== undefined);
        if (symbol === undefined) {
            throw new Error(`no property ${key} in ${this.#checker.typeToString(type)}`);
        }
        return { symbol, type: this.#checker.getTypeOfSymbol(symbol) };
    }

    /** What may have properties: the type, the parts of a union, and what a list or a map holds. */
    #parts(type) {
        if (type.isUnion()) {
            return type.types.flatMap((each) => this.#parts(each));
        }
        const held = this.#checker.isArrayType(type) ? this.#checker.getTypeArguments(type) : [];
        return [type, ...held.flatMap((each) => this.#parts(each))];
    }
}

/** The text between the marks of a comment, without the stars and the indentation; undefined where there is none. */
function textOf(symbol) {
    const [comment] = symbol.declarations?.flatMap((each) => ts.getJSDocCommentsAndTags(each).filter(ts.isJSDoc)) ?? [];
    return comment
        ?.getText()
        .replace(/^\/\*\*|\*\/$/g, "")
        .split("\n")
        .map((line) => line.replace(/^\s*\* ?/, "").trimEnd())
        .join("\n")
        .trim();
}
