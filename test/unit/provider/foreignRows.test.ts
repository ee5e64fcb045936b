import { historyList } from "../../../provider/apinizer/messages/deployments";
import { environmentList, groupEnvironmentList } from "../../../provider/apinizer/messages/environments";
import { groupList } from "../../../provider/apinizer/messages/groups";
import { memberList } from "../../../provider/apinizer/messages/members";
import { projectList } from "../../../provider/apinizer/messages/projects";
import type { ListName } from "../../../provider/apinizer/operations";
import type { WireRequest } from "../../../provider/apinizer/transport";
import { plainValue } from "../../../provider/hosts/outsideText";
import { deployment } from "../../../provider/resources/deployment";
import { group } from "../../../provider/resources/group";
import { member } from "../../../provider/resources/member";
import { answerWith, clientWith, exchangeOf, inputsOf, manager, runWith, stateWith, usable } from "./support";

jest.mock("node:timers/promises", () => jest.requireActual("./clock"));

afterEach(() => {
    jest.restoreAllMocks();
});

/** Deeper than what a function that calls itself can follow. */
const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;

/** Rows of somebody else whose names cannot be read, as they arrive. */
const nameless = [
    "null",
    "7",
    "true",
    '"Payments"',
    "[]",
    '[{"name": "Payments"}]',
    "{}",
    ...["null", "7", "false", "{}", '["Payments"]', '{"name": "Payments"}', deep].map(
        (name) => `{"name": ${name}, "revision": ${name === "7" ? "null" : name}}`,
    ),
];

/** Rows of somebody else that have a name, and fields that nobody expects. */
const named = [
    '"clientRoute": {"headerList": [{"name": "X-Debug", "value": null}]}',
    '"clientRoute": {"relativePathList": ["/x"], "headerList": [null]}',
    '"clientRoute": {"methodList": [["GET"]], "hostList": [[]], "relativePathList": [{}]}',
    `"clientRoute": ${deep}, "description": ${deep}, "deployed": ${deep}, "date": ${deep}, "relativePath": ${deep}`,
    `"id": ${deep}`,
    `"unheardOf": ${deep}`,
    '"id": {"toString": 1, "valueOf": null}',
    '"deployed": "yes", "redeployRequired": 1, "type": {}, "accessUrl": [], "status": 7, "enableRelativePath": "no"',
    '"__proto__": null, "constructor": 1, "toString": null, "hasOwnProperty": 0',
].map((fields) => `{"name": "foreign", "revision": 2, ${fields}}`);

const odd = [...nameless, ...named].map((row) => [row.slice(0, 100), row] as const);
const lists = { groupList, environmentList, groupEnvironmentList, projectList, historyList, memberList };

describe.each(Object.entries(lists))("%s shows ours", (_, schema) => {
    test.each(odd)("beside the row %s", (__, row) => {
        const list = schema.parse(
            JSON.parse(`{"resultList": [${row}, {"id": "1", "name": "ours", "revision": 1}], "resultCount": 2}`),
        );

        expect(list.resultList.map(({ id }) => id).at(-1)).toBe("1");
        expect(list.lacksRows).toBeUndefined();
    });
});

/** A Manager of one project, each of whose lists has what is ours and the odd row. Its POSTs of groups end as given. */
function answerBeside(row: string, posts: number[] = [], payments = ""): WireRequest[] {
    const ours = {
        "/projects/": '{"name": "Retail"}',
        "/apiProxyGroups/": payments,
        "/environments/": '{"name": "production", "deployed": true}',
        "/proxies/forpromotion": '{"name": "Cards"}',
        "/deploy-histories/": '{"revision": 1}',
    };
    return answerWith(({ method, path }) => {
        if (method === "GET") {
            const shown = Object.entries(ours).find(([end]) => path.endsWith(end))?.[1] ?? "";
            const rows = [row, ...(shown === "" ? [] : [shown])];
            return exchangeOf(200, `{"status": "SUCCESS", "resultList": [${rows}], "resultCount": ${rows.length}}`);
        }
        const status = (method === "POST" ? posts.shift() : undefined) ?? 200;
        return exchangeOf(status, status === 200 ? { status: "SUCCESS" } : "");
    });
}

const payments = '{"name": "Payments", "description": "ours"}';
const part = { projectName: "Retail", groupName: "Payments", manager };

describe.each(odd)("beside the row %s", (_, row) => {
    test("a group is created", async () => {
        answerBeside(row);

        expect(await group.create(runWith().run, inputsOf())).toMatchObject({ is: "done" });
    });

    test("a create whose first POST was lost is sent again", async () => {
        const requests = answerBeside(row, [503, 200]);

        expect(await group.create(runWith().run, inputsOf())).toMatchObject({ is: "done" });
        expect(requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "POST"]);
    });

    test("a create of an earlier run that came to nothing is made up for", async () => {
        const requests = answerBeside(row);
        const old = stateWith({ unfinished: "creation" });

        expect(await group.update(runWith().run, "id", old, inputsOf())).toMatchObject({ is: "done" });
        expect(requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
    });

    test("a group, a deployment and a member are read as they are", async () => {
        answerBeside(row, [], payments);
        const { run } = runWith();
        const old = stateWith({ description: "ours", environmentName: "production" });
        const live = { ...part, environmentName: "production" };
        const cards = { ...part, apiProxyName: "Cards", listed: true };

        expect(await group.read(run, "id", old)).toMatchObject({ is: "there", outputs: old });
        expect(await deployment.read(run, "id", live)).toMatchObject({ is: "there", outputs: live });
        expect(await member.read(run, "id", cards)).toMatchObject({ is: "there", outputs: cards });
    });

    test.each<[ListName, string]>([
        ["listGroups", "list the API proxy groups"],
        ["listProjects", "list the projects"],
        ["listEnvironments", "list the environments"],
        ["listProjectEnvironments", "list the environments of the project"],
        ["listGroupEnvironments", "list the environments of the API proxy group"],
        ["listDeployHistory", "list the deploy history of the API proxy group"],
    ])("the look-up %s has what can be read, and says what it left out", async (operation, doing) => {
        answerBeside(row, [], payments);

        const { rows, leftOut } = await clientWith().readableList(operation, part);

        const said = expect.stringMatching(`^Asked to ${doing}.* without a name .*row 1.* are left out`);
        const isNamed = row.includes('"foreign"');
        expect([rows.length, leftOut]).toEqual(isNamed ? [2, undefined] : [1, said]);
        expect(plainValue(rows)).toHaveLength(rows.length);
    });
});

test("a create beside a row without a name is not taken for done while its end is unknown", async () => {
    answerBeside("null", [503, 503]);

    const written = await group.create(runWith({ ...usable, maxRetries: "1" }).run, inputsOf());

    expect(written).toMatchObject({ is: "partial", outputs: { unfinished: "creation" } });
});

test("a group whose name may be that of the row which cannot be read is not taken for gone", async () => {
    answerBeside("null");

    await expect(group.read(runWith().run, "id", stateWith())).rejects.toThrow("row without a name");
});

test("a look-up of a list that lacks rows fails", async () => {
    answerWith(() => exchangeOf(200, { status: "SUCCESS", resultList: [], resultCount: 3 }));

    await expect(clientWith().readableList("listGroups", part)).rejects.toThrow("resultCount of 3");
});
