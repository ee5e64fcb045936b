import { installable } from "../support/packages";
import type { Registry } from "../support/registry";
import { Walkthrough } from "../support/walkthrough";

let registry: Registry;
beforeAll(async () => {
    registry = await installable();
});
afterAll(() => registry.close());

test("whoever follows getting started, and then the how-tos, types nothing that is not on the pages", async () => {
    const reader = new Walkthrough({ npm_config_registry: registry.url, npm_config_audit: "false" });
    try {
        expect(await reader.follow("docs/getting-started.md")).toBeGreaterThan(15);
        expect(await reader.follow("docs/how-to.md")).toBeGreaterThan(0);
    } finally {
        await reader.close();
    }
    // Some twenty commands, one after the other.
}, 900_000);
