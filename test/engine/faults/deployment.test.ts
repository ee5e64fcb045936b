import { play } from "../../support/faultPlay";
import { type End, type FaultRow, programOf, strike } from "../../support/faultRows";
import { closeSimulators } from "../../support/manager";
import { closeStacks } from "../../support/stack";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

const deployed = { deployed: true };

const live: End = { manager: "first, live", state: "done", next: "" };
const failed: End = { manager: "first", state: "deployment", next: "deploy" };
const refused: End = { manager: "first", state: "nothing", next: "deploy" };
const deploy = "deploy deployGroup";

const deployRows: readonly FaultRow[] = [
    strike(deploy, "dropped", {}, live, deployed),
    strike(deploy, "dropped", { moment: "after" }, live, deployed),
    strike(deploy, "dropped", { always: true }, failed, deployed),
    strike(deploy, "dropped", { moment: "after", always: true }, { ...failed, manager: "first, live" }, deployed),
    strike(deploy, "no answer", { moment: "after" }, live, deployed),
    strike(deploy, "half an answer", { moment: "after" }, live, deployed),
    strike(deploy, "HTTP 503", {}, live, deployed),
    strike(deploy, "HTTP 503", { always: true }, failed, deployed),
    strike(deploy, "a login page", {}, failed, deployed),
    strike(deploy, "a login page", { moment: "after" }, { ...failed, manager: "first, live" }, deployed),
    strike(deploy, "every pod fails", {}, failed, deployed),
    strike(deploy, "one pod of two fails", {}, { ...failed, manager: "first, live" }, deployed),
    strike(deploy, "no result", {}, failed, deployed),
    strike(deploy, "no permission to deploy", {}, refused, deployed),
    strike(deploy, "a refused token", {}, refused, deployed),
];

test("an ApiProxyGroupDeployment that meets a fault says so, and the next up deploys", async () => {
    await play({
        table: "deploy",
        rows: deployRows,
        observed: "deployment",
        program: programOf(deployRows, "first", "ApiProxyGroupDeployment"),
        settled: () => ({ manager: "first, live", state: "done" }),
    });
});

const undone: End = { manager: "first", state: "nothing", next: "" };
const kept: End = { manager: "first, live", state: "done", next: "undeploy" };
const undeploy = "undeploy undeployGroup";

const undeployRows: readonly FaultRow[] = [
    strike(undeploy, "dropped", {}, undone, deployed),
    strike(undeploy, "dropped", { moment: "after" }, undone, deployed),
    strike(undeploy, "dropped", { always: true }, kept, deployed),
    strike(undeploy, "no answer", { moment: "after" }, undone, deployed),
    strike(undeploy, "HTTP 503", {}, undone, deployed),
    strike(undeploy, "HTTP 503", { always: true }, kept, deployed),
    strike(undeploy, "a login page", {}, kept, deployed),
    strike(undeploy, "a login page", { moment: "after" }, undone, deployed),
    strike(undeploy, "every pod fails", {}, kept, deployed),
    strike(undeploy, "no result", {}, kept, deployed),
    strike(undeploy, "no permission to deploy", {}, kept, deployed),
];

test("an undeployment that meets a fault keeps its entry, and the next up undeploys", async () => {
    await play({
        table: "undeploy",
        rows: undeployRows,
        observed: "deployment",
        before: programOf(undeployRows, "first", "ApiProxyGroupDeployment"),
        program: programOf(
            undeployRows.map((row) => ({ ...row, deployed: false })),
            "first",
        ),
        settled: () => ({ manager: "first", state: "nothing" }),
    });
});
