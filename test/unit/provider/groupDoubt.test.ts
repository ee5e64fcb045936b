import { FaultError } from "../../../provider/apinizer/errors";
import type { Exchange, WireRequest } from "../../../provider/apinizer/transport";
import { group } from "../../../provider/resources/group";
import { isProven } from "../../../provider/resources/group/ownership";
import type { Values } from "../../../provider/resources/resource";
import { thrownBy } from "./hosting";
import { answerWith, exchangeOf, inputsOf, type Patch, runWith, stateWith, usable } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

const success = exchangeOf(200, { status: "SUCCESS" });
const route = { relativePathList: ["/pay"] };

/** A Manager whose POSTs end one after the other as a test says, and whose lists after the first show these groups. */
function managerWith(posts: readonly (Exchange | FaultError)[], shown: readonly object[] | Exchange): WireRequest[] {
    const left = [...posts];
    let lists = 0;
    return answerWith(({ method }) => {
        if (method === "GET") {
            lists += 1;
            const rows = lists === 1 ? [] : shown;
            return "status" in rows ? rows : exchangeOf(200, { status: "SUCCESS", resultList: rows });
        }
        const end = method === "POST" ? (left.shift() ?? success) : success;
        if (end instanceof FaultError) {
            throw end;
        }
        return end;
    });
}

const lost = { kind: "unavailable", carriedOut: "perhapsLater", passing: true } as const;
const timeout = new FaultError({ ...lost, what: "no answer in time" });
const dropped = new FaultError({ ...lost, what: "the connection ended" });
const status = (code: number) => exchangeOf(code, "");
const busy = status(503);
const refused = exchangeOf(400, { status: "FAILURE", resultMessage: "The license is over" });
const expired = exchangeOf(401, { status: "FAILURE", resultMessage: "Token was expired!" });
const exists = exchangeOf(400, {
    status: "FAILURE",
    resultMessage: "ApiProxyGroup: (Payments) is already created! If you want to udate it use update endpoint!",
});
const ours = { name: "Payments", description: "ours" };
const silent = { name: "Payments", description: null };
const theirs = { name: "Payments", description: "theirs" };

/** What the state gets: an `unfinished`, "done", or the error's words. */
async function endOf(step: Promise<{ readonly is: string; readonly outputs: Values }>): Promise<unknown> {
    const ended = await step.catch((error: Error) => error);
    return ended instanceof Error ? ended.message : (ended.outputs.unfinished ?? ended.is);
}

test.each([
    // After a doubt, only a proven group is finished by a PUT.
    ["a timeout, then listed as sent", [timeout], [ours], "done", "GET POST GET PUT"],
    ["a timeout, then listed without a description", [timeout], [silent], "creation", "GET POST GET"],
    ["a timeout, then listed with another description", [timeout], [theirs], "creation", "GET POST GET"],
    ["a dropped connection, then listed as sent", [dropped], [ours], "done", "GET POST GET PUT"],
    ["a dropped connection, then listed without a description", [dropped], [silent], "creation", "GET POST GET"],
    // A refusal after a doubt says nothing about the attempt before it.
    ["a timeout, then refused, not listed", [timeout, refused], [], "creation", "GET POST GET POST GET"],
    ["a timeout, then no token, not listed", [timeout, expired], [], "creation", "GET POST GET POST GET"],
    ["a timeout, then it exists, not listed", [timeout, exists], [], "creation", "GET POST GET POST GET"],
    ["a dropped connection, then refused, not listed", [dropped, refused], [], "creation", "GET POST GET POST GET"],
    ["a proxy's 502, then refused, not listed", [status(502), refused], [], "creation", "GET POST GET POST GET"],
    ["a proxy's 504, then no token, not listed", [status(504), expired], [], "creation", "GET POST GET POST GET"],
    ["a 408, then a page with 413, not listed", [status(408), status(413)], [], "creation", "GET POST GET POST GET"],
    ["a 524, then busy, not listed", [status(524), busy], [], "creation", "GET POST GET POST GET"],
    ["a 504 every time, not listed", [status(504), status(504)], [], "creation", "GET POST GET POST GET"],
    ["busy, then refused, not listed", [busy, refused], [], /The license is over/, "GET POST GET POST GET"],
    // What cannot be looked up is not known.
    ["a dropped connection, then no list", [dropped], busy, "creation", "GET POST GET GET"],
    // Without any doubt nothing is looked up.
    ["refused", [refused], [ours], /The license is over/, "GET POST"],
    ["it exists", [exists], [ours], /exists already/, "GET POST"],
    ["an empty 401", [status(401)], [ours], /HTTP 401/, "GET POST"],
] as const)("a create that ends in %s", async (_, posts, shown, expected, methods) => {
    jest.spyOn(Math, "random").mockReturnValue(0);
    const requests = managerWith(posts, shown);
    const { run } = runWith({ ...usable, maxRetries: "1" });

    const end = await endOf(group.create(run, inputsOf({ description: "ours" })));

    expect(end).toEqual(expected instanceof RegExp ? expect.stringMatching(expected) : expected);
    expect(requests.map(({ method }) => method).join(" ")).toBe(methods);
});

