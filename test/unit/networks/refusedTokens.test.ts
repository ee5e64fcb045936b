import { simulate } from "../../support/manager";
import { clientOf, closeAll, errorOf, sequence, subject } from "./client";

afterEach(closeAll);

const pair = { clientId: "ci", clientSecret: "client-secret-of-a-test" };
const clients = { ci: pair.clientSecret };
const refusal = (resultMessage: string) => ({ answer: { status: 401, json: { status: "FAILURE", resultMessage } } });

test.each(sequence)(
    "a token that %s finds expired is fetched anew, and the call made again",
    async (operation, body) => {
        const manager = await simulate({ clients, proxies: ["Cards"] });
        const client = clientOf(manager.url, { credentials: pair });
        for (const [earlier, sent] of sequence) {
            if (earlier === operation) {
                break;
            }
            await client.call(earlier, subject, sent);
        }
        manager.expireTokens();
        manager.clearRequests();

        await client.call(operation, subject, body);

        const seen = manager.requests().map(({ operation: name, status }) => `${name} ${status}`);
        // Nothing was asked of the Manager before createGroup, so that there was no token yet to expire.
        const expected = operation === "createGroup" ? [] : [`${operation} 401`];
        expect(seen).toEqual([...expected, "token 200", `${operation} 200`]);
    },
);

test.each(sequence)("a missing role in the answer to %s fetches no token", async (operation, body) => {
    const manager = await simulate({ clients });
    manager.setFaults([{ operation, effect: refusal("Admin role required") }]);
    const client = clientOf(manager.url, { credentials: pair });

    const error = await errorOf(client.call(operation, subject, body));

    expect(error).toMatchObject({ kind: "forbidden", unclear: false });
    expect(error.message).toContain("HTTP 401: Admin role required. This call needs a token of an administrator.");
    expect(manager.requests().map((request) => request.operation)).toEqual(["token", operation]);
});

test("a token that is refused again after it was fetched anew is an error, not a storm", async () => {
    const manager = await simulate({ clients });
    manager.setFaults([{ operation: "listGroups", times: 0, effect: refusal("Token is not valid!") }]);
    const client = clientOf(manager.url, { credentials: pair, maxRetries: 4 });

    const errors = await Promise.all(Array.from({ length: 20 }, () => errorOf(client.call("listGroups", subject))));

    expect(new Set(errors.map(({ kind }) => kind))).toEqual(new Set(["unauthenticated"]));
    const tokens = manager.requests().filter(({ operation }) => operation === "token");
    expect(tokens).toHaveLength(2);
    await errorOf(client.call("listGroups", subject));
    expect(manager.requests().filter(({ operation }) => operation === "token")).toHaveLength(2);

    // Once the Manager takes tokens again, so does the same client, and the next end of one is met as usual.
    manager.setFaults([]);
    await client.call("listGroups", subject);
    manager.expireTokens();
    await client.call("listGroups", subject);
    expect(manager.requests().filter(({ operation }) => operation === "token")).toHaveLength(3);
});
