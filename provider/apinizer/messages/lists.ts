import { z } from "zod";

/** What every row of a list answer has besides its own fields. */
export const listedRow = z.object({
    /** Fields that the Manager lists in a form that this release cannot read. They are left out. Absent if there are none. */
    unreadableFields: z.array(z.string()).optional(),
});

export type ListedRow = z.output<typeof listedRow>;

/** A list answer, as far as it can be read. */
export interface List<Row> {
    /** The rows with a readable name, in the Manager's order. One that is here exists. */
    readonly resultList: (Row & ListedRow)[];
    /**
     * Why the list may lack something that exists, in a sentence without a subject and a full stop. Absent if it is
     * whole, and only then does a missing row say that an object is gone.
     */
    readonly notWhole?: string;
    /** The same, if the list lacks rows altogether. Absent also if some only have names that cannot be read. */
    readonly lacksRows?: string;
}

/**
 * The schema of a list answer. A row that somebody else's object makes odd must not fail the list for ours: a field that
 * cannot be read is left out of its row, and a row whose name cannot be read is left out of the list, which is not whole
 * then. Paging is described for the API as a whole but not for these lists, so `resultCount` is compared with what came.
 *
 * @param row What a row holds; its fields may be stricter than what a server lists.
 * @param name The field that names a row.
 */
export function listOf<Row extends z.ZodObject>(row: Row, name = "name") {
    return z
        .looseObject({ resultList: z.array(z.unknown()), resultCount: z.unknown().optional() })
        .transform(({ resultList, resultCount }): List<z.output<Row>> => {
            const rows = resultList.map((listed) => readable(row, listed, name));
            const named = rows.filter((each) => each !== undefined);
            const lacksRows = miscounted(resultCount, rows.length) ?? repeated(named, name);
            const notWhole = lacksRows ?? unnamed(rows);
            return {
                resultList: named,
                ...(notWhole === undefined ? {} : { notWhole }),
                ...(lacksRows === undefined ? {} : { lacksRows }),
            };
        });
}

/** A row without the fields that cannot be read; nothing if its name is one of them, or if it is no row at all. */
function readable<Row extends z.ZodObject>(
    row: Row,
    listed: unknown,
    name: string,
): (z.output<Row> & ListedRow) | undefined {
    if (typeof listed !== "object" || listed === null || Array.isArray(listed)) {
        return undefined;
    }
    const whole = row.safeParse(listed);
    const deep = Object.entries(listed).filter(([, value]) => isDeeper(value, mostLevels));
    if (whole.success && deep.length === 0) {
        return whole.data;
    }
    const odd = whole.error?.issues.map(({ path: [field] }) => String(field)) ?? [];
    const unreadableFields = [...new Set([...odd, ...deep.map(([field]) => field)])];
    if (unreadableFields.includes(name)) {
        return undefined;
    }
    const left = Object.entries(listed).filter(([field]) => !unreadableFields.includes(field));
    const rest = row.safeParse(Object.fromEntries(left));
    return rest.success ? { ...rest.data, unreadableFields } : undefined;
}

/**
 * More levels of lists and objects in a field than any API has a use for. What a look-up returns is walked through level by
 * level, by us and by the engine, which ends with an error where it is too deep.
 */
const mostLevels = 32;

function isDeeper(value: unknown, levels: number): boolean {
    return (
        typeof value === "object" &&
        value !== null &&
        (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)))
    );
}

/** What tells two objects of one name apart, where a row has it. */
export function readableId(id: unknown): string | undefined {
    return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
}

function miscounted(count: unknown, rows: number): string | undefined {
    if (count === undefined || count === null || count === rows || count === String(rows)) {
        return undefined;
    }
    return `has ${rows} rows, but a resultCount of ${typeof count === "number" ? count : "something else"}`;
}

function unnamed(rows: readonly unknown[]): string | undefined {
    const index = rows.indexOf(undefined);
    return index < 0 ? undefined : `has a row without a name that can be read (row ${index + 1})`;
}

/**
 * A list that shows a row twice has probably lost another one: pages that overlap do that. Ids tell two objects of one
 * name apart; where one of the two has none, nothing does.
 */
function repeated(rows: readonly Readonly<Record<string, unknown>>[], name: string): string | undefined {
    const byId = new Map<string, number>();
    const byName = new Map<unknown, { readonly index: number; readonly hasId: boolean }>();
    for (const [index, row] of rows.entries()) {
        const id = readableId(row.id);
        const namesake = byName.get(row[name]);
        const twin =
            (id === undefined ? undefined : byId.get(id)) ??
            (id === undefined || namesake?.hasId === false ? namesake?.index : undefined);
        if (twin !== undefined) {
            return `shows one object twice (rows ${twin + 1} and ${index + 1})`;
        }
        byName.set(row[name], { index, hasId: id !== undefined });
        if (id !== undefined) {
            byId.set(id, index);
        }
    }
    return undefined;
}
