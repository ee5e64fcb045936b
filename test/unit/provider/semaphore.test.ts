import { Semaphore } from "../../../provider/apinizer/semaphore";
import type { Manager } from "../../../provider/resources/run";
import { answerWith, exchangeOf, manager, runWith, usable } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

/** Tasks that a test ends by hand, in the order in which they were begun. */
function tasks(semaphore: Semaphore, count: number): { begun: number[]; end: () => Promise<void> } {
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    for (let number = 0; number < count; number += 1) {
        void semaphore.run(() => {
            begun.push(number);
            return new Promise<void>((resolve) => ends.push(resolve));
        });
    }
    const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
    return {
        begun,
        end: async () => {
            ends.shift()?.();
            await settled();
        },
    };
}

test("tasks run in the order in which they came, no more than the limit at a time", async () => {
    const { begun, end } = tasks(new Semaphore(2), 4);
    expect(begun).toEqual([0, 1]);

    await end();
    expect(begun).toEqual([0, 1, 2]);
    await end();
    expect(begun).toEqual([0, 1, 2, 3]);
});

test("a task that fails leaves its place to the next one", async () => {
    const semaphore = new Semaphore(1);

    await expect(semaphore.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(semaphore.run(async () => "next")).resolves.toBe("next");
});

test("a smaller limit ends nothing that runs, and lets the next one begin once fewer than that run", async () => {
    const semaphore = new Semaphore(3);
    const { begun, end } = tasks(semaphore, 6);

    semaphore.narrow(1);
    await end();
    await end();
    expect(begun).toEqual([0, 1, 2]);
    await end();
    expect(begun).toEqual([0, 1, 2, 3]);
    await end();
    expect(begun).toEqual([0, 1, 2, 3, 4]);
});

test("a larger limit does not widen a smaller one", async () => {
    const semaphore = new Semaphore(1);

    semaphore.narrow(16);

    expect(tasks(semaphore, 2).begun).toEqual([0]);
});

const other = "https://other.example.com";

test.each<[title: string, limits: Readonly<Record<string, object>>, most: number]>([
    ["two connections", { a: { maxConcurrency: "3" }, b: { maxConcurrency: "3" } }, 3],
    ["two connections of which the first is narrower", { a: { maxConcurrency: "2" }, b: {} }, 2],
    ["two connections of which the second is narrower", { a: {}, b: { maxConcurrency: "2" } }, 2],
    [
        "addresses of one Manager in two spellings",
        { a: { maxConcurrency: "3" }, b: { url: `${manager}:443/apiops/` } },
        3,
    ],
    ["two Managers", { a: { maxConcurrency: "3" }, b: { maxConcurrency: "2", url: other } }, 5],
    [
        "two paths of one reverse proxy",
        { a: { maxConcurrency: "3" }, b: { maxConcurrency: "2", url: `${manager}/b` } },
        5,
    ],
])("calls over %s are this many at a time", async (_, limits, most) => {
    let [running, seen] = [0, 0];
    answerWith(async () => {
        running += 1;
        seen = Math.max(seen, running);
        await new Promise<void>((resolve) => setImmediate(resolve));
        running -= 1;
        return exchangeOf(200, { status: "SUCCESS", resultList: [] });
    });
    const connections = Object.entries(limits).map(([name, entry]) => [name, { ...usable, ...entry }]);
    const { run } = runWith({ connections: JSON.stringify(Object.fromEntries(connections)) });
    const managers = Object.keys(limits).map((name) => run.manager(name));
    const ask = ({ client }: Manager) => client.call("listGroups", { projectName: "Retail" });

    await Promise.all(managers.flatMap((each) => Array.from({ length: 20 }, () => ask(each))));

    expect(seen).toBe(most);
});
