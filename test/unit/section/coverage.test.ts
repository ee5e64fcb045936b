import { readFileSync } from "node:fs";
import { join } from "node:path";
import { operations } from "../../../provider/apinizer/operations";
import { endpoints } from "../../../simulator/endpoints";

const text = readFileSync(join(__dirname, "../../../docs/coverage.md"), "utf8");
const rows = [...text.matchAll(/^\| `(\w+ \/\S*)` +\| (?:`(\w+)`|not covered) +\| (.+?) +\|$/gm)].map(
    ([, endpoint = "", operation, why = ""]) => ({ endpoint: withoutNames(endpoint), operation, why }),
);

/** Both sides name the values of a path in their own way. */
function withoutNames(endpoint: string): string {
    return endpoint.replace(/\{\w+\}/g, "{}");
}

const simulated = new Map(
    Object.entries(endpoints).map(([name, { method, path }]) => [withoutNames(`${method} ${path}`), name]),
);

test("the table has each endpoint of the section once", () => {
    const section = [...simulated.keys()].filter((endpoint) => endpoint.includes("/apiProxyGroups/"));
    const listed = rows.map(({ endpoint }) => endpoint).filter((endpoint) => endpoint.includes("/apiProxyGroups/"));
    expect(listed).toHaveLength(13);
    expect(listed.sort()).toEqual(section.sort());
});

test("what it says is used is what the client can call, and nothing else", () => {
    const used = rows.filter(({ operation }) => operation !== undefined);
    const table = Object.entries(operations).map(([name, { method, path }]) => [
        withoutNames(`${method} ${path}`),
        name,
    ]);
    expect(used.map(({ endpoint, operation }) => [endpoint, operation]).sort()).toEqual(table.sort());
    for (const { endpoint, operation } of used) {
        expect(simulated.get(endpoint)).toBe(operation);
    }
});

test("what is not covered has a reason", () => {
    const reasons = rows.filter(({ operation }) => operation === undefined).map(({ why }) => why.length);
    expect(reasons).toHaveLength(3);
    expect(Math.min(...reasons)).toBeGreaterThan(40);
});
