import type { dynamic } from "@pulumi/pulumi";
import { DynamicHost } from "../../../provider/hosts/dynamic";
import type { DynamicProvider } from "../../../provider/hosts/dynamicProvider";
import type { Resource, Values } from "../../../provider/resources/resource";
import type { Run } from "../../../provider/resources/run";
import { hosted, thrownBy, withoutShellSettings } from "./hosting";

beforeEach(withoutShellSettings);
afterEach(() => {
    jest.restoreAllMocks();
});

function configOf(values: Readonly<Record<string, string>>): dynamic.ConfigureRequest {
    const get = (key: string) => values[key];
    return { config: { get, require: (key) => get(key) ?? "" } };
}

test("configure has taken effect when it returns, for every provider of the host, and before it is awaited", async () => {
    const managers: string[] = [];
    const check = async (run: Run, inputs: Values) => {
        managers.push(run.manager().origin);
        return { inputs, problems: [] };
    };
    const host = new DynamicHost("test");
    const [one, other] = [hosted({ check }, host), hosted({ check }, host)];

    const configured = one.configure(configOf({ "apinizer:url": "https://m.example.com", "apinizer:token": "t" }));
    await Promise.all([one.check({}, {}), other.check({}, {})]);
    await configured;

    expect(managers).toEqual(["https://m.example.com", "https://m.example.com"]);
});

test("without a configuration the environment's settings serve", async () => {
    jest.replaceProperty(process, "env", { APINIZER_URL: "https://shell.example.com", APINIZER_TOKEN: "t" });
    const read: Resource["read"] = async (run, id) => ({ is: "there", id, outputs: { manager: run.manager().origin } });

    expect(await hosted({ read }).read("id", {})).toHaveProperty("props.manager", "https://shell.example.com");
});

const failing: Partial<Resource> = {
    check: async () => Promise.reject(new Error("what went wrong")),
    diff: async () => Promise.reject(new Error("what went wrong")),
    read: async () => Promise.reject(new Error("what went wrong")),
    delete: async () => Promise.reject(new Error("what went wrong")),
};

describe.each([
    ["check", (host: DynamicProvider) => host.check({}, {})],
    ["diff", (host: DynamicProvider) => host.diff("id", {}, {})],
    ["read", (host: DynamicProvider) => host.read("id", {})],
    ["delete", (host: DynamicProvider) => host.delete("id", {})],
])("an error of %s", (_, step) => {
    test("has no stack to print", async () => {
        expect(await thrownBy(step(hosted(failing)))).toMatchObject({ message: "what went wrong", stack: "" });
    });

    test("has its stack with APINIZER_DEBUG", async () => {
        jest.replaceProperty(process, "env", { APINIZER_DEBUG: "1" });

        expect(await thrownBy(step(hosted(failing)))).toHaveProperty(
            "stack",
            expect.stringContaining("dynamicHostSession.test"),
        );
    });
});
