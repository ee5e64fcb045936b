import type { EnvironmentState, StoredGroup } from "./types/state";

/** What the Manager holds about a group. */
export interface SimulatedGroup extends Readonly<Omit<StoredGroup, "environments">> {
    /** By name; without those that the group was never deployed to. */
    readonly environments: Readonly<Record<string, EnvironmentState>>;
}

/** What a simulator holds at one moment; it does not change afterwards. */
export interface SimulatorState {
    /** Groups by project and name. */
    readonly projects: Readonly<Record<string, Readonly<Record<string, SimulatedGroup>>>>;
    /** How often each fault of the script came, in the script's order. */
    readonly faults: readonly {
        /** The fault's name, or its place in the script. */
        readonly name: string;
        /** To how many requests it came. */
        readonly applied: number;
    }[];
}

interface StoredProject {
    readonly name: string;
    readonly groups: readonly StoredGroup[];
}

export function stateOf(projects: readonly StoredProject[], faults: SimulatorState["faults"]): SimulatorState {
    const byName = projects.map(({ name, groups }) => [
        name,
        Object.fromEntries(groups.map((group) => [group.definition.name, simulatedGroup(group)])),
    ]);
    return { projects: Object.fromEntries(byName), faults };
}

function simulatedGroup({ environments, ...group }: StoredGroup): SimulatedGroup {
    return { ...group, environments: Object.fromEntries(environments.map(({ name, ...state }) => [name, state])) };
}
