import { ApinizerError, doingOf } from "./errors";
import type { List } from "./messages/lists";
import type { OperationName, Subject } from "./operations";

/**
 * Refuses a list from which a caller is about to conclude that something is absent, or which it is about to pass on as
 * all there is. Throws an {@link ApinizerError} if the list is not whole.
 */
export function mustBeWhole(operation: OperationName, subject: Subject, { notWhole }: List<unknown>): void {
    refuse(operation, subject, notWhole);
}

/**
 * Refuses a list that lacks rows altogether, and not one that only has rows without a readable name: somebody else's odd
 * object must not stop a caller that does not depend on such rows. Throws an {@link ApinizerError}.
 */
export function mustHaveAllRows(operation: OperationName, subject: Subject, { lacksRows }: List<unknown>): void {
    refuse(operation, subject, lacksRows);
}

/** What a list that was passed on lacks, in a sentence for the user; nothing if it is whole. */
export function leftOut(operation: OperationName, subject: Subject, { notWhole }: List<unknown>): string | undefined {
    return notWhole === undefined
        ? undefined
        : `Asked to ${doingOf(operation, subject)}, the Manager answered with a list that ${notWhole}. Such rows are left out.`;
}

function refuse(operation: OperationName, subject: Subject, reason: string | undefined): void {
    if (reason !== undefined) {
        throw doubt(
            operation,
            subject,
            `the list is incomplete: it ${reason}`,
            "What it lacks may exist all the same. Look for a newer release of pulumi-apinizer, and for a proxy that changes answers.",
        );
    }
}

/** The error for a name that two objects have: the API names objects by their names, so no call can tell them apart. */
export function pairError(
    operation: OperationName,
    subject: Subject,
    name: string,
    ids: readonly string[],
): ApinizerError {
    const shown = ids.map((id) => JSON.stringify(id)).join(" and ");
    return doubt(
        operation,
        subject,
        `the list shows ${ids.length} objects of the name ${JSON.stringify(name)}, with the ids ${shown}`,
        "The Management API cannot tell them apart. Delete or rename one of them in the Manager's console.",
    );
}

function doubt(operation: OperationName, subject: Subject, what: string, advice: string): ApinizerError {
    const circumstances = { attempts: 1, earlierDoubt: false, settingsPrefix: "apinizer:" };
    return new ApinizerError(
        operation,
        subject,
        { kind: "unreadable", carriedOut: "perhaps", passing: false, what, advice },
        circumstances,
    );
}
