import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installable } from "../support/packages";
import { readers } from "../support/readers";
import type { Registry } from "../support/registry";
import { Walkthrough } from "../support/walkthrough";

/** What the first reader fetched, the next need not fetch again. */
const cache = mkdtempSync(join(tmpdir(), "pulumi-apinizer-npm-cache-"));
let registry: Registry;
let reader: Walkthrough | undefined;

beforeAll(async () => {
    registry = await installable();
});
afterEach(() => reader?.close());
afterAll(async () => {
    await registry.close();
    rmSync(cache, { recursive: true, force: true });
});

test.each(readers)(
    "whoever follows $pages types nothing that does not stand there",
    async ({ pages, compiles }) => {
        reader = new Walkthrough({
            npm_config_registry: registry.url,
            npm_config_cache: cache,
            npm_config_prefer_offline: "true",
            npm_config_audit: "false",
            ...(compiles ? {} : { PULUMI_NODEJS_TRANSPILE_ONLY: "true" }),
        });
        for (const page of pages) {
            expect(await reader.follow(page)).toBeGreaterThan(5);
        }
    },
    // Some twenty commands, one after the other.
    900_000,
);
