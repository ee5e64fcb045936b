import { z } from "zod";

/** A field that is only shown: whatever it is, it decides nothing, and one of another type is left out. */
const shown = <Field extends z.ZodType>(field: Field) => field.optional().catch(undefined);

/** The lists that a report, or a row of one, can have its rows in: each page of the API has another name for it. */
const lists = {
    detailList: z.unknown().optional(),
    deploymentResults: z.unknown().optional(),
    environmentResults: z.unknown().optional(),
};

const wireReport = z.object({
    success: z.unknown().optional(),
    responseTime: shown(z.number()),
    message: shown(z.string()),
    ...lists,
});

const wireRow = wireReport.extend({
    envName: shown(z.string()),
    environmentName: shown(z.string()),
    podName: shown(z.string()),
    podIp: shown(z.string()),
    detail: shown(z.string()),
});

/** What a row that has no rows within it says, in the words of one spelling. */
interface PlainRow {
    readonly envName?: string | undefined;
    readonly podName?: string | undefined;
    readonly podIp?: string | undefined;
    readonly success: boolean;
    readonly responseTime?: number | undefined;
    readonly detail?: string | undefined;
}

/** A row with rows within it, and how far they have been looked at. */
interface Group {
    readonly rows: readonly unknown[];
    next: number;
    /** What the group says of itself, if it says that it failed. */
    readonly failed?: PlainRow | undefined;
    readonly envName?: string | undefined;
    readonly failuresBefore: number;
}

/**
 * A report of a deployment with all of its rows in one `detailList`, whatever the spelling and the depth in which they
 * came. A row that groups others is itself kept only if it failed and none within it did. A row that cannot be read, and
 * one that does not say that it succeeded, counts as failed. What is no report is returned as it came.
 */
export function flatReport(report: unknown): unknown {
    const outer = wireReport.safeParse(report);
    if (!outer.success) {
        return report;
    }
    const { success, responseTime, message } = outer.data;
    const rows = rowsIn(outer.data);
    return { success, responseTime, message, detailList: rows === undefined ? "not a list" : flatRows(rows) };
}

/** Without recursion: an answer can hold rows deeper than the stack is. */
function flatRows(rows: readonly unknown[]): PlainRow[] {
    const flat: PlainRow[] = [];
    let failures = 0;
    const add = (row: PlainRow) => {
        flat.push(row);
        failures += row.success ? 0 : 1;
    };
    const open: Group[] = [{ rows, next: 0, failuresBefore: 0 }];
    for (let group = open.at(-1); group !== undefined; group = open.at(-1)) {
        if (group.next === group.rows.length) {
            open.pop();
            if (group.failed !== undefined && failures === group.failuresBefore) {
                add(group.failed);
            }
            continue;
        }
        const row = wireRow.safeParse(group.rows[group.next]);
        group.next += 1;
        const within = row.success ? rowsIn(row.data) : undefined;
        const plain = plainRow(row.data ?? {}, group);
        if (within === undefined || within.length === 0) {
            add(within === undefined ? { ...plain, success: false } : plain);
        } else {
            const said = row.data?.success ?? true;
            const failed = said === true ? undefined : plain;
            open.push({ rows: within, next: 0, failed, envName: plain.envName, failuresBefore: failures });
        }
    }
    return flat;
}

/** Nothing if one of the lists is no list: then it is not known what the rows say. */
function rowsIn(holder: z.output<z.ZodObject<typeof lists>>): readonly unknown[] | undefined {
    const found = [holder.detailList, holder.deploymentResults, holder.environmentResults].map((list) => list ?? []);
    return found.every((list) => Array.isArray(list)) ? found.flat() : undefined;
}

/** A row as it speaks for itself. What it leaves out it may have from the group around it. */
function plainRow(row: Partial<z.output<typeof wireRow>>, { envName, failed }: Group): PlainRow {
    const success = row.success === true;
    const { podName, podIp, responseTime } = row;
    return {
        envName: row.envName ?? row.environmentName ?? envName,
        podName,
        podIp,
        success,
        responseTime,
        // The words of a group that failed are a reason; those of another one may speak of success.
        detail: row.detail || row.message || (success ? undefined : failed?.detail),
    };
}
