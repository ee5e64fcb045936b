import { ApinizerError } from "./errors";
import type { List } from "./messages/lists";
import type { OperationName, Subject } from "./operations";

/**
 * Refuses a list from which a caller is about to conclude that something is absent, or which it is about to pass on as
 * all there is. Throws an {@link ApinizerError} if the list is not whole.
 */
export function mustBeWhole(operation: OperationName, subject: Subject, { notWhole }: List<unknown>): void {
    if (notWhole === undefined) {
        return;
    }
    throw new ApinizerError(
        operation,
        subject,
        {
            kind: "unreadable",
            what: `the list is incomplete: it ${notWhole}`,
            advice: "What it lacks may exist all the same. Look for a newer release of pulumi-apinizer, and for a proxy that changes answers.",
        },
        { attempts: 1, earlierDoubt: false, settingsPrefix: "apinizer:" },
    );
}
