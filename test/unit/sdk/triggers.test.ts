import * as pulumi from "@pulumi/pulumi";
import { ApiProxyGroup, ApiProxyGroupDeployment } from "../../../sdk";
import { carriedTriggers } from "../../../sdk/triggers";
import { known, registeredBy } from "./program";

class Version {
    constructor(readonly major: number) {}
}
const loop: Record<string, unknown> = { a: 1 };
loop.self = [loop];

test.each<[string, unknown, string]>([
    ["a Date", new Date(), "an object of the class Date"],
    ["a Map", new Map([["a", 1]]), "an object of the class Map"],
    ["a Set", new Set([1]), "an object of the class Set"],
    ["a function", () => 1, "a function"],
    ["a class", Version, "a function"],
    ["a class instance", new Version(1), "an object of the class Version"],
    ["an error", new TypeError("no"), "an object of the class TypeError"],
    ["a pattern", /a/, "an object of the class RegExp"],
    ["bytes", Buffer.from("a"), "an object of the class Buffer"],
    ["a file", new pulumi.asset.StringAsset("a"), "an object of the class StringAsset"],
    ["a symbol", Symbol("secret"), "a symbol"],
    ["a big integer", 1n, "a bigint"],
    ["no number", Number.NaN, "NaN"],
    ["infinity", Number.NEGATIVE_INFINITY, "-Infinity"],
    ["a circle", loop, ".self[0] is an object that contains itself"],
])("%s is refused with its path, at any depth", (_, value, words) => {
    const at = (path: string) => (words.includes(" is ") ? path + words : `${path} is ${words}`);
    const refusal = (triggers: unknown) => () => carriedTriggers("live", triggers);

    expect(refusal([1, value])).toThrow(`ApiProxyGroupDeployment "live": ${at("triggers[1]")}. Pulumi`);
    expect(refusal([{ a: [{ "b-c": value }] }])).toThrow(at('triggers[0].a[0]["b-c"]'));
    expect(refusal(value)).toThrow(at("triggers"));
});

test.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["plain values of every kind", ["a", 1, -0.5, true, null, undefined, [], {}, { a: [{ b: "c" }] }]],
    ["an object without a prototype", [Object.assign(Object.create(null), { a: 1 })]],
    ["one value twice, in two places", [loop.a, [loop.a]]],
])("what Pulumi carries stays as it is: %s", (_, triggers) => {
    expect(carriedTriggers("live", triggers)).toEqual(triggers);
});

test("outputs and promises are waited for and looked into; what they hold stays, with its secrecy", async () => {
    const given = [pulumi.output("a"), Promise.resolve({ b: [pulumi.secret("c")] })];
    const triggers = pulumi.output(carriedTriggers("live", given));

    expect(await known(triggers)).toEqual(["a", { b: ["c"] }]);
    expect(await pulumi.isSecret(triggers)).toBe(true);
});

test("a deployment refuses its triggers by name, a group as a whole among them", async () => {
    const where = { projectName: "Retail", groupName: "Payments", environmentName: "production" };
    const errors: string[] = [];
    const registered = await registeredBy(() => {
        const group = new ApiProxyGroup("g", { projectName: "Retail", clientRoute: { relativePathList: ["/a"] } });
        for (const trigger of [new Date(), group]) {
            try {
                new ApiProxyGroupDeployment("live", { ...where, triggers: [trigger] });
            } catch (error) {
                errors.push(String(error));
            }
        }
    });

    expect(registered.map(({ name }) => name)).toEqual(["g"]);
    expect(errors).toEqual([
        expect.stringContaining('"live": triggers[0] is an object of the class Date'),
        expect.stringMatching(/"live": triggers\[0\] is a resource, .*give the outputs/),
    ]);
});
