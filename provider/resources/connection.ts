import { SettingsError } from "../settings/problems";
import type { Identity } from "./identity";
import type { Problem, Values } from "./resource";
import type { Manager, Run } from "./run";

/**
 * The Manager that a resource's `connection` names, or what is wrong with its settings; neither while it is not known
 * which connection is meant.
 */
export function connected(run: Run, connection: unknown): { manager?: Manager; problems: readonly Problem[] } {
    if (connection !== undefined && connection !== null && typeof connection !== "string") {
        return { problems: [] };
    }
    try {
        return { manager: run.manager(connection ?? undefined), problems: [] };
    } catch (error) {
        if (error instanceof SettingsError) {
            return { problems: error.problems.map(({ property, reason }) => ({ path: property, reason })) };
        }
        throw error;
    }
}

/** The identity that inputs name by these properties, where all of it is known. */
export function identityOf(
    run: Run,
    kind: Identity["kind"],
    inputs: Values,
    properties: readonly string[],
): Identity | undefined {
    const { manager } = connected(run, inputs.connection);
    const names = properties.map((property) => inputs[property]).filter((name) => typeof name === "string");
    return manager !== undefined && names.length === properties.length
        ? { kind, manager: manager.origin, names }
        : undefined;
}

/** The Manager that holds an object of the state; refuses one that the settings name now and the state does not. */
export function holderOf(
    run: Run,
    old: { readonly manager: string; readonly connection?: string | null | undefined },
    what: string,
): Manager {
    const manager = recordedManager(run, old.connection ?? undefined, what);
    manager.mustHold(old.manager, what);
    return manager;
}

/** The Manager of a connection of the state, which had an entry once: its name is told if the entry is gone. */
function recordedManager(run: Run, connection: string | undefined, what: string): Manager {
    try {
        return run.manager(connection);
    } catch (error) {
        if (!(error instanceof SettingsError) || connection === undefined) {
            throw error;
        }
        const reason = `is recorded with the connection ${JSON.stringify(connection)}. Restore that entry until it is deleted (\`pulumi refresh\` and \`pulumi destroy\` see it with --run-program, or after a \`pulumi up\`), or, if that Manager is no longer used, run \`pulumi state delete <urn>\` (\`pulumi stack --show-urns\` prints the URN).`;
        throw new SettingsError([...error.problems, { property: what, reason }]);
    }
}

/** Where the inputs of an existing object lead. */
export interface Target {
    /** Origin of the Manager that the inputs name; nothing while that is not known. */
    readonly manager: string | undefined;
    /** Whether another connection leads to another Manager, so that the object has to move. */
    readonly moves: boolean;
    /** Whether the state has the address that the Manager had before it moved, and the user says that it did. */
    readonly recordsManager: boolean;
}

/**
 * Compares the Manager in the state with the one that a `connection` names now. Refuses a changed address under the
 * same connection: it may be the same Manager, moved, or a wrong setting, and only the user can tell.
 */
export function targetOf(
    run: Run,
    old: { readonly manager: string; readonly connection?: string | null | undefined },
    connection: unknown,
    what: string,
): Target {
    const now = connection ?? undefined;
    if (now !== undefined && typeof now !== "string") {
        return { manager: undefined, moves: false, recordsManager: false };
    }
    const manager = run.manager(now);
    const same = manager.origin === old.manager;
    const renamed = now !== (old.connection ?? undefined);
    if (!renamed) {
        manager.mustHold(old.manager, what);
    }
    return { manager: manager.origin, moves: renamed && !same, recordsManager: !renamed && !same };
}
