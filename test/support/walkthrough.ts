import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { type Block, blocksOf } from "./pages";
import { type Ended, type Running, start, until } from "./processes";
import { expectSuccess } from "./stack";

/** The port that a page gives what it starts in the background. Here the system chooses one. */
const portOnThePage = /\b80\d\d\b/;

/** The line that says that it can be reached, and where. */
const started = z.object({ url: z.string() });

/**
 * Somebody who reads pages in an empty folder and does what they say, in order, and nothing else: writes the files
 * (`file=…`), types the commands (`run`), starts what runs in a second terminal (`background`), and looks for the lines
 * that the last command should have printed (`output`). Blocks without such a word are only read.
 */
export class Walkthrough {
    readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-apinizer-reader-")));
    readonly #env: NodeJS.ProcessEnv;
    readonly #background: Running[] = [];
    /** Where what the pages have at an address is in truth. */
    readonly #addresses = new Map<string, string>();
    #last: Ended | undefined;

    constructor(env: Readonly<Record<string, string>>) {
        const home = join(this.folder, "home");
        for (const path of [home, join(this.folder, "work")]) {
            mkdirSync(path);
        }
        this.#env = {
            PATH: process.env.PATH,
            HOME: home,
            // Without it the CLI asks the system whose home it is in, and not HOME: https://pkg.go.dev/os/user#Current
            PULUMI_HOME: join(home, ".pulumi"),
            TMPDIR: home,
            PULUMI_SKIP_UPDATE_CHECK: "true",
            ...env,
        };
        writeFileSync(this.#session, `cd ${quoted(join(this.folder, "work"))}\n`);
    }

    /** Does what a page says. Resolves to the number of blocks that were acted on. */
    async follow(page: string): Promise<number> {
        let acted = 0;
        for (const block of blocksOf(page)) {
            const act = this.#actionOf(block);
            if (act !== undefined) {
                acted += 1;
                await act().catch((error: unknown) => {
                    throw new Error(`${block.page}:${block.line}: ${error instanceof Error ? error.message : error}`);
                });
            }
        }
        return acted;
    }

    async close(): Promise<void> {
        await Promise.all(this.#background.map((running) => running.kill()));
        rmSync(this.folder, { recursive: true, force: true });
    }

    #actionOf({ attributes, text }: Block): (() => Promise<void>) | undefined {
        const [kind = "", file = ""] = (attributes[0] ?? "").split("=");
        const typed = [...this.#addresses].reduce((so, [page, truth]) => so.replaceAll(page, truth), text);
        const actions: Readonly<Record<string, () => Promise<void>>> = {
            run: () => this.#run(typed),
            file: () => this.#run(`cat > ${quoted(file)} <<'END OF FILE'\n${typed}END OF FILE\n`),
            background: () => this.#start(typed),
            output: () => this.#compare(text),
        };
        return actions[kind];
    }

    /** Where the next command finds the folder and the variables that the last one left. */
    get #session(): string {
        return join(this.folder, "session");
    }

    async #run(text: string): Promise<void> {
        const session = quoted(this.#session);
        const keep = `{ echo "cd $(printf %q "$PWD")"; export -p; } > ${session}`;
        this.#last = await this.#shell(`${text}\n${keep}`).ended;
        expectSuccess(this.#last);
    }

    async #start(text: string): Promise<void> {
        const [port = ""] = portOnThePage.exec(text) ?? [];
        const running = this.#shell(text.replace(port, "0"));
        this.#background.push(running);
        await until(() => running.text().includes("\n"));
        this.#addresses.set(`http://127.0.0.1:${port}`, started.parse(JSON.parse(running.text())).url);
    }

    async #compare(text: string): Promise<void> {
        const printed = this.#last?.text ?? "";
        const missing = text.split("\n").filter((line) => !printed.includes(line.trim()));
        if (missing.length > 0) {
            throw new Error(`not printed: ${missing.join("\n")}\nbut:\n${printed}`);
        }
    }

    #shell(text: string): Running {
        const script = `set -euo pipefail\nsource ${quoted(this.#session)}\n${text}`;
        return start("bash", ["-c", script], { cwd: this.folder, env: this.#env });
    }
}

function quoted(text: string): string {
    return `'${text.replaceAll("'", "'\\''")}'`;
}
