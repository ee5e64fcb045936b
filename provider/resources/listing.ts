import { type List, type ListedRow, readableId } from "../apinizer/messages/lists";
import type { ListName, Subject } from "../apinizer/operations";
import { mustBeWhole, mustHaveAllRows, pairError } from "../apinizer/wholeLists";

/** A row that a name finds. */
interface NamedRow extends ListedRow {
    readonly name: string;
    readonly id?: unknown;
}

/** What the Manager listed at one moment, by name. */
export class Listing<Row extends NamedRow> {
    readonly #byName = new Map<string, Row[]>();

    constructor(
        private readonly operation: ListName,
        private readonly subject: Subject,
        private readonly answer: List<Row>,
    ) {
        for (const row of answer.resultList) {
            const rows = this.#byName.get(row.name);
            if (rows === undefined) {
                this.#byName.set(row.name, [row]);
            } else {
                rows.push(row);
            }
        }
    }

    /**
     * The row of this name, or nothing if there is none. Throws an {@link ApinizerError} if two objects have that name.
     *
     * @param absence What the caller needs before it takes the name for absent. `"proven"`: the list is whole. `"assumed"`:
     * no row is missing altogether, for a caller that sends a POST next; the Manager refuses it if the name exists after
     * all, as that of a row which cannot be read.
     */
    find(name: string, absence: "proven" | "assumed" = "proven"): Row | undefined {
        const rows = this.#byName.get(name) ?? [];
        const ids = [...new Set(rows.flatMap(({ id }) => readableId(id) ?? []))];
        if (ids.length > 1) {
            throw pairError(this.operation, this.subject, name, ids);
        }
        if (rows.length === 0) {
            const check = absence === "proven" ? mustBeWhole : mustHaveAllRows;
            check(this.operation, this.subject, this.answer);
        }
        return rows[0];
    }
}
