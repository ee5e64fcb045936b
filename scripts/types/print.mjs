const indentation = "    ";

/** A declaration of a type: an interface, or an alias where it is no object. `inputs`: its parts may be outputs. */
export function declarationOf({ name, comment, model, inputs }) {
    const head = `${commentOf(comment, "")}export `;
    return model.is === "object"
        ? `${head}interface ${name} ${objectOf(model, "", inputs)}\n`
        : `${head}type ${name} = ${typeOf(model, "")};\n`;
}

function objectOf({ properties, open }, indent, inputs = false) {
    const inner = indent + indentation;
    const members = properties.map(({ name, description, type, required, nullable }) => {
        const plain = [typeOf(type, inner), nullable ? "null" : [], required ? [] : "undefined"].flat().join(" | ");
        const written = inputs ? `Inputs<${plain}>` : plain;
        return `${commentOf(description, inner)}${inner}${name}${required ? "" : "?"}: ${written};\n`;
    });
    const others = `${commentOf("Any further property, as the Manager sends it.", inner)}${inner}[name: string]: unknown;\n`;
    return `{\n${members.join("")}${open ? others : ""}${indent}}`;
}

function typeOf(type, indent) {
    switch (type.is) {
        case "integer":
            return "number";
        case "literal":
            return JSON.stringify(type.value);
        case "enum":
            return type.values.map((value) => JSON.stringify(value)).join(" | ");
        case "list":
            return `${["enum", "union"].includes(type.of.is) ? `(${typeOf(type.of, indent)})` : typeOf(type.of, indent)}[]`;
        case "map":
            // A type that names itself may stand in an index signature, and not in a Record.
            return type.of.is === "named"
                ? `{ [name: string]: ${type.of.name} }`
                : `Record<string, ${typeOf(type.of, indent)}>`;
        case "union":
            return type.of.map((each) => typeOf(each, indent)).join(" | ");
        case "object":
            return objectOf(type, indent);
        case "named":
            return type.name;
        default:
            return type.is;
    }
}

function commentOf(text, indent) {
    if (text === undefined) {
        return "";
    }
    const lines = text.split("\n");
    return lines.length === 1
        ? `${indent}/** ${text} */\n`
        : `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}
