import { Converter } from "typedoc";

/** A plugin of TypeDoc. What a schema assigns to a property is its type, and not, as TypeDoc thinks, its default. */
export function load({ converter }) {
    converter.on(Converter.EVENT_CREATE_DECLARATION, (_, declaration) => {
        declaration.defaultValue = undefined;
    });
}
