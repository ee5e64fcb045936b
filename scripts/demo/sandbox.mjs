import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { run } from "../run.mjs";
import { root } from "../setup.mjs";

/**
 * A simulator, a copy of an example's project, and a home and a backend of its own for the real CLI: nothing of the
 * user's Pulumi is touched, and nothing is left behind.
 */
export class Sandbox {
    static async open(env, example) {
        const simulator = spawn(
            process.execPath,
            [join(root, "dist/simulator/command.js"), "--environment", "production:3"],
            {
                stdio: ["ignore", "pipe", "inherit"],
            },
        );
        const [line] = await createInterface({ input: simulator.stdout })
            [Symbol.asyncIterator]()
            .next()
            .then(({ value }) => [value]);
        return new Sandbox(env, example, simulator, JSON.parse(line).url);
    }

    constructor(env, example, simulator, url) {
        this.folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-demo-"));
        this.simulator = simulator;
        this.url = url;
        this.project = join(this.folder, "program");
        cpSync(join(root, "examples", example), this.project, { recursive: true });
        symlinkSync(join(root, "node_modules"), join(this.project, "node_modules"));
        for (const name of ["home", "backend"]) {
            mkdirSync(join(this.folder, name));
        }
        this.env = {
            PATH: env.PATH,
            HOME: join(this.folder, "home"),
            PULUMI_HOME: join(this.folder, "home"),
            PULUMI_BACKEND_URL: `file://${join(this.folder, "backend")}`,
            PULUMI_CONFIG_PASSPHRASE: "demo",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            // The compiler looks at the example in `npm test`, and costs a second in each step.
            PULUMI_NODEJS_TRANSPILE_ONLY: "true",
            APINIZER_URL: url,
            APINIZER_TOKEN: "simulator-token",
        };
    }

    /** Runs the real CLI. Resolves to its exit code and to what it printed. */
    pulumi(...args) {
        return run("pulumi", [...args, "--non-interactive"], { quiet: true, cwd: this.project, env: this.env });
    }

    /** Replaces a text of the program, which must be there once. */
    edit(from, to) {
        const file = join(this.project, "index.ts");
        const parts = readFileSync(file, "utf8").split(from);
        if (parts.length !== 2) {
            throw new Error(`the program has ${parts.length - 1} times: ${from}`);
        }
        writeFileSync(file, parts.join(to));
    }

    /** The Management API calls since the last look. */
    async calls() {
        const answer = await fetch(`${this.url}/__simulator/requests`);
        const requests = await answer.json();
        await fetch(`${this.url}/__simulator/requests`, { method: "DELETE" });
        return requests.map(({ method, path, body }) => ({ method, path, body }));
    }

    /** A call of the Management API that Pulumi knows nothing of. */
    async behindOurBack(method, path) {
        const answer = await fetch(`${this.url}/apiops${path}`, {
            method,
            headers: { authorization: "Bearer simulator-token" },
        });
        if (!answer.ok) {
            throw new Error(`${method} ${path}: HTTP ${answer.status}`);
        }
        await this.calls();
    }

    async close() {
        const ended = new Promise((resolve) => this.simulator.once("exit", resolve));
        this.simulator.kill("SIGTERM");
        await ended;
        rmSync(this.folder, { recursive: true, force: true });
    }
}
