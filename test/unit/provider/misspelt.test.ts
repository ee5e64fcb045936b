import { nearest } from "../../../provider/nearest";
import { deploymentInputs } from "../../../provider/resources/deployment/schema";
import { check } from "../../../provider/resources/group/check";
import { memberInputs } from "../../../provider/resources/member/schema";
import { problemsOf } from "../../../provider/resources/problems";
import type { Values } from "../../../provider/resources/resource";
import { inputsOf, runWith } from "./support";

const meant: [written: string, meant: string][] = [
    ["descripton", "description"],
    ["Description", "description"],
    ["nmae", "name"],
    ["desc", "description"],
    ["project", "projectName"],
    ["projectname", "projectName"],
    ["environment", "environmentName"],
    ["enviromentName", "environmentName"],
    ["conection", "connection"],
    ["adopt", "adoptExisting"],
    ["route", "clientRoute"],
    ["clientRoutes", "clientRoute"],
    ["relativePathList", "clientRoute.relativePathList"],
    ["paths", "clientRoute.relativePathList"],
    ["methodList", "clientRoute.methodList"],
];

test.each(meant)("the property %s is answered with %s", async (written, right) => {
    const { problems } = await check(runWith().run, { ...inputsOf(), [written]: "x" });

    expect(problems).toEqual([{ path: written, reason: `is not a property of this resource; did you mean ${right}?` }]);
});

const meantInRoute: [written: string, meant: string][] = [
    ["hosts", "hostList"],
    ["host", "hostList"],
    ["hostlist", "hostList"],
    ["methods", "methodList"],
    ["method", "methodList"],
    ["headers", "headerList"],
    ["paths", "relativePathList"],
    ["path", "relativePathList"],
    ["relativePaths", "relativePathList"],
    ["relativePath", "relativePathList"],
    ["bufferRequests", "bufferRequest"],
    ["bufferRespone", "bufferResponse"],
];

test.each(meantInRoute)("the property %s of a route is answered with %s", async (written, right) => {
    const { problems } = await check(runWith().run, inputsOf({ route: { [written]: [] } }));

    const path = `clientRoute.${written}`;
    expect(problems).toEqual([
        { path, reason: `is not a property of this resource; did you mean clientRoute.${right}?` },
    ]);
});

test.each([
    ["nam", "name"],
    ["valu", "value"],
])("the property %s of a header is answered with the header's %s", async (written, right) => {
    const headerList = [{ name: "n", value: "v", [written]: "x" }];

    const { problems } = await check(runWith().run, inputsOf({ route: { headerList } }));

    expect(problems).toEqual([
        {
            path: `clientRoute.headerList[0].${written}`,
            reason: `is not a property of this resource; did you mean clientRoute.headerList[].${right}?`,
        },
    ]);
});

test.each(["zzzzzz", "colour", "x", "a.b", ""])("the property %j is answered without a guess", async (written) => {
    const { problems } = await check(runWith().run, { ...inputsOf(), [written]: "x" });

    expect(problems.map(({ reason }) => reason)).toEqual(["is not a property of this resource"]);
});

const part: Values = { projectName: "Retail", groupName: "Payments" };

test.each([
    ["deployment", deploymentInputs, { ...part, environmentName: "production" }, "trigger", "triggers"],
    ["deployment", deploymentInputs, { ...part, environmentName: "production" }, "persist", "persistent"],
    ["deployment", deploymentInputs, { ...part, environmentName: "production" }, "group", "groupName"],
    ["member", memberInputs, { ...part, apiProxyName: "Cards" }, "proxy", "apiProxyName"],
    ["member", memberInputs, { ...part, apiProxyName: "Cards" }, "apiProxy", "apiProxyName"],
] as const)("of a %s too, %#", (_, schema, inputs, written, right) => {
    expect(problemsOf(schema, { ...inputs, [written]: "x" })).toEqual([
        { path: written, reason: `is not a property of this resource; did you mean ${right}?` },
    ]);
});

test("no word is near to none", () => {
    expect(nearest("hosts", [])).toBeUndefined();
});
