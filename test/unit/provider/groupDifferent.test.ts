import { diff } from "../../../provider/resources/group/diff";
import { inputsOf, type Patch, runWith, stateWith } from "./support";

const web = { name: "X-Channel", value: "web" };
const region = { name: "X-Region", value: "eu" };

/** Two meanings: in the state, and in the program. */
const different: [title: string, path: string, old: Patch, now: Patch][] = [
    ["added", "description", {}, { description: "Payments" }],
    ["removed", "description", { description: "Payments" }, {}],
    ["set to null", "description", { description: "Payments" }, { description: null }],
    ["emptied", "description", { description: "Payments" }, { description: "" }],
    ["other words", "description", { description: "Payments" }, { description: "Cards" }],
    ["other case", "description", { description: "Payments" }, { description: "payments" }],
    ["a space at the end", "description", { description: "Payments" }, { description: "Payments " }],
    ["a space is not nothing", "description", {}, { description: " " }],
    ["another", "clientRoute.relativePathList", {}, { route: { relativePathList: ["/cards"] } }],
    ["one more", "clientRoute.relativePathList", {}, { route: { relativePathList: ["/pay", "/cards"] } }],
    ["one less", "clientRoute.relativePathList", { route: { relativePathList: ["/pay", "/cards"] } }, {}],
    [
        "another order",
        "clientRoute.relativePathList",
        { route: { relativePathList: ["/pay", "/cards"] } },
        { route: { relativePathList: ["/cards", "/pay"] } },
    ],
    ["other case", "clientRoute.relativePathList", {}, { route: { relativePathList: ["/Pay"] } }],
    ["a slash at the end", "clientRoute.relativePathList", {}, { route: { relativePathList: ["/pay/"] } }],
    ["from all to one", "clientRoute.methodList", {}, { route: { methodList: ["GET"] } }],
    ["from one to all", "clientRoute.methodList", { route: { methodList: ["GET"] } }, {}],
    ["from one to null", "clientRoute.methodList", { route: { methodList: ["GET"] } }, { route: { methodList: null } }],
    [
        "from one to an empty list",
        "clientRoute.methodList",
        { route: { methodList: ["GET"] } },
        { route: { methodList: [] } },
    ],
    [
        "from one to ALL",
        "clientRoute.methodList",
        { route: { methodList: ["GET"] } },
        { route: { methodList: ["ALL"] } },
    ],
    ["another", "clientRoute.methodList", { route: { methodList: ["GET"] } }, { route: { methodList: ["PUT"] } }],
    [
        "one more",
        "clientRoute.methodList",
        { route: { methodList: ["GET"] } },
        { route: { methodList: ["GET", "PUT"] } },
    ],
    [
        "one less",
        "clientRoute.methodList",
        { route: { methodList: ["GET", "PUT"] } },
        { route: { methodList: ["PUT"] } },
    ],
    ["from any to one", "clientRoute.hostList", {}, { route: { hostList: ["a"] } }],
    ["from one to any", "clientRoute.hostList", { route: { hostList: ["a"] } }, {}],
    ["from one to an empty list", "clientRoute.hostList", { route: { hostList: ["a"] } }, { route: { hostList: [] } }],
    ["another", "clientRoute.hostList", { route: { hostList: ["a"] } }, { route: { hostList: ["b"] } }],
    ["one more", "clientRoute.hostList", { route: { hostList: ["a"] } }, { route: { hostList: ["a", "b"] } }],
    ["with a port", "clientRoute.hostList", { route: { hostList: ["a"] } }, { route: { hostList: ["a:8443"] } }],
    ["added", "clientRoute.headerList", {}, { route: { headerList: [web] } }],
    ["removed", "clientRoute.headerList", { route: { headerList: [web] } }, {}],
    ["one less", "clientRoute.headerList", { route: { headerList: [web, region] } }, { route: { headerList: [web] } }],
    [
        "another value",
        "clientRoute.headerList",
        { route: { headerList: [web] } },
        { route: { headerList: [{ ...web, value: "app" }] } },
    ],
    [
        "a value in capitals",
        "clientRoute.headerList",
        { route: { headerList: [web] } },
        { route: { headerList: [{ ...web, value: "WEB" }] } },
    ],
    [
        "another name",
        "clientRoute.headerList",
        { route: { headerList: [web] } },
        { route: { headerList: [{ ...web, name: "X-Client" }] } },
    ],
    [
        "a second value for one name",
        "clientRoute.headerList",
        { route: { headerList: [web] } },
        { route: { headerList: [web, { ...web, value: "app" }] } },
    ],
    [
        "name and value changed places",
        "clientRoute.headerList",
        { route: { headerList: [web] } },
        { route: { headerList: [{ name: web.value, value: web.name }] } },
    ],
    ["switched off", "clientRoute.bufferRequest", {}, { route: { bufferRequest: false } }],
    [
        "from off to on",
        "clientRoute.bufferRequest",
        { route: { bufferRequest: false } },
        { route: { bufferRequest: true } },
    ],
    [
        "from off to null",
        "clientRoute.bufferRequest",
        { route: { bufferRequest: false } },
        { route: { bufferRequest: null } },
    ],
    [
        "from on to off",
        "clientRoute.bufferResponse",
        { route: { bufferResponse: true } },
        { route: { bufferResponse: false } },
    ],
    [
        "from null to off",
        "clientRoute.bufferResponse",
        { route: { bufferResponse: null } },
        { route: { bufferResponse: false } },
    ],
    ["from off to absent", "clientRoute.bufferResponse", { route: { bufferResponse: false } }, {}],
    ["added", "environmentName", {}, { environmentName: "production" }],
    ["removed", "environmentName", { environmentName: "production" }, {}],
    ["another", "environmentName", { environmentName: "production" }, { environmentName: "staging" }],
    ["other case", "environmentName", { environmentName: "production" }, { environmentName: "Production" }],
];

test.each(different.map(([title, path, old, now]) => [path, title, old, now] as const))(
    "a change in place of %s: %s",
    async (path, _, old, now) => {
        const { changes } = await diff(runWith().run, "id", stateWith(old), inputsOf(now));

        expect(changes).toEqual([{ path, replaces: false }]);
    },
);

test("several changes are all told", async () => {
    const now = inputsOf({ description: "new", environmentName: "staging", route: { hostList: ["a"] } });

    const { changes } = await diff(runWith().run, "id", stateWith(), now);

    expect(changes.map(({ path }) => path).sort()).toEqual(["clientRoute.hostList", "description", "environmentName"]);
});

test.each(["deployment", "definition"])(
    "an unfinished %s is a change in place, though nothing else changed",
    async (what) => {
        const { changes } = await diff(runWith().run, "id", stateWith({ unfinished: what }), inputsOf());

        expect(changes).toEqual([{ path: "unfinished", replaces: false }]);
    },
);

const left: [title: string, old: Patch, now: Patch, note: RegExp | undefined][] = [
    ["removed", { environmentName: "production" }, {}, /stays deployed to "production"/],
    ["changed", { environmentName: "production" }, { environmentName: "staging" }, /stays deployed to "production"/],
    ["added", {}, { environmentName: "staging" }, undefined],
    ["kept", { environmentName: "production" }, { environmentName: "production", description: "new" }, undefined],
];

test.each(left)(
    "an environmentName that is %s is told where a deployment is left running",
    async (_, old, now, note) => {
        const { notes } = await diff(runWith().run, "id", stateWith(old), inputsOf(now));

        expect(notes).toEqual(note === undefined ? [] : [expect.stringMatching(note)]);
    },
);
