import { Claims } from "../../../provider/resources/claims";
import type { Identity } from "../../../provider/resources/identity";

const group = (name: string): Identity => ({
    kind: "group",
    manager: "https://m.example.com",
    names: ["Retail", name],
});
const a = group("A");
const b = group("B");

/** What the engine asks in one run, in its order; a new run knows nothing of the one before. */
const asks = {
    kept: (identity: Identity) => (claims: Claims) => claims.checked(identity, identity),
    changed: (identity: Identity, before: Identity) => (claims: Claims) => claims.checked(identity, before),
    fresh: (identity: Identity) => (claims: Claims) => claims.checked(identity, undefined),
    creates: (identity: Identity) => (claims: Claims) => claims.creates(identity, async () => "created"),
    fails: (identity: Identity) => (claims: Claims) =>
        claims.creates(identity, () => Promise.reject(new Error("refused"))).catch(() => "not created"),
    deleted: (identity: Identity) => (claims: Claims) => claims.deletes(identity, async () => {}),
};
const { kept, changed, fresh, creates, fails, deleted } = asks;

/** Before a delete of A reaches the provider; whether it may delete, or must only forget the state's entry. */
const orders: [title: string, run: ((claims: Claims) => unknown)[], end: "deletes" | "forgets"][] = [
    ["removed from the program", [], "deletes"],
    ["destroy, which checks nothing", [], "deletes"],
    ["destroy --run-program, of another resource that is kept", [kept(b)], "deletes"],
    [
        "up --refresh, removed, while a sibling is kept and one is new",
        [kept(b), fresh(group("C")), creates(group("C"))],
        "deletes",
    ],
    [
        "--replace: checked, checked again as new, created, then the old one deleted",
        [kept(a), fresh(a), creates(a)],
        "forgets",
    ],
    ["--replace with deleteBeforeReplace: deleted before the create", [kept(a), fresh(a)], "deletes"],
    ["renamed in Pulumi without an alias, adopted", [fresh(a), creates(a)], "forgets"],
    [
        "the run after one that failed or was killed: the wanted entry is checked with its old inputs",
        [kept(a)],
        "forgets",
    ],
    ["the same, and its update follows a change of other inputs", [kept(a), kept(b)], "forgets"],
    ["a replacement by another name, created first", [changed(b, a), fresh(b), creates(b)], "deletes"],
    ["a replacement by another name, deleted first", [changed(b, a), fresh(b)], "deletes"],
    ["the new name's create failed, and another resource is kept", [changed(b, a), fresh(b), fails(b)], "deletes"],
    ["the name reverted after half a replacement: created again", [changed(a, b), fresh(a), creates(a)], "forgets"],
    ["a create of it failed: the program still wants it", [fresh(a), fails(a)], "forgets"],
    [
        "a create of it was refused, because the resource that is renamed had it: that one's delete makes room",
        [fresh(a), fails(a), changed(b, a), creates(b)],
        "deletes",
    ],
    ["it was taken over from the resource that is renamed", [changed(b, a), fresh(a), creates(a)], "forgets"],
    [
        "deleted first, then created again, and the engine asks once more",
        [kept(a), fresh(a), deleted(a), creates(a)],
        "forgets",
    ],
    ["another project's group of that name is kept", [kept({ ...a, names: ["Wholesale", "A"] })], "deletes"],
    ["another Manager's group of that name is kept", [kept({ ...a, manager: "https://other.example.com" })], "deletes"],
    ["another kind of the same names is kept", [kept({ ...a, kind: "member" })], "deletes"],
    ["names that only look alike are kept", [kept({ ...a, names: ['Retail","A'] })], "deletes"],
];

test.each(orders.map(([title, run, end]) => [end, title, run] as const))("a delete %s: %s", async (end, _, run) => {
    const claims = new Claims();
    for (const ask of run) {
        await ask(claims);
    }

    const remove = jest.fn(async () => {});
    const ended = await claims.deletes(a, remove);

    expect({ deleted: "deletes", forgotten: "forgets" }[ended]).toBe(end);
    expect(remove).toHaveBeenCalledTimes(end === "deletes" ? 1 : 0);
});

test("one run does not create an identity twice, and the Manager is named, but not the group, whose name may be a secret", async () => {
    const claims = new Claims();
    const again = jest.fn();
    await creates(a)(claims);

    await expect(claims.creates(a, again)).rejects.toThrow(
        /^Two resources of this program are one object: it was already created at https:\/\/m\.example\.com in this run\. /,
    );
    expect(again).not.toHaveBeenCalled();
    await expect(creates(b)(claims)).resolves.toBe("created");
});

test("one run does not create an identity while its first create is still running", async () => {
    const claims = new Claims();
    const first = creates(a)(claims);

    await expect(creates(a)(claims)).rejects.toThrow("was already created");
    await expect(first).resolves.toBe("created");
});

test("the error of a create goes up as it is", async () => {
    const error = new Error("refused");

    await expect(new Claims().creates(a, () => Promise.reject(error))).rejects.toBe(error);
});

test("after a create that came to nothing the identity may be created again", async () => {
    const claims = new Claims();
    await fails(a)(claims);

    await expect(creates(a)(claims)).resolves.toBe("created");
});

test("after a delete the identity may be created again", async () => {
    const claims = new Claims();
    await fresh(a)(claims);
    await deleted(a)(claims);

    await expect(creates(a)(claims)).resolves.toBe("created");
});

/** An end that the test decides about. */
function pending<Value>() {
    let settle: (value: Value | Promise<Value>) => void = () => {};
    const promise = new Promise<Value>((resolve) => {
        settle = resolve;
    });
    return { promise, settle };
}

test("a create waits for a delete of the same identity, which would delete what it takes over", async () => {
    const claims = new Claims();
    const order: string[] = [];
    const gone = pending<void>();
    const deletes = claims.deletes(a, () => gone.promise.then(() => void order.push("deleted")));
    const created = claims.creates(a, async () => order.push("created"));
    await claims.creates(b, async () => order.push("another one does not wait"));
    gone.settle();
    await Promise.all([deletes, created]);

    expect(order).toEqual(["another one does not wait", "deleted", "created"]);
});

test.each([
    ["that is refused, of what another resource leaves", true, "refused", "deleted"],
    ["that is refused", false, "refused", "forgotten"],
    ["that ends well", true, "created", "forgotten"],
] as const)("a delete waits for a create %s", async (_, leaves, end, expected) => {
    const claims = new Claims();
    if (leaves) {
        claims.checked(b, a);
    }
    const answer = pending<string>();
    const created = claims.creates(a, () => answer.promise).catch(() => "refused");
    const deletes = claims.deletes(a, async () => {});
    answer.settle(end === "refused" ? Promise.reject(new Error("exists")) : end);

    await expect(created).resolves.toBe(end);
    await expect(deletes).resolves.toBe(expected);
});

test("an identity whose delete failed may be deleted again", async () => {
    const claims = new Claims();
    const error = new Error("not now");

    await expect(claims.deletes(a, () => Promise.reject(error))).rejects.toBe(error);
    await expect(claims.deletes(a, async () => {})).resolves.toBe("deleted");
});
