import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator } from "../../../simulator";
import { closeAll, groupOf, groups, payments, simulate } from "./support";

let folder = "";
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "apinizer-simulator-"));
});
afterEach(async () => {
    await closeAll();
    rmSync(folder, { recursive: true });
});

const production = { environmentName: "production" };

test("a restart keeps everything: groups in their order, ids, members, deployments, paths, history", async () => {
    const dataFile = join(folder, "data.json");
    const options = { dataFile, projects: ["Retail", "Wholesale"], proxies: ["cards"] };
    const first = await simulate(options);
    for (const name of ["b", "2", "a", "1"]) {
        await first.call(`POST ${groups}`, groupOf({ name, description: "ığüşöç 🚀" }));
    }
    await first.call(`POST ${groups}`, groupOf(production));
    await first.call(`POST ${payments}apiProxies/cards/`);
    await first.call(`DELETE ${payments}deploy-histories/1/`);
    await first.call(`DELETE ${groups}2/`);
    const before = { state: first.simulator.state(), list: (await first.call(`GET ${groups}`)).text };
    await first.simulator.close();

    const second = await simulate(options);

    expect({ state: second.simulator.state(), list: (await second.call(`GET ${groups}`)).text }).toEqual(before);
    expect(before.list.match(/"name":"\w+"/g)).toEqual(['"name":"b"', '"name":"a"', '"name":"1"', '"name":"Payments"']);
    const conflict = await second.call(`POST ${groups}a/environments/production/`);
    expect(conflict.json).toMatchObject({ deploymentResult: { success: false } });
    await second.call(`POST ${payments}environments/production/`);
    expect(second.simulator.state().projects.Retail?.Payments?.history).toMatchObject([{ revision: 2 }]);
    const ids = new Set(Object.values(before.state.projects.Retail ?? {}).map(({ id }) => id));
    await second.call(`POST ${groups}`, groupOf({ name: "new" }));
    expect(ids.has(second.simulator.state().projects.Retail?.new?.id ?? "")).toBe(false);
});

test("the file is replaced as a whole after each change, and left alone by reads and refusals", async () => {
    const dataFile = join(folder, "data.json");
    const api = await simulate({ dataFile });
    expect(readdirSync(folder)).toEqual([]);

    await api.call(`POST ${groups}`, groupOf());
    const { ino } = statSync(dataFile);
    await api.call(`GET ${groups}`);
    await api.call(`POST ${groups}`, groupOf());
    expect(statSync(dataFile).ino).toBe(ino);
    await api.call(`PUT ${groups}`, groupOf({ description: "changed" }));

    expect(statSync(dataFile).ino).not.toBe(ino);
    expect(readFileSync(dataFile, "utf8")).toContain('"changed"');
    expect(readdirSync(folder)).toEqual(["data.json"]);
});

test.each([
    ["no JSON", "{"],
    ["another JSON", '{"name":"package"}'],
    ["data of a later version", '{"version":2,"lastId":0,"projects":[]}'],
])("a data file with %s is refused in one line that names it, and left as it is", async (_, text) => {
    const dataFile = join(folder, "data.json");
    writeFileSync(dataFile, text);

    const message = `the data file ${dataFile} is not one of a simulator: `;
    await expect(startSimulator({ dataFile })).rejects.toThrow(new RegExp(`^${message}[^\n]+$`));
    expect(readFileSync(dataFile, "utf8")).toBe(text);
});

test("a data file that cannot be written is the server's own failure, and told to the operator", async () => {
    const dataFile = join(folder, "gone", "data.json");
    mkdirSync(join(folder, "gone"));
    const warning = jest.spyOn(process, "emitWarning").mockImplementation(() => {});
    const texts = [];
    for (const envelope of ["new", "old"] as const) {
        const api = await simulate({ dataFile, envelope });
        rmSync(join(folder, "gone"), { recursive: true, force: true });
        const { status, json } = await api.call(`POST ${groups}`, groupOf());
        texts.push([status, json]);
    }

    expect(texts).toEqual([
        [500, { status: "FAILURE", resultMessage: "An unexpected error occurred" }],
        [500, { error: "server_error", error_description: "An unexpected error occurred" }],
    ]);
    expect(warning).toHaveBeenCalledTimes(2);
    warning.mockRestore();
});
