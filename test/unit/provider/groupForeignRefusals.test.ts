import type { Exchange, WireRequest } from "../../../provider/apinizer/transport";
import { group } from "../../../provider/resources/group";
import type { Written } from "../../../provider/resources/resource";
import { thrownBy } from "./hosting";
import { answerWith, exchangeOf, inputsOf, runWith, stateWith, usable } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

/** What is neither about the token nor a matter of time. */
const final = [400, 402, 403, 404, 405, 406, 409, 410, 411, 413, 414, 415, 417, 418, 422, 423, 425, 426, 431, 451];

/** Answers that are not in the words of this API, by their status. */
const forms: [form: string, answer: (code: number) => Exchange][] = [
    ["an empty answer", (code) => exchangeOf(code, "")],
    ["a page", (code) => exchangeOf(code, `<html>${code}</html>`, { "content-type": "text/html" })],
    ["an error of a web framework", (code) => exchangeOf(code, { timestamp: 1, status: code, error: "No" })],
    ["an error of a gateway", (code) => exchangeOf(code, { message: "no route matched" })],
    ["an answer that contradicts its status", (code) => exchangeOf(code, { status: "SUCCESS" })],
];
const rows = forms.flatMap(([form, answer], index) =>
    final
        .filter((code) => index === 0 || [403, 404, 413].includes(code))
        .map((code) => [form, code, answer(code)] as const),
);

const listOf = (...groups: object[]) => exchangeOf(200, { status: "SUCCESS", resultList: groups });
const ours = { name: "Payments", description: "ours" };
const silent = { name: "Payments", description: null };
const theirs = { name: "Payments", description: "theirs" };

/** A Manager in front of which something refuses writes; a PUT that follows gets through. */
function refusing(came: Exchange, lists: readonly Exchange[]): WireRequest[] {
    const left = [...lists];
    return answerWith(({ method, path }) => {
        if (path.endsWith("/environments/")) {
            return listOf();
        }
        return method === "GET" ? (left.shift() ?? listOf()) : method === "PUT" ? listOf() : came;
    });
}

/** How a write ended: an `unfinished`, "done", or the error's words. */
async function endOf(step: Promise<Written>): Promise<unknown> {
    const ended = await step.catch((error: Error) => error.message);
    return typeof ended === "string" ? ended : (ended.outputs.unfinished ?? ended.is);
}

describe.each(rows)("%s with HTTP %d", (_, code, came) => {
    test.each<[string, Exchange, string, string]>([
        ["absent", listOf(), "", "GET POST GET"],
        ["there and proven", listOf(ours), "done", "GET POST GET PUT"],
        ["there without a description", listOf(silent), "", "GET POST GET"],
        ["there with another description", listOf(theirs), "", "GET POST GET"],
        ["not to be had", came, "", "GET POST GET"],
    ])("to a POST is final, and one list shows the group: %s", async (_title, list, end, methods) => {
        const requests = refusing(came, [listOf(), list]);

        const created = await endOf(group.create(runWith().run, inputsOf({ description: "ours" })));

        expect(created).toEqual(end || expect.stringContaining(`HTTP ${code}`));
        expect(requests.map(({ method }) => method).join(" ")).toBe(methods);
    });

    test.each([undefined, "production"])("to a PUT is an error, with the environment %s", async (environmentName) => {
        const requests = answerWith(() => came);
        const news = inputsOf({ description: "new", environmentName });

        const updated = await endOf(group.update(runWith().run, "Retail/Payments", stateWith(), news));

        expect(updated).toEqual(expect.stringContaining(`HTTP ${code}`));
        expect(requests).toHaveLength(1);
    });

    test.each([
        ["absent", listOf(), undefined],
        ["there", listOf(ours), /was not deleted.*HTTP/],
    ])("to a DELETE is final, and one list shows the group: %s", async (_title, list, end) => {
        const requests = refusing(came, [list]);

        const thrown = await thrownBy(group.delete(runWith().run, "Retail/Payments", stateWith()));

        expect(thrown).toEqual(end && expect.objectContaining({ message: expect.stringMatching(end) }));
        expect(requests.filter(({ method }) => method === "DELETE")).toHaveLength(1);
    });
});

test("a page after a doubt does not say that the doubt is over", async () => {
    const answers = [listOf(), exchangeOf(504, ""), listOf(), exchangeOf(413, "<html>"), listOf()];
    jest.spyOn(Math, "random").mockReturnValue(0);
    answerWith(() => answers.shift() ?? listOf());

    expect(await endOf(group.create(runWith({ ...usable, maxRetries: "1" }).run, inputsOf()))).toBe("creation");
    expect(answers).toEqual([]);
});

test("a definition that is too large for a proxy is answered with what to change", async () => {
    refusing(exchangeOf(413, "<html>413 Request Entity Too Large</html>"), []);

    expect(await endOf(group.create(runWith().run, inputsOf()))).toMatch(/HTTP 413: .*client_max_body_size/);
});
