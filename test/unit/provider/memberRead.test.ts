import type { Exchange } from "../../../provider/apinizer/transport";
import { member } from "../../../provider/resources/member";
import type { Values } from "../../../provider/resources/resource";
import { answerWith, exchangeOf, manager, runWith, usable } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

const groups = exchangeOf(200, { status: "SUCCESS", resultList: ["g", "h", "i", "j", "k"].map((name) => ({ name })) });

function listOf(resultList: unknown, more: object = {}): Exchange {
    return exchangeOf(200, { status: "SUCCESS", resultList, ...more });
}

/** Answers the list of a group's members, and records for which groups it was asked. */
function membersAnswer(answer: (group: string) => Exchange | Promise<Exchange>): string[] {
    const asked: string[] = [];
    answerWith(({ path }) => {
        const group = /([^/]+)\/proxies\/forpromotion$/.exec(path)?.[1];
        if (group === undefined) {
            return groups;
        }
        asked.push(group);
        return answer(group);
    });
    return asked;
}

function stateOf(patch: Values = {}): Values {
    return { manager, projectName: "Retail", groupName: "g", apiProxyName: "Cards", ...patch };
}

/** What a read of a member finds, and what it says. */
async function readOf(state: Values) {
    const { run, said } = runWith();
    return { found: await member.read(run, "id", state), said };
}

test("a member that the list shows is there, and marked as one that the list shows", async () => {
    membersAnswer(() => listOf([{ name: "Loans" }, { name: "Cards", clientRoute: "odd" }], { resultCount: 2 }));

    for (const state of [stateOf(), stateOf({ listed: true }), stateOf({ listed: null })]) {
        expect(await readOf(state)).toEqual({
            found: { is: "there", id: "id", outputs: { ...state, listed: true } },
            said: [],
        });
    }
});

test("a member that a whole list lacks is gone, if a list has shown it before", async () => {
    membersAnswer(() => listOf([], { resultCount: 0 }));

    expect(await readOf(stateOf({ listed: true }))).toEqual({ found: { is: "gone" }, said: [] });
    for (const state of [stateOf(), stateOf({ listed: false }), stateOf({ listed: null })]) {
        expect(await readOf(state)).toEqual({
            found: { is: "there", id: "id", outputs: state },
            said: [
                expect.stringMatching(/^The API proxy "Cards" of .* may show only API proxies that can be promoted/),
            ],
        });
    }
});

test.each([
    ["that has another count", [], { resultCount: 1 }],
    ["with a row that has no name", [{ id: "1" }], {}],
    ["that shows a row twice", [{ name: "Loans" }, { name: "Loans" }], {}],
])("a list %s says nothing about what it lacks, but shows what it has", async (_, rows, more) => {
    membersAnswer((group) => listOf(group === "g" ? rows : [...rows, { name: "Cards" }], more));
    const state = stateOf({ listed: true });

    expect(await readOf(state)).toEqual({
        found: { is: "there", id: "id", outputs: state },
        said: [expect.stringMatching(/stays in the state: the list of members that lacks it (has|shows) /)],
    });
    const other = stateOf({ groupName: "h" });
    expect((await readOf(other)).found).toMatchObject({ outputs: { ...other, listed: true } });
});

const failure = (status: number, resultMessage: string) => exchangeOf(status, { status: "FAILURE", resultMessage });

test.each([
    ["an empty 404", exchangeOf(404, "")],
    ["an empty 405", exchangeOf(405, "")],
    ["a 404 page", exchangeOf(404, "<html>Not found</html>")],
    ["a 404 with words", failure(404, "No handler found")],
    ["a missing permission", failure(400, "User does not have required permission for this operation!")],
    ["a 401 about a role", failure(401, "Unauthorized API Access!")],
    ["a 403", failure(403, "Forbidden")],
    [
        "a group that it does not find",
        failure(400, "API Proxy Group (g) is not found or user does not have privilege!"),
    ],
    ["a server error", failure(500, "An unexpected error occurred")],
    ["a login page", exchangeOf(200, "<html>Log in</html>", { "content-type": "text/html" })],
    ["a redirect", exchangeOf(302, "", { location: "https://sso.example.com/login" })],
    ["half a JSON", exchangeOf(200, '{"status":"SUCCESS","resultList":[{"na')],
    ["no list", exchangeOf(200, { status: "SUCCESS" })],
    ["another type of list", exchangeOf(200, { status: "SUCCESS", resultList: {} })],
    ["a failure with HTTP 200", failure(200, "not now")],
])("%s says nothing, in one line, and no other group of the project is asked", async (_, answer) => {
    const asked = membersAnswer(() => answer);
    const { run, said } = runWith({ ...usable, maxRetries: "0" });
    const states = ["g", "h", "g"].map((groupName) => stateOf({ groupName, listed: true }));

    const found = await Promise.all(states.map((state) => member.read(run, "id", state)));
    const later = await member.read(run, "id", stateOf({ apiProxyName: "Loans" }));

    expect(found).toEqual(states.map((outputs) => ({ is: "there", id: "id", outputs })));
    expect(later).toMatchObject({ is: "there" });
    expect(asked).toEqual(["g"]);
    expect(said).toEqual([
        expect.stringMatching(/^The members of API proxy groups cannot be listed at https:.* \(.+\), so/),
    ]);
});

test("the lists of many groups are asked for once each, and together once the first has come", async () => {
    let waiting = 0;
    let most = 0;
    const asked = membersAnswer(async () => {
        waiting += 1;
        most = Math.max(most, waiting);
        await new Promise(setImmediate);
        waiting -= 1;
        return listOf([{ name: "Cards" }]);
    });
    const names = ["g", "h", "i", "j", "k"];
    const { run } = runWith();
    await Promise.all(
        names.flatMap((groupName) => [1, 2, 3].map(() => member.read(run, "id", stateOf({ groupName })))),
    );

    expect(asked.sort()).toEqual(names);
    expect(most).toBe(4);
});

test("a list that fails after another one has come is that group's own", async () => {
    const asked = membersAnswer((group) => (group === "h" ? failure(400, "odd") : listOf([{ name: "Cards" }])));
    const { run, said } = runWith();
    for (const groupName of ["g", "h"]) {
        expect(await member.read(run, "id", stateOf({ groupName }))).toMatchObject({ is: "there" });
    }

    expect(asked).toEqual(["g", "h"]);
    expect(said).toHaveLength(1);
});

test("a member keeps what is known of the list when its connection gets another name", async () => {
    const { run } = runWith({ ...usable, connections: JSON.stringify({ same: { url: manager, token: "t" } }) });
    const inputs = { projectName: "Retail", groupName: "g", apiProxyName: "Cards", connection: "same" };

    expect(await member.diff(run, "id", stateOf({ listed: true }), inputs)).toMatchObject({
        changes: [{ path: "connection", replaces: false }],
    });
    expect(await member.update(run, "id", stateOf({ listed: true }), inputs)).toMatchObject({
        outputs: { ...inputs, manager, listed: true },
    });
});

test("whether the list shows a member is no difference", async () => {
    const { run } = runWith();
    const inputs = { projectName: "Retail", groupName: "g", apiProxyName: "Cards" };

    expect(await member.diff(run, "id", stateOf({ listed: true }), inputs)).toMatchObject({ changes: [] });
});
