import { DynamicHost } from "../../../provider/hosts/dynamic";
import type { DynamicProvider } from "../../../provider/hosts/dynamicProvider";
import type { Resource } from "../../../provider/resources/resource";

/** A resource that does as a test says, and nothing where it says nothing. */
export function hosted(steps: Partial<Resource>, host = new DynamicHost("test")): DynamicProvider {
    return host.provider({
        check: async (_, inputs) => ({ inputs, problems: [] }),
        diff: async () => ({ changes: [], deleteFirst: false, notes: [] }),
        create: async (_, outputs) => ({ is: "done", id: "id", outputs }),
        update: async (_, id, __, outputs) => ({ is: "done", id, outputs }),
        read: async (_, id, outputs) => ({ is: "there", id, outputs }),
        delete: async () => "deleted",
        reports: [],
        ...steps,
    });
}

/** What a step throws, or nothing. */
export async function thrownBy(step: Promise<unknown>): Promise<unknown> {
    return step.then(
        () => undefined,
        (error: unknown) => error,
    );
}

/** Hides the settings of whoever runs the tests from one test; `jest.restoreAllMocks` brings them back. */
export function withoutShellSettings(): void {
    const shell = Object.entries(process.env).filter(([name]) => !name.startsWith("APINIZER_"));
    jest.replaceProperty(process, "env", Object.fromEntries(shell));
}