test("a create in doubt keeps what was sent, and says what nothing proves", async () => {
    managerWith([timeout], [theirs]);
    const written = await group.create(runWith().run, inputsOf({ description: "ours" }));

    expect(written).toMatchObject({ is: "partial", outputs: { description: "ours", clientRoute: route } });
    expect(JSON.stringify(written)).toMatch(/nothing proves .* the list shows another description/);
});

test("a create in doubt with adoptExisting takes over what is there, and reports it", async () => {
    const requests = managerWith([timeout], [theirs]);
    const { run, said } = runWith();

    expect(await endOf(group.create(run, inputsOf({ adoptExisting: true })))).toBe("done");
    expect(requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "PUT"]);
    expect(said).toEqual([expect.stringContaining("Adopted the existing")]);
});

test.each([
    ["nothing", {}, {}, false],
    ["the description that was sent", { description: "d" }, { description: "d" }, true],
    ["another description", { description: "e" }, { description: "d" }, false],
    ["a description where none was sent", { description: "e" }, {}, false],
    ["an empty description", { description: "" }, {}, false],
    ["the route that was sent", { clientRoute: route }, {}, true],
    ["the route in another spelling", { clientRoute: { ...route, methodList: [], hostList: null } }, {}, true],
    ["another route", { clientRoute: { relativePathList: ["/other"] } }, {}, false],
    ["a route without paths", { clientRoute: {} }, {}, false],
    ["the route, but not the description", { clientRoute: route, description: null }, { description: "d" }, false],
    ["both as sent", { clientRoute: route, description: "d" }, { description: "d" }, true],
] as const)("a list that shows %s proves as much", (_, shown, sent: Patch, proven) => {
    const listed = JSON.parse(JSON.stringify({ name: "Payments", ...shown }));

    expect(isProven(listed, [{ clientRoute: route, ...sent }])).toBe(proven);
});

describe.each(["creation", "definition"])('a group whose state says unfinished: "%s"', (unfinished) => {
    const state = stateWith({ description: "ours", unfinished });
    /** Lists these groups, and no environment of theirs. */
    const listOf = (...rows: object[]) =>
        answerWith(({ method, path }) => {
            const resultList = path.includes("/environments/") ? [] : rows;
            return method === "GET" ? exchangeOf(200, { status: "SUCCESS", resultList }) : success;
        });
    const methodsOf = (requests: readonly WireRequest[]) => requests.map(({ method }) => method).join(" ");

    test("is left by a refresh as it is, without a request", async () => {
        const requests = listOf(theirs);

        expect(await group.read(runWith().run, "Retail/Payments", state)).toEqual({
            is: "there",
            id: "Retail/Payments",
            outputs: state,
        });
        expect(requests).toEqual([]);
    });

    test.each([
        ["absent", [], {}, "done", "GET POST"],
        ["proven", [ours], {}, "done", "GET PUT"],
        ["not proven", [silent], {}, /nothing proves that this stack created it/, "GET"],
        ["another", [theirs], {}, /nothing proves .*adoptExisting: true.*pulumi state delete/, "GET"],
        ["another, to be adopted", [theirs], { adoptExisting: true }, "done", "GET PUT"],
    ] as const)("is updated by what a fresh list shows: %s", async (_, rows, patch, expected, methods) => {
        const requests = listOf(...rows);

        const news = inputsOf({ description: "new", ...patch });
        const end = await endOf(group.update(runWith().run, "Retail/Payments", state, news));

        expect(end).toEqual(expected instanceof RegExp ? expect.stringMatching(expected) : expected);
        expect(methodsOf(requests)).toBe(methods);
    });

    test.each([
        ["absent", [], undefined, "GET"],
        ["proven", [ours], undefined, "GET GET DELETE"],
        ["another", [theirs], /was not deleted.*adoptExisting: true.*pulumi state delete/, "GET"],
    ] as const)("is deleted by what a fresh list shows: %s", async (_, rows, expected, methods) => {
        const requests = listOf(...rows);

        const thrown = await thrownBy(group.delete(runWith().run, "Retail/Payments", state));

        expect(thrown instanceof Error ? thrown.message : thrown).toEqual(
            expected === undefined ? undefined : expect.stringMatching(expected),
        );
        expect(methodsOf(requests)).toBe(methods);
    });
});
