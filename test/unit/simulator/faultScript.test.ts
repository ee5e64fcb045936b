import type { ScriptedFault } from "../../../simulator";
import { closeAll, groupOf, groups, payments, simulate } from "./support";

afterEach(closeAll);

const teapot = { answer: { status: 418 } };
const production = `${payments}environments/production/`;

const requests: readonly (readonly [string, unknown?])[] = [
    [`GET ${groups}`],
    [`POST ${groups}`, groupOf({ environmentName: "production" })],
    [`PUT ${groups}`, groupOf()],
    [`POST ${production}`],
    [`DELETE ${production}`],
    ["GET /projects/Wholesale/apiProxyGroups/"],
    ["GET /nothing/"],
];

test.each<[string, Omit<ScriptedFault, "effect">, number[]]>([
    ["any", {}, [0, 1, 2, 3, 4, 5, 6]],
    ["an operation", { operation: "listGroups" }, [0, 5]],
    ["operations", { operation: ["createGroup", "undeployGroup"] }, [1, 4]],
    ["an operation whose name is part of another", { operation: "deployGroup" }, [3]],
    ["what is no operation", { operation: "unknown" }, [6]],
    ["a project", { project: "Wholesale" }, [5]],
    ["a group, in a path or a body", { group: "Payments" }, [1, 2, 3, 4]],
    ["an environment, in a path or a body", { environment: "production" }, [1, 3, 4]],
    ["all of them", { operation: "createGroup", project: "Retail", group: "Payments", environment: "production" }, [1]],
    ["all of them, one wrong", { operation: "createGroup", project: "Wholesale", group: "Payments" }, []],
    ["for ever", { operation: "listGroups", times: 0 }, [0, 5]],
    ["after some", { operation: "listGroups", skip: 1, times: 0 }, [5]],
    ["so many times", { project: "Retail", times: 2 }, [0, 1]],
    ["so many times after some", { skip: 3, times: 2 }, [3, 4]],
])("a fault for %s", async (_, matcher, expected) => {
    const api = await simulate({ projects: ["Retail", "Wholesale"] });
    api.simulator.setFaults([{ times: 7, ...matcher, effect: teapot }]);
    const met = [];
    for (const [index, [line, body]] of requests.entries()) {
        if ((await api.call(line, body)).status === 418) {
            met.push(index);
        }
    }

    expect(met).toEqual(expected);
    expect(api.simulator.state().faults).toEqual([{ name: "0", applied: expected.length }]);
});

test("a fault comes once unless it says how often, and the first that is left wins", async () => {
    const api = await simulate();
    api.simulator.setFaults([
        { name: "first", effect: { answer: { status: 501 } } },
        { name: "second", skip: 1, times: 2, effect: { answer: { status: 502 } } },
        { operation: "listGroups", effect: { answer: { status: 503 } } },
    ]);
    const statuses = [];
    for (let request = 0; request < 6; request += 1) {
        statuses.push((await api.call(`GET ${groups}`)).status);
    }

    // The second fault sees what the first one left: it lets one pass, which meets the third.
    expect(statuses).toEqual([501, 503, 502, 502, 200, 200]);
    expect(api.simulator.state().faults).toEqual([
        { name: "first", applied: 1 },
        { name: "second", applied: 2 },
        { name: "2", applied: 1 },
    ]);
});

test("a new script replaces the old one, and what is no script does not", async () => {
    const api = await simulate();
    api.simulator.setFaults([{ times: 0, effect: teapot }]);

    expect(() => api.simulator.setFaults([{ operation: "listGroup", effect: teapot }])).toThrow(
        'the script of faults is wrong: [0].operation: there is no operation "listGroup": they are listGroups, ',
    );
    expect((await api.call(`GET ${groups}`)).status).toBe(418);
    api.simulator.setFaults([]);
    expect((await api.call(`GET ${groups}`)).status).toBe(200);
});

test.each([
    ["no list", {}, "expected array"],
    ["no effect", [{}], "[0].effect: needs one effect"],
    ["an empty effect", [{ effect: {} }], "[0].effect: needs one effect"],
    ["two effects", [{ effect: { drop: true, hang: true } }], "[0].effect: needs one effect"],
    ["an unknown effect", [{ effect: { explode: true } }], "[0].effect: needs one effect"],
    ["a status that is none", [{ effect: { answer: { status: 99 } } }], "[0].effect.answer.status: "],
    ["an answer without a status", [{ effect: { answer: {} } }], "[0].effect: needs one effect"],
    ["two bodies", [{ effect: { answer: { status: 200, body: "", json: {} } } }], "has both a body and a json"],
    ["a misspelt matcher", [{ operaton: "token", effect: { drop: true } }], 'Unrecognized key: "operaton"'],
    ["half a time", [{ times: 0.5, effect: { drop: true } }], "[0].times: "],
])("a script with %s is refused in one line", async (_, script, words) => {
    const { send } = await simulate();

    const { status, text } = await send("POST /__simulator/faults", { body: script });

    expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining(words) });
    expect(text).not.toContain("\n");
});
