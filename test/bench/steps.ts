/** One command of the engine, in the order of a stack's life. */
export interface Step {
    readonly name: StepName;
    /** As tables call it. */
    readonly title: string;
    /** Which revision of the program runs. */
    readonly revision: number;
    readonly command: readonly string[];
    /** Whether it changes the stack. What does not can be run again at once. */
    readonly changes?: boolean;
}

export type StepName = "preview" | "create" | "previewSame" | "same" | "change" | "refresh" | "destroy";

const up = ["up", "--yes", "--skip-preview"];

export const steps: readonly Step[] = [
    { name: "preview", title: "first preview", revision: 1, command: ["preview"] },
    { name: "create", title: "up: create all", revision: 1, command: up, changes: true },
    { name: "previewSame", title: "preview: nothing to do", revision: 1, command: ["preview", "--expect-no-changes"] },
    { name: "same", title: "up: nothing to do", revision: 1, command: [...up, "--expect-no-changes"] },
    { name: "change", title: "up: change all", revision: 2, command: up, changes: true },
    { name: "refresh", title: "refresh", revision: 2, command: ["refresh", "--yes", "--skip-preview"] },
    { name: "destroy", title: "destroy", revision: 2, command: ["destroy", "--yes", "--skip-preview"], changes: true },
];

export function stepOf(name: StepName): Step {
    const found = steps.find((step) => step.name === name);
    if (found === undefined) {
        throw new Error(`no step is called ${name}`);
    }
    return found;
}
