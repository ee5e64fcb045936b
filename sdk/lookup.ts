import * as pulumi from "@pulumi/pulumi";
import type { ApinizerClient } from "../provider/apinizer/client";
import type { AnswerOf, ListName, Subject } from "../provider/apinizer/operations";
import type { Semaphores } from "../provider/connectedClient";
import { ending } from "./ending";
import { warnOfPlainSecrets } from "./plainSecrets";
import { ProgramMemory } from "./program";
import { warnOnce } from "./warnings";

/** The clients of a program, by connection, and the semaphores that those of one Manager share. */
interface Clients {
    readonly byConnection: Map<string | undefined, ApinizerClient>;
    readonly semaphores: Semaphores;
}

const newClients = (): Clients => ({ byConnection: new Map(), semaphores: new Map() });
const clients = new ProgramMemory(newClients);

/**
 * One list of a Manager, its texts made safe for the engine, as those of resources are, and with the same warnings. A
 * program that does not catch its failure ends with the message alone, as the resources do.
 *
 * @internal
 */
export async function listed<Name extends ListName>(
    connection: string | undefined,
    name: Name,
    subject: Subject,
): Promise<AnswerOf<Name>["resultList"]> {
    const { plainError, plainLine, plainValue }: typeof import("../provider/hosts/outsideText") =
        require("../provider/hosts/outsideText");
    warnOfPlainSecrets();
    try {
        const { rows, leftOut } = await clientOf(connection).readableList(name, subject);
        if (leftOut !== undefined) {
            await pulumi.log.warn(plainLine(leftOut));
        }
        return plainValue(rows);
    } catch (error) {
        throw process.env.APINIZER_DEBUG ? plainError(error) : ending(error);
    }
}

/**
 * The client of a connection, with the settings that the resources use. Loaded with the first look-up: a program
 * without one needs neither the client nor its libraries.
 */
function clientOf(connection: string | undefined): ApinizerClient {
    const { byConnection, semaphores } = clients.get() ?? newClients();
    const client = byConnection.get(connection) ?? connect(connection, semaphores);
    byConnection.set(connection, client);
    return client;
}

function connect(connection: string | undefined, semaphores: Semaphores): ApinizerClient {
    const { settingsOf }: typeof import("../provider/settings") = require("../provider/settings");
    const { configurationOr }: typeof import("../provider/settings/source") = require("../provider/settings/source");
    const { connectedClient, userAgent }: typeof import("../provider/connectedClient") =
        require("../provider/connectedClient");
    const configuration = (key: string) => pulumi.runtime.getConfig(`apinizer:${key}`);
    const settings = settingsOf(configurationOr(process.env, configuration), connection);
    return connectedClient(settings, userAgent(), semaphores, warnOnce);
}

/**
 * A look-up whose arguments are outputs. It waits for them, for what `dependsOn` names, and for the resources that the
 * arguments come from: in a preview they may not exist yet, and then the answer is open too. The engine's own
 * functions do the same.
 *
 * @internal
 */
export function lookedUp<Args, Result>(
    look: (args: Args) => Promise<Result>,
    args: pulumi.Output<Args>,
    opts: pulumi.InvokeOutputOptions | undefined,
): pulumi.Output<Result> {
    const needed = pulumi.output(resourcesOf(args)).apply((sources) => pulumi.all(sources.map(({ id }) => id)));
    const awaited = pulumi.output(opts?.dependsOn).apply((resources) => pulumi.all([resources].flat().map(existing)));
    return pulumi
        .all([needed, awaited])
        .apply(() => args)
        .apply(look);
}

function existing(resource: unknown): pulumi.Input<string> {
    return pulumi.CustomResource.isInstance(resource) ? resource.id : "";
}

/** The resources that an output comes from. The SDK has this on every output, but not in its types. */
async function resourcesOf(output: object): Promise<readonly pulumi.CustomResource[]> {
    const found: unknown =
        "allResources" in output && typeof output.allResources === "function" ? await output.allResources() : [];
    return found instanceof Set ? [...found].filter((resource) => pulumi.CustomResource.isInstance(resource)) : [];
}
