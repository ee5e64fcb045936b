import { endure } from "../../support/faults/endure";
import { closeSimulators } from "../../support/manager";
import { closeStacks } from "../../support/stack";
import { create } from "./tables/create";
import { deploy } from "./tables/deploy";
import { tokenTable } from "./tables/token";
import { update } from "./tables/update";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

test("a write that meets a fault ends with a true state, and the next up finishes it", async () => {
    await endure([create, update, deploy, tokenTable]);
});
