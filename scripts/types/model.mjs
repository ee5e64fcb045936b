/**
 * What a schema describes, in plain data. A type is one of
 *
 * - `{ is: "string" | "boolean" | "number" | "integer" | "null" | "unknown" }`
 * - `{ is: "literal", value }`, `{ is: "enum", values }`
 * - `{ is: "list" | "map", of: type }`, `{ is: "union", of: types }`
 * - `{ is: "object", properties, open }`, where `open` objects may have further properties
 * - `{ is: "named", name }`, a published type
 *
 * and a property is `{ name, description, type, required, nullable, default }`. `side` is what the schema is read for:
 * `"input"`, what it takes, or `"output"`, what it gives. `nameOf` knows the schemas that have a published name,
 * `commentAt` the comments of the properties by their path.
 */
export function modelOf(schema, { side, nameOf, commentAt }) {
    const typeOf = (of, path) => {
        const name = nameOf(of);
        return name === undefined ? describedType(of, path) : { is: "named", name };
    };
    const describedType = (of, path) => {
        const { def } = of._zod;
        switch (def.type) {
            case "string":
            case "boolean":
            case "unknown":
            case "null":
                return { is: def.type };
            case "number":
                return { is: of.isInt ? "integer" : "number" };
            case "literal":
                return def.values.length === 1 ? { is: "literal", value: def.values[0] } : unknownKind(def, path);
            case "enum":
                return { is: "enum", values: Object.values(def.entries) };
            case "array":
                return { is: "list", of: typeOf(def.element, path) };
            case "record":
                return { is: "map", of: typeOf(def.valueType, path) };
            case "union":
                return { is: "union", of: def.options.map((option) => typeOf(option, path)) };
            case "lazy":
                return describedType(def.getter(), path);
            case "object":
                return {
                    is: "object",
                    properties: Object.entries(def.shape).map(([name, value]) =>
                        property(name, value, [...path, name]),
                    ),
                    open: def.catchall?._zod.def.type === "unknown",
                };
            default:
                return unknownKind(def, path);
        }
    };
    const property = (name, value, path) => {
        const { inner, ...about } = unwrapped(value, side);
        return { name, description: commentAt(path), type: typeOf(inner, path), ...about };
    };
    return describedType(schema, []);
}

/** A schema without what only says whether there is a value: optional, nullable, a default, a value instead of a bad one. */
function unwrapped(schema, side) {
    const { def, optin, optout } = schema._zod;
    const required = (side === "input" ? optin : optout) === undefined;
    switch (def.type) {
        case "optional":
        case "default":
        case "catch":
        case "nullable": {
            const within = unwrapped(def.innerType, side);
            return {
                ...within,
                required: required && within.required,
                nullable: within.nullable || def.type === "nullable",
                ...(def.type === "default" ? { default: def.defaultValue } : {}),
            };
        }
        case "pipe": {
            const within = unwrapped(side === "input" ? def.in : def.out, side);
            return { ...within, required: required && within.required };
        }
        default:
            return { inner: schema, required: true, nullable: false };
    }
}

function unknownKind({ type }, path) {
    const advice = type === "transform" ? ": write z.preprocess, whose result is a schema" : "";
    throw new Error(`the type of ${path.join(".")} cannot be told from its schema, a ${type}${advice}`);
}
