import { check } from "../../../provider/resources/group/check";
import type { Identity } from "../../../provider/resources/identity";
import { SettingsError } from "../../../provider/settings/problems";
import { inputsOf, manager, runWith, usable } from "./support";

test("a line is said once, however many resources have it to say, and another line is said too", () => {
    const { run, said } = runWith();

    for (let count = 0; count < 20; count += 1) {
        run.say("warning", "one");
        run.say("info", "two");
    }

    expect(said).toEqual(["one", "two"]);
});

test("two runs share nothing", () => {
    const [one, other] = [runWith(), runWith()];
    one.run.say("info", "line");
    other.run.say("info", "line");

    expect([one.said, other.said]).toEqual([["line"], ["line"]]);
    expect(one.run.manager()).not.toBe(other.run.manager());
});

test("a Manager is made once for a connection", () => {
    const { run } = runWith({ ...usable, connections: JSON.stringify({ east: usable }) });

    expect(run.manager()).toBe(run.manager());
    expect(run.manager("east")).toBe(run.manager("east"));
    expect(run.manager("east")).not.toBe(run.manager());
});

test("an unchecked certificate is warned about once, with the Manager's address", () => {
    const { run, said } = runWith({ ...usable, insecureSkipVerify: "true" });

    run.manager();
    run.manager();

    expect(said).toEqual([
        expect.stringMatching(new RegExp(`^insecureSkipVerify: the certificate of ${manager} is not checked`)),
    ]);
});

test("bad settings are told as such, each time", () => {
    const { run } = runWith({});

    expect(() => run.manager()).toThrow(SettingsError);
    expect(() => run.manager()).toThrow(SettingsError);
});

test("a delete of what the program wants is told in one line", async () => {
    const { run, said } = runWith();
    const identity: Identity = { kind: "group", manager, names: ["Retail", "Payments"] };
    expect([await run.deletes(identity, async () => {}), said]).toEqual(["deleted", []]);

    await check(run, inputsOf(), inputsOf({ description: "old" }));

    await expect(run.deletes(identity, () => Promise.reject(new Error("called")))).resolves.toBe("forgotten");
    expect(said).toEqual([expect.stringMatching(/"Payments" in project "Retail" is kept/)]);
});

test.each([
    ["with mistakes", { description: 5 }, inputsOf()],
    ["as new", {}, undefined],
    ["with old inputs of another name", {}, inputsOf({ name: "Cards" })],
    ["with old inputs of another project", {}, inputsOf({ projectName: "Wholesale" })],
])("an identity that was checked %s is not held against a delete", async (_, patch, olds) => {
    const { run } = runWith();

    await check(run, inputsOf(patch), olds);

    const identity: Identity = { kind: "group", manager, names: ["Retail", "Payments"] };
    await expect(run.deletes(identity, async () => {})).resolves.toBe("deleted");
});
