import { MultilineError } from "../multilineError";

/** A setting that is missing or bad, with what is wrong and how to give it. */
export interface SettingsProblem {
    /** As it is written in the configuration: `apinizer:url`, `apinizer:connections.east.token`. */
    readonly property: string;
    readonly reason: string;
}

/** Settings that cannot be used; all their problems at once. */
export class SettingsError extends MultilineError {
    constructor(readonly problems: readonly SettingsProblem[]) {
        super(problems.map(({ property, reason }) => `${property} ${reason}`));
        this.name = "SettingsError";
    }
}
