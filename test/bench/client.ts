import { spawn } from "node:child_process";
import { once } from "node:events";
import { loadavg } from "node:os";
import { EnvHttpProxyAgent } from "undici";
import { ApinizerClient } from "../../provider/apinizer/client";
import { ManagerProcess } from "./manager";
import { quantile } from "./median";
import { profileOfCalls } from "./profile";
import type { ClientRow, ProfileRow } from "./results";
import { inTurn } from "./turns";
import { groups, projectName } from "./values";

/** How many calls at a time, and how long the Manager takes for one. */
const loads = [0, 20].flatMap((latencyMs) => [1, 8, 32].map((parallel) => ({ latencyMs, parallel })));

/** One update call. */
interface Sender {
    readonly client: ClientRow["client"];
    send(): Promise<void>;
    close(): Promise<void>;
}

interface Sample {
    readonly times: number[];
    wallMs: number;
    cpuUs: number;
}

const token = "simulator-token";
const [definition] = groups(2, 1)
    .slice(1)
    .map(({ projectName: _, ...rest }) => rest);
const path = `/apiops/projects/${projectName}/apiProxyGroups/`;

/** The client alone: the update call of one group, against what sends the same bytes without it. */
export async function measureClient(slices: number, say: (line: string) => void): Promise<ClientRow[]> {
    const rows: ClientRow[] = [];
    for (const load of loads) {
        const manager = await ManagerProcess.start("--latency-ms", String(load.latencyMs));
        const senders = [ours(manager.url, load.parallel), undici(manager.url, load.parallel), curl(manager.url)];
        try {
            await post(manager.url);
            rows.push(...(await inTurns(manager, senders, load, slices)));
        } finally {
            await Promise.all(senders.map((sender) => sender.close()));
            await manager.close();
        }
        say(`client, ${load.parallel} in parallel, ${load.latencyMs} ms: ${inWords(rows.slice(-senders.length))}`);
    }
    return rows;
}

/** Where the processor time of our client goes, under its heaviest load. */
export async function profileOfClient(): Promise<ProfileRow[]> {
    const parallel = 32;
    const manager = await ManagerProcess.start();
    const sender = ours(manager.url, parallel);
    try {
        await post(manager.url);
        await sliceOf(sender, parallel, 1000);
        return await profileOfCalls(async () => {
            await sliceOf(sender, parallel, 2000);
        });
    } finally {
        await sender.close();
        await manager.close();
    }
}

async function inTurns(
    manager: ManagerProcess,
    senders: readonly Sender[],
    load: { parallel: number; latencyMs: number },
    slices: number,
): Promise<ClientRow[]> {
    const samples = new Map<Sender, Sample>(senders.map((sender) => [sender, { times: [], wallMs: 0, cpuUs: 0 }]));
    for (let slice = 0; slice <= slices; slice += 1) {
        for (const [sender, sample] of inTurn([...samples], slice)) {
            // Not counted: whoever comes after curl finds the processor's caches full of its processes.
            await sliceOf(sender, load.parallel, 300);
            const taken = await sliceOf(sender, load.parallel, 1000);
            if (slice > 0) {
                // the first one warms up
                sample.times.push(...taken.times);
                sample.wallMs += taken.wallMs;
                sample.cpuUs += taken.cpuUs;
            }
            await manager.requests(); // forgets them, or its memory would grow
        }
    }
    return [...samples].map(([{ client }, { times, wallMs, cpuUs }]) => ({
        client,
        ...load,
        perSecond: (1000 * times.length) / wallMs,
        p50Ms: quantile(times, 0.5),
        p99Ms: quantile(times, 0.99),
        ...(client === "curl" ? {} : { cpuUs: cpuUs / times.length }),
        load: loadavg()[0] ?? 0,
    }));
}

async function sliceOf(sender: Sender, parallel: number, forMs: number): Promise<Sample> {
    const times: number[] = [];
    const began = performance.now();
    const cpu = process.cpuUsage();
    const lane = async () => {
        while (performance.now() - began < forMs) {
            const sent = performance.now();
            await sender.send();
            times.push(performance.now() - sent);
        }
    };
    await Promise.all(Array.from({ length: parallel }, lane));
    const { user, system } = process.cpuUsage(cpu);
    return { times, wallMs: performance.now() - began, cpuUs: user + system };
}

function ours(manager: string, parallel: number): Sender {
    const client = new ApinizerClient({
        manager,
        credentials: { token },
        requestTimeoutMs: 30_000,
        deployTimeoutMs: 120_000,
        maxRetries: 4,
        maxConcurrency: parallel,
        insecureSkipVerify: false,
        agent: "bench",
    });
    const subject = { projectName, groupName: definition?.name ?? "" };
    const body = JSON.parse(JSON.stringify(definition));
    return {
        client: "ours",
        send: async () => {
            await client.call("updateGroup", subject, body);
        },
        close: () => client.close(),
    };
}

const headers = {
    authorization: `Bearer ${token}`,
    accept: "application/json",
    "user-agent": "bench",
    "content-type": "application/json",
};

function undici(origin: string, parallel: number): Sender {
    const agent = new EnvHttpProxyAgent({ connections: parallel, allowH2: false });
    return {
        client: "undici",
        send: async () => {
            const answer = await agent.request({
                origin,
                path,
                method: "PUT",
                headers,
                body: JSON.stringify(definition),
            });
            await answer.body.json();
        },
        close: () => agent.destroy(),
    };
}

function curl(origin: string): Sender {
    const given = Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
    const args = ["--silent", "--request", "PUT", ...given, "--data", JSON.stringify(definition), `${origin}${path}`];
    return {
        client: "curl",
        send: async () => {
            await once(spawn("curl", args, { stdio: "ignore" }), "close");
        },
        close: async () => undefined,
    };
}

async function post(origin: string): Promise<void> {
    const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(definition) });
    if (!answer.ok) {
        throw new Error(`the Manager refused the group: ${await answer.text()}`);
    }
}

function inWords(rows: readonly ClientRow[]): string {
    return rows
        .map(({ client, perSecond, cpuUs }) => `${client} ${perSecond.toFixed(0)}/s (${cpuUs?.toFixed(0) ?? "?"} us)`)
        .join(", ");
}
