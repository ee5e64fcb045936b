import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { type Ended, type Running, start } from "./processes";
import { type ExportedState, exportedState } from "./state";

const repository = resolve(__dirname, "../..");

/** What a stack is made of. */
export interface StackOptions {
    /** JavaScript text of the program. */
    readonly program?: string;
    /** A whole Pulumi project to copy instead. */
    readonly project?: string;
    /** A whole Pulumi project to run where it is, with what is installed there. */
    readonly installed?: string;
    /** Configuration, `apinizer:url` and so on. */
    readonly config?: Readonly<Record<string, string>>;
    /** The same, encrypted. */
    readonly secrets?: Readonly<Record<string, string>>;
    /** Environment of the CLI and all it starts, on top of a clean one. */
    readonly env?: Readonly<Record<string, string>>;
    /** Whether the CLI prints colors; then it reads color directives in every text, and panics at one it does not know. */
    readonly color?: "always" | "never";
}

export type Command = "up" | "preview" | "refresh" | "destroy";

const open = new Set<Stack>();

/** Closes every stack that a test left open; for afterEach. */
export async function closeStacks(): Promise<void> {
    await Promise.all([...open].map((stack) => stack.close()));
}

/** One stack of the real engine, with a home, a backend and a program folder of its own in a temp folder. */
export class Stack {
    readonly folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-test-"));
    readonly #program: string;
    readonly #color: "always" | "never";
    readonly #running = new Set<Running>();
    readonly #env: Record<string, string> = {};

    private constructor(options: StackOptions) {
        open.add(this);
        const { project, program, env, installed, color = "never" } = options;
        this.#color = color;
        this.#program = installed ?? join(this.folder, "program");
        for (const name of ["backend", "home", "temp"]) {
            mkdirSync(join(this.folder, name));
        }
        if (installed === undefined) {
            this.#write(project, program);
            this.#link();
        }
        this.env(env ?? {});
    }

    #write(project: string | undefined, program: string | undefined): void {
        if (project === undefined) {
            mkdirSync(this.#program);
            const manifest = "name: test\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n";
            writeFileSync(join(this.#program, "Pulumi.yaml"), manifest);
            writeFileSync(join(this.#program, "package.json"), JSON.stringify({ name: "test", main: "index.js" }));
            this.program(program ?? "");
        } else {
            const isInstalled = (path: string) => basename(path) === "node_modules"; // we link our own
            cpSync(project, this.#program, { recursive: true, filter: (path) => !isInstalled(path) });
        }
    }

    static async create(options: StackOptions): Promise<Stack> {
        const stack = new Stack(options);
        expectSuccess(await stack.run(["stack", "init", "dev"]));
        await stack.#configure(options.config ?? {}, options.secrets ?? {});
        return stack;
    }

    /** Replaces the program. */
    program(text: string): void {
        writeFileSync(join(this.#program, "index.js"), text);
    }

    /** Adds to the environment of the commands that follow. */
    env(more: Readonly<Record<string, string>>): void {
        Object.assign(this.#env, more);
    }

    config(values: Readonly<Record<string, string>>, how: "--plaintext" | "--secret" = "--plaintext"): Promise<void> {
        return how === "--secret" ? this.#configure({}, values) : this.#configure(values, {});
    }

    up(...args: string[]): Promise<Ended> {
        return this.run(["up", "--yes", "--skip-preview", ...args]);
    }

    preview(...args: string[]): Promise<Ended> {
        return this.run(["preview", ...args]);
    }

    refresh(...args: string[]): Promise<Ended> {
        return this.run(["refresh", "--yes", "--skip-preview", ...args]);
    }

    destroy(...args: string[]): Promise<Ended> {
        return this.run(["destroy", "--yes", "--skip-preview", ...args]);
    }

    async export(): Promise<ExportedState> {
        return exportedState.parse(JSON.parse(await this.exportText()));
    }

    /** The state as the CLI prints it, with secrets shown, so that a search for one finds it. */
    async exportText(): Promise<string> {
        return expectSuccess(await this.run(["stack", "export", "--show-secrets"])).stdout;
    }

    async outputs(): Promise<unknown> {
        return JSON.parse(expectSuccess(await this.run(["stack", "output", "--json"])).stdout);
    }

    async run(args: readonly string[]): Promise<Ended> {
        return this.start(args).ended;
    }

    /** Runs a line in a shell, as a user does who copies it from a message. */
    async shell(line: string): Promise<Ended> {
        return this.#start("sh", ["-c", line]).ended;
    }

    /** Starts a command of the CLI that the test may kill. */
    start(args: readonly string[]): Running {
        return this.#start("pulumi", [...args, "--non-interactive", "--color", this.#color]);
    }

    #start(command: string, args: readonly string[]): Running {
        const running = start(command, args, { cwd: this.#program, env: this.#environment() });
        this.#running.add(running);
        running.ended.finally(() => this.#running.delete(running)).catch(() => undefined);
        return running;
    }

    async close(): Promise<void> {
        await Promise.all([...this.#running].map((running) => running.kill()));
        rmSync(this.folder, { recursive: true, force: true });
        open.delete(this);
    }

    /** One call for all of it: each costs a quarter of a second. */
    async #configure(plain: Readonly<Record<string, string>>, secrets: Readonly<Record<string, string>>) {
        const pairs = [
            ...Object.entries(plain).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]),
            ...Object.entries(secrets).flatMap(([key, value]) => ["--secret", `${key}=${value}`]),
        ];
        if (pairs.length > 0) {
            expectSuccess(await this.run(["config", "set-all", ...pairs]));
        }
    }

    /** Nothing of the caller's Pulumi, proxies or settings reaches the CLI. */
    #environment(): NodeJS.ProcessEnv {
        return {
            PATH: process.env.PATH,
            HOME: join(this.folder, "home"),
            TMPDIR: join(this.folder, "temp"), // a killed language host leaves its pipes there
            PULUMI_HOME: join(this.folder, "home"),
            // Beside each state the CLI keeps a file of attributes, which a kill can leave empty: it then reads neither.
            PULUMI_BACKEND_URL: `file://${join(this.folder, "backend")}?metadata=skip`,
            PULUMI_CONFIG_PASSPHRASE: "test",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            ...this.#env,
        };
    }

    /** What a user's `npm install` would put beside the program. */
    #link(): void {
        const links = {
            "pulumi-apinizer": repository,
            "@pulumi/pulumi": join(repository, "node_modules/@pulumi/pulumi"),
            "@types/node": join(repository, "node_modules/@types/node"),
            typescript: join(repository, "node_modules/typescript"),
        };
        for (const [name, target] of Object.entries(links)) {
            const link = join(this.#program, "node_modules", name);
            mkdirSync(dirname(link), { recursive: true });
            symlinkSync(target, link);
        }
    }
}

/** The result of a command that must have succeeded; its output is the error where it did not. */
export function expectSuccess(ended: Ended): Ended {
    if (ended.code !== 0) {
        throw new Error(`the CLI ended with ${ended.code}:\n${ended.text}`);
    }
    return ended;
}

/** The result of a command that must have failed. */
export function expectFailure(ended: Ended): Ended {
    if (ended.code === 0) {
        throw new Error(`the CLI ended well, but should have failed:\n${ended.text}`);
    }
    return ended;
}
