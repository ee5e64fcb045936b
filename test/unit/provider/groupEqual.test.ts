import { diff } from "../../../provider/resources/group/diff";
import { inputsOf, type Patch, runWith, stateWith } from "./support";

const upper = { name: "X-Channel", value: "web" };
const lower = { name: "x-channel", value: "web" };
const other = { name: "X-Region", value: "eu" };

/** Two spellings of one meaning: in the state, and in the program. */
const equal: [title: string, old: Patch, now: Patch][] = [
    ["description absent, null", {}, { description: null }],
    ["description absent, empty", {}, { description: "" }],
    ["description null, empty", { description: null }, { description: "" }],
    ["description null, absent", { description: null }, {}],
    ["description empty, absent", { description: "" }, {}],
    ["description empty, null", { description: "" }, { description: null }],
    ["methods absent, null", {}, { route: { methodList: null } }],
    ["methods absent, empty", {}, { route: { methodList: [] } }],
    ["methods null, empty", { route: { methodList: null } }, { route: { methodList: [] } }],
    ["methods absent, ALL", {}, { route: { methodList: ["ALL"] } }],
    ["methods ALL, absent", { route: { methodList: ["ALL"] } }, {}],
    ["methods empty, ALL", { route: { methodList: [] } }, { route: { methodList: ["ALL"] } }],
    ["methods ALL, null", { route: { methodList: ["ALL"] } }, { route: { methodList: null } }],
    ["methods ALL, ALL and one more", { route: { methodList: ["ALL"] } }, { route: { methodList: ["GET", "ALL"] } }],
    ["methods in another order", { route: { methodList: ["GET", "PUT"] } }, { route: { methodList: ["PUT", "GET"] } }],
    ["a method twice", { route: { methodList: ["GET"] } }, { route: { methodList: ["GET", "GET"] } }],
    ["hosts absent, null", {}, { route: { hostList: null } }],
    ["hosts absent, empty", {}, { route: { hostList: [] } }],
    ["hosts empty, null", { route: { hostList: [] } }, { route: { hostList: null } }],
    ["hosts in another order", { route: { hostList: ["a", "b"] } }, { route: { hostList: ["b", "a"] } }],
    ["a host in capitals", { route: { hostList: ["A.Example.com"] } }, { route: { hostList: ["a.example.COM"] } }],
    ["a host twice", { route: { hostList: ["a"] } }, { route: { hostList: ["a", "a"] } }],
    ["a host twice, once in capitals", { route: { hostList: ["a", "A"] } }, { route: { hostList: ["a"] } }],
    ["headers absent, null", {}, { route: { headerList: null } }],
    ["headers absent, empty", {}, { route: { headerList: [] } }],
    ["headers null, empty", { route: { headerList: null } }, { route: { headerList: [] } }],
    ["headers in another order", { route: { headerList: [upper, other] } }, { route: { headerList: [other, upper] } }],
    ["a header's name in capitals", { route: { headerList: [upper] } }, { route: { headerList: [lower] } }],
    ["a header twice", { route: { headerList: [upper] } }, { route: { headerList: [upper, upper] } }],
    ["a header twice, once in capitals", { route: { headerList: [upper, lower] } }, { route: { headerList: [lower] } }],
    [
        "a header's value before its name",
        { route: { headerList: [upper] } },
        { route: { headerList: [{ value: "web", name: "X-Channel" }] } },
    ],
    ["bufferRequest absent, true", {}, { route: { bufferRequest: true } }],
    ["bufferRequest true, absent", { route: { bufferRequest: true } }, {}],
    ["bufferRequest null, true", { route: { bufferRequest: null } }, { route: { bufferRequest: true } }],
    ["bufferRequest false, false", { route: { bufferRequest: false } }, { route: { bufferRequest: false } }],
    ["bufferResponse absent, true", {}, { route: { bufferResponse: true } }],
    ["bufferResponse true, null", { route: { bufferResponse: true } }, { route: { bufferResponse: null } }],
    ["bufferResponse null, absent", { route: { bufferResponse: null } }, {}],
    ["environmentName absent, null", {}, { environmentName: null }],
    ["environmentName null, absent", { environmentName: null }, {}],
    ["connection absent, null", {}, { connection: null }],
    ["adoptExisting, which is an input only", {}, { adoptExisting: true }],
    ["adoptExisting false", {}, { adoptExisting: false }],
];

test.each(equal)("no change: %s", async (_, old, now) => {
    const { changes, notes } = await diff(runWith().run, "id", stateWith(old), inputsOf(now));

    expect({ changes, notes }).toEqual({ changes: [], notes: [] });
});

/** What a state of another release may look like beside what this one writes. */
const olderStates: [title: string, state: Patch][] = [
    ["nothing but what is required", {}],
    ["null for every optional output", { deploymentResult: null, redeployRequired: null, unfinished: null }],
    ["null for every optional input", { description: null, environmentName: null, connection: null }],
    [
        "null for every part of the route",
        { route: { methodList: null, hostList: null, headerList: null, bufferRequest: null, bufferResponse: null } },
    ],
    ["an output that this release does not know", { deployedAt: "2023-04-01T10:00:00Z" }],
    ["a part of the route that this release does not know", { route: { pathMode: "prefix" } }],
    ["a deployment's result without pods", { deploymentResult: { success: true } }],
    ["a redeployment that is due", { redeployRequired: true }],
    ["an id of its own", { id: "Retail/Payments" }],
];

test.each(olderStates)("no change against a state of another release: %s", async (_, state) => {
    const { changes } = await diff(runWith().run, "id", stateWith(state), inputsOf());

    expect(changes).toEqual([]);
});

test("a state that says nothing of the paths is a change of the paths", async () => {
    const state = { ...stateWith(), clientRoute: {} };

    const { changes } = await diff(runWith().run, "id", state, inputsOf());

    expect(changes).toEqual([{ path: "clientRoute.relativePathList", replaces: false }]);
});

test("a state that is not one of a group is refused, and what is wrong with it is named", async () => {
    const { manager: _, ...state } = stateWith();

    await expect(diff(runWith().run, "id", state, inputsOf())).rejects.toThrow(
        /cannot be read by this release.*manager/,
    );
});
