import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Simulator } from "../../../simulator";
import { main, optionsOf } from "../../../simulator/command";

const started: Simulator[] = [];
afterEach(async () => {
    await Promise.all(started.splice(0).map((simulator) => simulator.close()));
});

async function run(...args: string[]): Promise<{ out: string[]; err: string[]; ended: number | Simulator }> {
    const out: string[] = [];
    const err: string[] = [];
    const ended = await main(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
    if (typeof ended !== "number") {
        started.push(ended);
    }
    return { out, err, ended };
}

test("it prints one line of JSON with its address when it can be reached", async () => {
    const { out, err } = await run("--project", "My Project", "--environment", "production:1");
    const [, url] = /^\{"url":"(http:\/\/127\.0\.0\.1:\d+)"\}$/.exec(out.join("\n")) ?? [];

    const answer = await fetch(`${url}/apiops/projects/`, { headers: { authorization: "Bearer simulator-token" } });

    expect(err).toEqual([]);
    expect(await answer.json()).toMatchObject({ resultList: [{ name: "My Project" }], resultCount: 1 });
});

const defaults = {
    port: 0,
    projects: ["Retail"],
    environments: { production: 2 },
    proxies: [],
    token: "simulator-token",
    clients: {},
    tokenLifetimeSeconds: 3600,
    envelope: "new",
    latencyMs: 0,
    listsClientRoute: false,
    listsMembers: false,
    relativePaths: {},
    repeatsRelativePath: false,
    unknownEnvironment: "refuse",
    absentDescription: "clear",
    groupEnvironments: "all",
    forgetsUndeployed: false,
    undeployNothing: "success",
};

test.each<[string[], object]>([
    [[], {}],
    [["--port", "8080"], { port: 8080 }],
    [["--project", "a", "--project=b"], { projects: ["a", "b"] }],
    [
        ["--environment", "production:3", "--environment", "test:pod-a,pod-b"],
        { environments: { production: 3, test: ["pod-a", "pod-b"] } },
    ],
    [["--proxy", "cards", "--proxy", "loans"], { proxies: ["cards", "loans"] }],
    [["--token", "t"], { token: "t" }],
    [["--client", "ci:s:e", "--client", "cd:x"], { clients: { ci: "s:e", cd: "x" } }],
    [["--envelope", "old"], { envelope: "old" }],
    [["--latency-ms", "2.5"], { latencyMs: 2.5 }],
    [["--data", "file.json"], { dataFile: "file.json" }],
    [["--lists-client-route"], { listsClientRoute: true }],
    [["--lists-members"], { listsMembers: true }],
    [
        ["--project", "a", "--project", "b", "--relative-path", "a:/a:1", "--relative-path", "b:b/"],
        { projects: ["a", "b"], relativePaths: { a: "/a:1", b: "b/" } },
    ],
    [["--repeats-relative-path"], { repeatsRelativePath: true }],
])("%j", (args, options) => {
    expect(optionsOf(args)).toEqual({ ...defaults, ...options });
});

test.each<[string[], string]>([
    [["--prot", "1"], "'--prot'"],
    [["Retail"], "'Retail'"],
    [["--port"], "--port"],
    [["--port", "--token", "t"], "--port"],
    [["--port", "x"], "--port: "],
    [["--port", ""], "--port: "],
    [["--port", "65536"], "--port: "],
    [["--project", ""], "--project [0]: "],
    [["--environment", "production"], "--environment takes two parts"],
    [["--environment", "production:a,,b"], "--environment production"],
    [["--environment", "production:1", "--environment", "production:2"], "--environment names production twice"],
    [["--client", "ci:"], "--client takes two parts"],
    [["--envelope", "newer"], "--envelope: "],
    [["--latency-ms", "-1"], "--latency-ms"],
    [["--latency-ms=-1"], "--latency-ms: "],
    [["--token", "a b"], "--token: "],
    [["--data", ""], "--data: "],
    [["--relative-path", "Retail"], "--relative-path takes two parts"],
    [["--relative-path", "Retail:/a", "--relative-path", "Retail:/b"], "--relative-path names Retail twice"],
    [["--relative-path", "Retial:/a"], "--relative-path Retial: there is no such project"],
])("%j is refused in one line, with exit code 2", async (args, words) => {
    const { out, err, ended } = await run(...args);

    expect({ out, ended }).toEqual({ out: [], ended: 2 });
    expect(err).toEqual([expect.stringMatching(/^apinizer-simulator: .+ \(--help tells more\)$/)]);
    expect(err[0]).toContain(words);
});

test("a secret is not repeated in a refusal", async () => {
    const { err } = await run("--client", "only-the-secret");

    expect(err.join()).not.toContain("only-the-secret");
});

test("help names every option and every default, and starts nothing", async () => {
    const { out, err, ended } = await run("--help", "--port", "0");

    expect({ err, ended }).toEqual({ err: [], ended: 0 });
    for (const words of [
        ...["port", "project", "environment", "proxy", "token", "client", "envelope", "latency-ms", "data"],
        ...["lists-client-route", "lists-members", "relative-path", "repeats-relative-path", "help"],
    ]) {
        expect(out[0]).toContain(`--${words}`);
    }
    expect(out[0]).toContain("(default Retail)");
    expect(out[0]).toContain("(default production:2)");
    expect(Math.max(...(out[0] ?? "").split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
});

test("a port that is taken is said in one line, with exit code 1", async () => {
    const { ended } = await run();
    const port = typeof ended === "number" ? "" : new URL(ended.url).port;

    expect(await run("--port", port)).toEqual({
        out: [],
        err: [`apinizer-simulator: port ${port} is taken already`],
        ended: 1,
    });
});

test("a data file that holds something else is said in one line, with exit code 1", async () => {
    const folder = mkdtempSync(join(tmpdir(), "apinizer-simulator-"));
    const file = join(folder, "data.json");
    writeFileSync(file, "{}");

    const { out, err, ended } = await run("--data", file);
    rmSync(folder, { recursive: true });

    expect({ out, ended }).toEqual({ out: [], ended: 1 });
    expect(err).toEqual([
        expect.stringMatching(/^apinizer-simulator: the data file .+ is not one of a simulator: .+$/),
    ]);
});
