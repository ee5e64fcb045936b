import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import * as tar from "tar";
import { z } from "zod";

const manifest = z.looseObject({ name: z.string(), version: z.string() });
type Manifest = z.output<typeof manifest>;

/** A package that the registry has: what its package.json says, and how to get its tarball. */
interface Release {
    readonly manifest: Manifest;
    tarball(): Promise<Buffer>;
}

/** A registry of packages on the loopback interface, with as much of its protocol as installing takes. */
export class Registry {
    readonly #packages = new Map<string, Map<string, Release>>();
    readonly #server: Server;
    url = "";

    private constructor() {
        this.#server = createServer((request, response) => {
            const path = decodeURIComponent(new URL(request.url ?? "/", this.url).pathname).slice(1);
            this.#answer(path).then(
                (answer) => response.writeHead(answer === undefined ? 404 : 200).end(answer),
                (error: unknown) => response.writeHead(500).end(String(error)),
            );
        });
    }

    /** Starts one that has what is installed in these node_modules folders. */
    static async start(installed: readonly string[]): Promise<Registry> {
        const registry = new Registry();
        for (const folder of installed) {
            registry.#addAll(folder);
        }
        await new Promise<void>((resolve) => registry.#server.listen(0, "127.0.0.1", resolve));
        const { port } = registry.#server.address() as AddressInfo;
        registry.url = `http://127.0.0.1:${port}`;
        return registry;
    }

    /** Adds the package in a folder, without what is installed in it. */
    addFolder(folder: string): void {
        this.#add(read(join(folder, "package.json")), () => tarballOf(folder));
    }

    /** Adds a packed package. */
    async addTarball(file: string): Promise<void> {
        let text = "";
        const take = (entry: tar.ReadEntry) => {
            entry.on("data", (piece) => {
                text += piece.toString();
            });
        };
        await tar.list({ file, filter: (path) => path === "package/package.json", onReadEntry: take });
        const bytes = readFileSync(file);
        this.#add(manifest.parse(JSON.parse(text)), async () => bytes);
    }

    async close(): Promise<void> {
        this.#server.closeAllConnections();
        await new Promise((resolve) => this.#server.close(resolve));
    }

    #addAll(folder: string): void {
        for (const name of existsSync(folder) ? readdirSync(folder) : []) {
            const path = join(folder, name);
            if (name.startsWith("@")) {
                this.#addAll(path);
            } else if (existsSync(join(path, "package.json"))) {
                this.addFolder(path);
                this.#addAll(join(path, "node_modules"));
            }
        }
    }

    #add(about: Manifest, make: () => Promise<Buffer>): void {
        const releases = this.#packages.get(about.name) ?? new Map<string, Release>();
        this.#packages.set(about.name, releases);
        let made: Promise<Buffer> | undefined;
        const tarball = () => {
            made ??= make();
            return made;
        };
        releases.set(about.version, { manifest: about, tarball });
    }

    /** `name` asks for what there is of a package, `name/-/version.tgz` for one release of it. */
    async #answer(path: string): Promise<string | Buffer | undefined> {
        const [name = "", file] = path.split("/-/");
        const releases = this.#packages.get(name);
        if (file !== undefined || releases === undefined) {
            return releases?.get(file?.replace(/\.tgz$/, "") ?? "")?.tarball();
        }
        const versions: Record<string, object> = {};
        for (const [version, release] of releases) {
            const bytes = await release.tarball();
            const dist = {
                tarball: `${this.url}/${name}/-/${version}.tgz`,
                shasum: createHash("sha1").update(bytes).digest("hex"),
                integrity: `sha512-${createHash("sha512").update(bytes).digest("base64")}`,
            };
            versions[version] = { ...release.manifest, dist };
        }
        const latest = Object.keys(versions)
            .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
            .at(-1);
        return JSON.stringify({ name, "dist-tags": { latest }, versions });
    }
}

function read(file: string): Manifest {
    return manifest.parse(JSON.parse(readFileSync(file, "utf8")));
}

async function tarballOf(folder: string): Promise<Buffer> {
    const isOwn = (path: string) => !path.startsWith("./node_modules/") && path !== "./node_modules";
    const options = { cwd: folder, prefix: "package", portable: true, gzip: { level: 1 }, filter: isOwn };
    const pieces: Buffer[] = [];
    for await (const piece of tar.create(options, ["."])) {
        pieces.push(piece);
    }
    return Buffer.concat(pieces);
}
