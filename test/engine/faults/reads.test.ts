import { endure } from "../../support/faults/endure";
import { projectsOf } from "../../support/faults/table";
import { closeSimulators } from "../../support/manager";
import { closeStacks } from "../../support/stack";
import { failing, read } from "./tables/read";

afterEach(async () => {
    await closeStacks();
    await closeSimulators();
});

test("a read that meets a fault fails the refresh or gets over it, and never changes the state", async () => {
    await endure([read], async (stack) => {
        const ended = await stack.refresh("--parallel", "100");
        const failed = projectsOf(read).filter((project) => ended.text.includes(`in project "${project}"`));
        expect(failed).toEqual(projectsOf(read).slice(0, failing.length));
        return ended;
    });
});
