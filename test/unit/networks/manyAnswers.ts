import { ApinizerClient } from "../../../provider/apinizer/client";
import { Semaphore } from "../../../provider/apinizer/semaphore";

/**
 * A program of its own, because memory is that of a process. It makes 32 calls at a time, keeps what came of them, and
 * prints the most memory that it saw, in MB, and how the calls ended.
 */
async function main(manager: string): Promise<void> {
    const client = new ApinizerClient({
        manager,
        credentials: { token: "simulator-token" },
        agent: "test",
        requestTimeoutMs: 300_000,
        deployTimeoutMs: 300_000,
        maxRetries: 0,
        semaphore: new Semaphore(32),
        maxConcurrency: 32,
        insecureSkipVerify: false,
    });
    let most = 0;
    const calls = Array.from({ length: 32 }, (_, number) =>
        client.call("listGroups", { projectName: `P${number}` }).finally(() => {
            most = Math.max(most, process.memoryUsage.rss());
        }),
    );
    const ended = await Promise.allSettled(calls);
    await client.close();
    most = Math.max(most, process.memoryUsage.rss());
    const ends = ended.map((end) => (end.status === "rejected" ? String(end.reason) : "answered"));
    process.stdout.write(JSON.stringify({ megabytes: Math.round(most / 1024 / 1024), ends }));
}

void main(process.argv[2] ?? "");
