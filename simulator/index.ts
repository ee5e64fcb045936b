/**
 * A stand-in for a Manager, for tests: `import { startSimulator } from "pulumi-apinizer/simulator"`.
 *
 * @module pulumi-apinizer/simulator
 */

import { DataFile } from "./dataFile";
import { Deployments, type Environments } from "./deployments";
import { FaultScript } from "./faultScript";
import { Groups } from "./groups";
import { handlersOf } from "./handlers";
import { SimulatedManager } from "./manager";
import { parseOrThrow } from "./oneLineErrors";
import { type Behaviour, simulatorOptions } from "./options";
import { type RecordedRequest, Recorder } from "./recording";
import { Routes } from "./routes";
import { listen } from "./server";
import { type SimulatorState, stateOf } from "./state";
import { Tokens } from "./tokens";
import type { ScriptedFault } from "./types/faults";
import type { SimulatorOptions } from "./types/options";

export type { SimulatedOperation } from "./endpoints";
export type { RecordedRequest } from "./recording";
export type { SimulatedGroup, SimulatorState } from "./state";
export type * from "./types/faults";
export type * from "./types/options";
export type { EnvironmentState } from "./types/state";

/** A running simulator. */
export interface Simulator {
    /** Its origin, for `apinizer:url`. Example: `http://127.0.0.1:35713`. */
    readonly url: string;
    /** Every request so far, in the order of arrival. Their `status` is filled in when they are answered. */
    requests(): readonly RecordedRequest[];
    /** Forgets the requests so far. */
    clearRequests(): void;
    /** Replaces the script of faults, and counts anew. Throws when it is not one, and then keeps the old one. */
    setFaults(faults: readonly ScriptedFault[]): void;
    /** What it holds now. */
    state(): SimulatorState;
    /** Ends the life of every token that clients exchanged their secrets for. */
    expireTokens(): void;
    /** Stops it, and ends all connections at once, also those that hang. */
    close(): Promise<void>;
}

/**
 * Starts a stand-in for the Management API on the loopback interface, for tests and first steps without a Manager. It
 * answers as the documentation says, also to what is wrong, and keeps nothing unless `dataFile` is given.
 *
 * @param options What it holds and how it behaves; everything has a default.
 * @returns the running simulator, once it can be reached.
 * @throws when an option is wrong, when the port is taken, and when the data file holds something else.
 *
 * @example
 * ```ts
 * const manager = await startSimulator({ projects: ["Retail"], environments: { production: 3 } });
 * // … apinizer:url = manager.url, apinizer:token = "simulator-token"
 * await manager.close();
 * ```
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
    const behaviour = parseOrThrow(simulatorOptions, options, "the simulator's options are wrong");
    const dataFile = behaviour.dataFile === undefined ? undefined : new DataFile(behaviour.dataFile);
    const groups = new Groups(behaviour.projects, dataFile?.load());
    const environments = environmentsOf(behaviour);
    const deployments = new Deployments(environments, groups, behaviour.forgetsUndeployed);
    const manager = new SimulatedManager(behaviour, environments, groups, deployments);
    const tokens = new Tokens(behaviour.token, behaviour.clients, behaviour.tokenLifetimeSeconds);
    const faults = new FaultScript();
    const recorder = new Recorder();
    const controls = {
        requests: () => recorder.requests(),
        clearRequests: () => recorder.clear(),
        setFaults: (script: unknown) => faults.set(script),
        state: () => stateOf(groups.data().projects, faults.applied()),
        expireTokens: () => tokens.expire(),
    };
    const { url, close } = await listen({
        behaviour,
        routes: new Routes(handlersOf(manager, tokens), tokens),
        faults,
        recorder,
        processed: () => dataFile?.save(groups),
        controls,
    });
    return { url, close, ...controls };
}

function environmentsOf({ environments }: Behaviour): Environments {
    const podsOf = (name: string, count: number) =>
        Array.from({ length: count }, (_, index) => `${name}-pod-${index + 1}`);
    return new Map(
        Object.entries(environments).map(([name, pods]) => [
            name,
            typeof pods === "number" ? podsOf(name, pods) : pods,
        ]),
    );
}
