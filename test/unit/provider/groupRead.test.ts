import { group } from "../../../provider/resources/group";
import { answerWith, exchangeOf, runWith, stateWith } from "./support";

afterEach(() => {
    jest.restoreAllMocks();
});

const route = { methodList: ["GET"], hostList: ["a"] };

test.each([
    ["without a route", {}],
    ["with null as its route", { clientRoute: null }],
    ["with an empty route", { clientRoute: {} }],
    ["with a route of nulls", { clientRoute: { relativePathList: null, methodList: null, hostList: null } }],
    ["with a route that cannot be read", { clientRoute: { relativePathList: ["/x"], hostList: [null] } }],
    ["with the route in another spelling", { clientRoute: { relativePathList: ["/pay"], ...route, hostList: ["A"] } }],
])("a list that shows a group %s shows no drift", async (_, shown) => {
    answerWith(() => exchangeOf(200, { status: "SUCCESS", resultList: [{ name: "Payments", ...shown }] }));
    const state = stateWith({ route });

    expect(await group.read(runWith().run, "Retail/Payments", state)).toEqual({
        is: "there",
        id: "Retail/Payments",
        outputs: state,
    });
});

test("a description that cannot be read is not a description that is gone", async () => {
    answerWith(() => exchangeOf(200, { status: "SUCCESS", resultList: [{ name: "Payments", description: {} }] }));
    const state = stateWith({ description: "ours" });

    expect(await group.read(runWith().run, "Retail/Payments", state)).toMatchObject({ is: "there", outputs: state });
});

test("a list with other names is a list without the group, and the group is gone", async () => {
    answerWith(() => exchangeOf(200, { status: "SUCCESS", resultList: [{ name: "payments" }] }));

    expect(await group.read(runWith().run, "Retail/Payments", stateWith())).toEqual({ is: "gone" });
});

test("a list that has lost letters says nothing about what is gone", async () => {
    const came = exchangeOf(200, { status: "SUCCESS", resultList: [{ name: "\ufffddeme" }] });
    answerWith(() => ({ ...came, unreadable: "it is not UTF-8" }));

    await expect(group.read(runWith().run, "Retail/%C3%96deme", stateWith({ name: "Ödeme" }))).rejects.toThrow(
        /HTTP 200 .*not UTF-8/,
    );
});
