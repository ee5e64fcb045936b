import type { List, ListedRow } from "../apinizer/messages/lists";
import type { ListName, Subject } from "../apinizer/operations";
import { mustBeWhole, pairError } from "../apinizer/wholeLists";

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
     * The row of this name, or nothing if the list proves that there is none. Throws an {@link ApinizerError} if the list
     * lacks the name but is not whole, and if two objects have that name.
     */
    find(name: string): Row | undefined {
        const rows = this.#byName.get(name) ?? [];
        const ids = [...new Set(rows.flatMap(({ id }) => (id === undefined || id === null ? [] : [String(id)])))];
        if (ids.length > 1) {
            throw pairError(this.operation, this.subject, name, ids);
        }
        if (rows.length === 0) {
            mustBeWhole(this.operation, this.subject, this.answer);
        }
        return rows[0];
    }
}
