import { deployment } from "../../../provider/resources/deployment";
import { group } from "../../../provider/resources/group";
import type { Values, Written } from "../../../provider/resources/resource";
import { answerWith, exchangeOf, inputsOf, manager, runWith, stateWith } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

const success = (body: object) => exchangeOf(200, { status: "SUCCESS", ...body });
const failed = {
    success: false,
    detailList: [{ podName: "pod-1", envName: "production", success: false, detail: "down" }],
};
const refusal = (deploymentResult: object | null) =>
    exchangeOf(400, { status: "FAILURE", resultMessage: "Deployment failed", deploymentResult });
const pod = "pod pod-1 (no ip) of environment production: down";
const words = expect.stringContaining("Deployment failed");

/** A Manager that has the group of a project or not, and answers a write and the deploy call so. */
function managerWith(write: ReturnType<typeof success>, deploys = success({}), listed: readonly object[] = []) {
    return answerWith(({ method, path }) => {
        if (method === "GET") {
            return success({ resultList: listed, resultCount: listed.length });
        }
        return path.includes("/environments/") ? deploys : write;
    });
}

async function ended(written: Promise<Written>): Promise<unknown> {
    const end = await written.catch((error: unknown) => String(error));
    return typeof end === "object" && end.is === "partial" ? [end.outputs.unfinished, ...end.reasons] : end;
}

const names = { projectName: "Retail", groupName: "Payments", environmentName: "production" };
const inProduction =
    'The API proxy group "Payments" in project "Retail" is defined, but its deployment to "production" did not complete. The next `pulumi up` will retry it.';
const ofDeployment =
    'The deployment to environment "production" of API proxy group "Payments" in project "Retail" did not complete. The next `pulumi up` will retry it.';

test.each([
    ["an answer", success({ deploymentResult: failed }), [pod]],
    ["a refusal", refusal(failed), [pod, words]],
])(
    "%s that names failed pods ends a write, its own deployment and the deploy call alike",
    async (_, answer, reasons) => {
        const inputs = inputsOf({ environmentName: "production" });
        managerWith(answer);
        const whole = ["deployment", inProduction, ...reasons];
        expect(await ended(group.create(runWith().run, inputs))).toEqual(whole);
        expect(await ended(group.update(runWith().run, "id", stateWith(), inputs))).toEqual(whole);
        expect(await ended(deployment.create(runWith().run, names))).not.toEqual(whole);

        managerWith(success({}), answer);
        expect(await ended(group.create(runWith().run, inputs))).toEqual(whole);
        expect(await ended(group.update(runWith().run, "id", stateWith(), inputs))).toEqual(whole);
        expect(await ended(deployment.create(runWith().run, names))).toEqual(["deployment", ofDeployment, ...reasons]);
    },
);

test("a write without an environment that is refused with a report does not speak of one", async () => {
    managerWith(refusal(failed));
    const title =
        'The API proxy group "Payments" in project "Retail" is defined, but its deployment did not complete. The next `pulumi up` will retry it.';

    for (const end of [
        group.create(runWith().run, inputsOf()),
        group.update(runWith().run, "id", stateWith(), inputsOf({ description: "new" })),
    ]) {
        expect(await ended(end)).toEqual(["deployment", title, pod, words]);
    }
});

test.each([
    ["the name exists", "ApiProxyGroup: (Payments) is already created!", "exists already"],
    ["a refusal of the definition", "Relative path is refused", "Relative path is refused"],
])(
    "a create that is refused with a report without rows takes nothing for its own: %s",
    async (_, resultMessage, says) => {
        for (const result of [{ success: false }, { success: true }, { success: false, detailList: [] }]) {
            const answer = exchangeOf(400, { status: "FAILURE", resultMessage, deploymentResult: result });
            managerWith(answer);
            for (const inputs of [inputsOf(), inputsOf({ environmentName: "production" })]) {
                expect(await ended(group.create(runWith().run, inputs))).toContain(says);
            }
        }
    },
);

test("a state whose report has the form of another release can still be updated, read and deleted", async () => {
    managerWith(success({}), success({ deploymentResult: { success: true } }), [{ name: "Payments", deployed: false }]);
    const reports: Values[] = [{ deploymentResult: "done" }, { deploymentResult: { detailList: [{ podIp: 7 }] } }];

    for (const odd of reports) {
        const state = stateWith({ ...odd });
        expect(await group.read(runWith().run, "Retail/Payments", state)).toMatchObject({ is: "there" });
        expect(await group.update(runWith().run, "id", state, inputsOf())).toMatchObject({ is: "done" });
        expect(await group.delete(runWith().run, "id", state)).toBe("deleted");
        expect(await deployment.delete(runWith().run, "id", { ...names, manager, ...odd })).toBe("deleted");
    }
});

test("a report that left out rows still says so after a write that only records", async () => {
    const deploymentResult = { success: true, detailList: [], omittedRows: 7 };
    const olds = stateWith({ environmentName: "production", deploymentResult });

    const written = await group.update(runWith().run, "id", olds, inputsOf({ environmentName: "production" }));

    expect(written).toMatchObject({ is: "done", outputs: { deploymentResult } });
});
