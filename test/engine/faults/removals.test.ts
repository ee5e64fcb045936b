import { endure } from "../../support/faults/endure";
import { closeSimulators } from "../../support/manager";
import { closeStacks } from "../../support/stack";
import { removal } from "./tables/delete";
import { undeploy } from "./tables/undeploy";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

test("a removal that meets a fault is forgotten only when it is done, and the next up finishes it", async () => {
    await endure([removal, undeploy]);
});
