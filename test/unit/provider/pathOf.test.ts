import fc from "fast-check";
import { type OperationName, operations, pathOf, type Subject } from "../../../provider/apinizer/operations";

const subject: Subject = { projectName: "P", groupName: "G", apiProxyName: "A", environmentName: "E" };

/** The methods and paths that the API documents, as far as the package calls them. */
const documented: Record<OperationName, string> = {
    listGroups: "GET /projects/P/apiProxyGroups/",
    createGroup: "POST /projects/P/apiProxyGroups/",
    updateGroup: "PUT /projects/P/apiProxyGroups/",
    deleteGroup: "DELETE /projects/P/apiProxyGroups/G/",
    addMember: "POST /projects/P/apiProxyGroups/G/apiProxies/A/",
    removeMember: "DELETE /projects/P/apiProxyGroups/G/apiProxies/A/",
    listGroupMembers: "GET /projects/P/apiProxyGroups/G/proxies/forpromotion",
    listGroupEnvironments: "GET /projects/P/apiProxyGroups/G/environments/",
    deployGroup: "POST /projects/P/apiProxyGroups/G/environments/E/",
    undeployGroup: "DELETE /projects/P/apiProxyGroups/G/environments/E/",
    listDeployHistory: "GET /projects/P/apiProxyGroups/G/deploy-histories/",
    listProjects: "GET /projects/",
    listEnvironments: "GET /environments/",
    listProjectEnvironments: "GET /projects/P/environments/",
};

test("every operation has the method and the path that the API documents, with its slash at the end", () => {
    const lines = Object.entries(operations).map(([name, operation]) => [
        name,
        `${operation.method} ${pathOf(operation, subject)}`,
    ]);

    expect(Object.fromEntries(lines)).toEqual(documented);
});

test("only the creation of a group must not be repeated, and only two calls always wait for gateway pods", () => {
    const rows = Object.entries(operations);

    expect(rows.filter(([, { repeatable }]) => !repeatable).map(([name]) => name)).toEqual(["createGroup"]);
    expect(rows.filter(([, { deploys }]) => deploys).map(([name]) => name)).toEqual(["deployGroup", "undeployGroup"]);
});

test.each([
    ["My Project", "My%20Project"],
    ["a/b", "a%2Fb"],
    ["a%2Fb", "a%252Fb"],
    ["100%", "100%25"],
    ["a+b", "a%2Bb"],
    ["a?b#c", "a%3Fb%23c"],
    ["../other", "..%2Fother"],
    ["...", "..."],
    ["a\\b", "a%5Cb"],
    ["a;b=c", "a%3Bb%3Dc"],
    ["ığüşöç İĞÜŞÖÇ", "%C4%B1%C4%9F%C3%BC%C5%9F%C3%B6%C3%A7%20%C4%B0%C4%9E%C3%9C%C5%9E%C3%96%C3%87"],
    ["🚀", "%F0%9F%9A%80"],
    ["{groupName}", "%7BgroupName%7D"],
    ["$&", "%24%26"],
])("the name %j is one segment, %s", (name, segment) => {
    expect(pathOf(operations.deleteGroup, { ...subject, groupName: name })).toBe(
        `/projects/P/apiProxyGroups/${segment}/`,
    );
});

test.each([
    ["missing", undefined],
    ["empty", ""],
    ["a dot", "."],
    ["two dots", ".."],
    ["half a character", "\ud83d"],
])("a name that is %s is refused before anything is sent", (_, groupName) => {
    const names: Subject = { projectName: "P", ...(groupName === undefined ? {} : { groupName }) };

    expect(() => pathOf(operations.deleteGroup, names)).toThrow();
});

const name = fc
    .oneof(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.string({
            unit: fc.constantFrom(" ", "/", "%", ".", "+", "?", "#", "\\", "ğ", "İ", "🚀", "a", "\n"),
            minLength: 1,
        }),
    )
    .filter((text) => text !== "." && text !== "..");

test("names come back from a path as they were, however they are spelled, and never lead elsewhere", () => {
    fc.assert(
        fc.property(name, name, name, (projectName, groupName, environmentName) => {
            const path = pathOf(operations.deployGroup, { projectName, groupName, environmentName });
            const { pathname, search, hash } = new URL(`https://m.example.com/apiops${path}`);
            const segments = pathname.split("/");
            expect({ search, hash, last: segments.at(-1), count: segments.length }).toEqual({
                search: "",
                hash: "",
                last: "",
                count: 9,
            });
            expect([segments[3], segments[5], segments[7]].map((segment) => decodeURIComponent(segment ?? ""))).toEqual(
                [projectName, groupName, environmentName],
            );
        }),
    );
});
