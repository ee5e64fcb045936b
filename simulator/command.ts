#!/usr/bin/env node
import { parseArgs } from "node:util";
import { z } from "zod";
import { type Simulator, startSimulator } from "./index";
import { inOneLine, problemsOf } from "./oneLineErrors";
import { simulatorOptions } from "./options";
import type { SimulatorOptions } from "./types/options";

const helpText = `apinizer-simulator: a stand-in for the Apinizer Management API on the loopback interface.

  --port N                    port; 0 lets the system choose (default 0)
  --project NAME              a project; may be repeated (default Retail)
  --environment NAME:PODS     an environment and its pods, a number or names with commas; may be repeated
                              (default production:2)
  --proxy NAME                an API proxy, in every project; may be repeated (default none)
  --token TOKEN               the token that never expires (default simulator-token)
  --client ID:SECRET          a client whose secret is exchanged for tokens; may be repeated (default none)
  --envelope new|old          the envelope around answers (default new)
  --latency-ms N              waited before every request is processed, in milliseconds (default 0)
  --data FILE                 keeps the groups in a file (default: they are forgotten)
  --lists-client-route        the list of groups has clientRoute, as in openapi.yaml
  --lists-members             the members of a group can be listed, as in openapi.yaml since August 2026
  --relative-path PROJECT:PATH
                              the relativePath of a project, in front of the paths of its groups; may be repeated
                              (default none)
  --repeats-relative-path     each redeployment puts it in front once more, as releases before 2026.04.8 did
  --help                      this text

When it is ready it prints one line of JSON, {"url": "..."}, and nothing else to standard output. It ends on SIGINT and
SIGTERM. Without a token, for tests: GET and DELETE /__simulator/requests, GET /__simulator/state,
POST /__simulator/faults, POST /__simulator/expire-tokens.`;

/** Where the command prints: whole lines, without their ends. */
export interface Printer {
    out(line: string): void;
    err(line: string): void;
}

/** Runs the command; the result is the running simulator, or the exit code where none runs. */
export async function main(args: readonly string[], print: Printer): Promise<Simulator | number> {
    const options = parseOrPrint(args, print);
    if (options === undefined) {
        return 2;
    }
    if (options === "help") {
        print.out(helpText);
        return 0;
    }
    try {
        const simulator = await startSimulator(options);
        print.out(JSON.stringify({ url: simulator.url }));
        return simulator;
    } catch (error) {
        print.err(`apinizer-simulator: ${inOneLine(error)}`);
        return 1;
    }
}

function parseOrPrint(args: readonly string[], print: Printer): ReturnType<typeof optionsOf> | undefined {
    try {
        return optionsOf(args);
    } catch (error) {
        print.err(`apinizer-simulator: ${inOneLine(error)} (--help tells more)`);
        return undefined;
    }
}

/** The options of {@link startSimulator} by the names that the command line has for them. */
const names: Readonly<Record<string, string>> = {
    port: "--port",
    projects: "--project",
    environments: "--environment",
    proxies: "--proxy",
    token: "--token",
    clients: "--client",
    envelope: "--envelope",
    latencyMs: "--latency-ms",
    dataFile: "--data",
    relativePaths: "--relative-path",
};

/** The options that a command line asks for, or `help`. Throws on anything that is none. */
export function optionsOf(args: readonly string[]): SimulatorOptions | "help" {
    const { values } = parseArgs({
        args: [...args],
        options: {
            port: { type: "string" },
            project: { type: "string", multiple: true },
            environment: { type: "string", multiple: true },
            proxy: { type: "string", multiple: true },
            token: { type: "string" },
            client: { type: "string", multiple: true },
            envelope: { type: "string" },
            "latency-ms": { type: "string" },
            data: { type: "string" },
            "lists-client-route": { type: "boolean" },
            "lists-members": { type: "boolean" },
            "relative-path": { type: "string", multiple: true },
            "repeats-relative-path": { type: "boolean" },
            help: { type: "boolean" },
        },
    });
    if (values.help) {
        return "help";
    }
    const options = simulatorOptions.safeParse({
        port: numberOf(values.port),
        projects: values.project,
        environments: pairsOf("--environment", values.environment, podsOf),
        proxies: values.proxy,
        token: values.token,
        clients: pairsOf("--client", values.client, (secret) => secret),
        envelope: values.envelope,
        latencyMs: numberOf(values["latency-ms"]),
        dataFile: values.data,
        listsClientRoute: values["lists-client-route"],
        listsMembers: values["lists-members"],
        relativePaths: pairsOf("--relative-path", values["relative-path"], (path) => path),
        repeatsRelativePath: values["repeats-relative-path"],
    });
    if (!options.success) {
        throw new TypeError(problemsOf(options.error, inCommandLine));
    }
    return options.data;
}

function inCommandLine([option, ...rest]: PropertyKey[]): string {
    return [names[String(option)] ?? String(option), ...(rest.length === 0 ? [] : [z.core.toDotPath(rest)])].join(" ");
}

function numberOf(text: string | undefined): number | undefined {
    return text === undefined ? undefined : text.trim() === "" ? Number.NaN : Number(text);
}

function podsOf(text: string): number | string[] {
    return /^\d+$/.test(text) ? Number(text) : text.split(",");
}

/** What is left and right of each first colon; a secret may hold more of them. */
function pairsOf<Value>(
    option: string,
    pairs: readonly string[] | undefined,
    read: (text: string) => Value,
): Record<string, Value> | undefined {
    if (pairs === undefined) {
        return undefined;
    }
    const values = new Map<string, Value>();
    for (const pair of pairs) {
        const [, name, text] = /^([^:]+):(.+)$/.exec(pair) ?? [];
        if (name === undefined || text === undefined) {
            // Not the pair itself: a secret may stand in it.
            throw new TypeError(`${option} takes two parts with a colon between them`);
        }
        if (values.has(name)) {
            throw new TypeError(`${option} names ${name} twice`);
        }
        values.set(name, read(text));
    }
    return Object.fromEntries(values);
}

if (require.main === module) {
    const print = {
        out: (line: string) => process.stdout.write(`${line}\n`),
        err: (line: string) => process.stderr.write(`${line}\n`),
    };
    void main(process.argv.slice(2), print).then((result) => {
        if (typeof result === "number") {
            process.exitCode = result;
            return;
        }
        for (const signal of ["SIGINT", "SIGTERM"] as const) {
            process.once(signal, () => void result.close());
        }
    });
}
