#!/usr/bin/env node
import { parseArgs } from "node:util";
import { z } from "zod";
import { type Simulator, type SimulatorOptions, startSimulator } from "./index";
import { simulatorOptions } from "./options";

const help = `apinizer-simulator: a stand-in for the Apinizer Management API on the loopback interface.

  --port N                    port; 0 lets the system choose (default 0)
  --project NAME              a project; may be repeated (default Retail)
  --environment NAME:PODS     an environment and its pods, a number or names with commas; may be repeated
                              (default production:2)
  --proxy NAME                an API proxy, in every project; may be repeated
  --token TOKEN               the token that never expires (default simulator-token)
  --client ID:SECRET          a client whose secret is exchanged for tokens; may be repeated
  --envelope new|old          the envelope around answers (default new)
  --latency-ms N              added to every answer, in milliseconds (default 0)
  --data FILE                 keeps the groups in a file
  --lists-client-route        the list of groups has clientRoute, as in openapi.yaml
  --help                      this text

When it is ready it prints one line of JSON, {"url": "..."}, and nothing else to standard output.
GET, DELETE /__simulator/requests, GET /__simulator/state, POST /__simulator/faults, POST /__simulator/expire-tokens`;

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
            help: { type: "boolean" },
        },
    });
    if (values.help) {
        return "help";
    }
    const given = {
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
    };
    const options = simulatorOptions.safeParse(
        Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    );
    if (!options.success) {
        throw new Error(
            options.error.issues.map((issue) => `${z.core.toDotPath(issue.path)}: ${issue.message}`).join("; "),
        );
    }
    return options.data;
}

function numberOf(text: string | undefined): number | undefined {
    return text === undefined ? undefined : text.trim() === "" ? Number.NaN : Number(text);
}

function podsOf(text: string): number | string[] {
    return /^\d+$/.test(text) ? Number(text) : text.split(",");
}

function pairsOf<Value>(
    option: string,
    pairs: readonly string[] | undefined,
    value: (text: string) => Value,
): Record<string, Value> | undefined {
    if (pairs === undefined) {
        return undefined;
    }
    return Object.fromEntries(
        pairs.map((pair) => {
            const colon = pair.indexOf(":");
            if (colon < 1 || colon === pair.length - 1) {
                throw new Error(`${option} takes two parts with a colon between them, not ${JSON.stringify(pair)}`);
            }
            return [pair.slice(0, colon), value(pair.slice(colon + 1))];
        }),
    );
}

/** Runs the command; the result is the running simulator, or the exit code where none runs. */
export async function main(
    args: readonly string[],
    print: { out(line: string): void; err(line: string): void },
): Promise<Simulator | number> {
    let options: SimulatorOptions | "help";
    try {
        options = optionsOf(args);
    } catch (error) {
        print.err(`apinizer-simulator: ${error instanceof Error ? error.message : String(error)} (--help tells more)`);
        return 2;
    }
    if (options === "help") {
        print.out(help);
        return 0;
    }
    try {
        const simulator = await startSimulator(options);
        print.out(JSON.stringify({ url: simulator.url }));
        return simulator;
    } catch (error) {
        print.err(`apinizer-simulator: ${error instanceof Error ? error.message : String(error)}`);
        return 1;
    }
}

if (require.main === module) {
    const print = {
        out: (line: string) => process.stdout.write(`${line}\n`),
        err: (line: string) => process.stderr.write(`${line}\n`),
    };
    main(process.argv.slice(2), print).then((result) => {
        if (typeof result === "number") {
            process.exitCode = result;
            return;
        }
        for (const signal of ["SIGINT", "SIGTERM"] as const) {
            process.once(signal, () => void result.close());
        }
    });
}
