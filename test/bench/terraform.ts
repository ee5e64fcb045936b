import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "../support/processes";
import { expectSuccess } from "../support/stack";
import { ManagerProcess } from "./manager";
import { seconds } from "./markdown";
import type { TerraformRow } from "./results";
import { type StepName, stepOf } from "./steps";
import { terraformProvider } from "./terraformProvider";
import { type Cost, Testbed } from "./testbed";
import { type GroupValues, groups, projectName } from "./values";
import { variantOf } from "./variants";

/** How the results call Terraform. */
export const terraformTitle = "Terraform, Mastercard/restapi";

/** The Manager's latency in the comparison, in milliseconds. */
const latencyMs = 5;

const stateAtTheEnd = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

const compared = ["create", "same", "change", "destroy"] as const satisfies readonly StepName[];

/** One tool that can run the steps. */
interface Bed {
    measure(step: StepName): Promise<Cost>;
    close(): Promise<void>;
}

/**
 * The same groups through Terraform and through this package, with its state written at every step and at the end.
 * Nothing where there is no Terraform, or no Go to build the provider that it needs.
 */
export async function measureTerraform(size: number, say: (line: string) => void): Promise<TerraformRow[]> {
    const provider = await terraformProvider(say);
    if (provider === undefined) {
        return [];
    }
    const rows: TerraformRow[] = [];
    const beds: readonly (readonly [string, Bed])[] = [
        [terraformTitle, await TerraformBed.open(size, provider)],
        ["pulumi-apinizer", await pulumiBed(size, {})],
        ["pulumi-apinizer, state written at the end", await pulumiBed(size, stateAtTheEnd)],
    ];
    try {
        for (const step of compared) {
            for (const [tool, bed] of beds) {
                const { wallMs, requests, load } = await bed.measure(step);
                rows.push({ tool, size, step, wallMs, requests, load });
                say(`Terraform, ${size} groups, ${step}, ${tool}: ${seconds(wallMs)}, load ${load}`);
            }
        }
    } finally {
        for (const [, bed] of beds) {
            await bed.close();
        }
    }
    return rows;
}

function pulumiBed(size: number, env: Readonly<Record<string, string>>): Promise<Bed> {
    return Testbed.open(variantOf("ours"), size, { env, latencyMs });
}

/** A folder of Terraform's, with a Manager of its own. */
class TerraformBed implements Bed {
    readonly #folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-terraform-"));

    static async open(size: number, provider: string): Promise<TerraformBed> {
        const manager = await ManagerProcess.start("--latency-ms", String(latencyMs));
        const bed = new TerraformBed(size, manager);
        mkdirSync(join(bed.#folder, "home"));
        const overrides = `provider_installation {\n  dev_overrides { "Mastercard/restapi" = ${JSON.stringify(provider)} }\n  direct {}\n}\n`;
        writeFileSync(join(bed.#folder, "cli.tfrc"), overrides);
        return bed;
    }

    private constructor(
        private readonly size: number,
        private readonly manager: ManagerProcess,
    ) {}

    async measure(step: StepName): Promise<Cost> {
        const { url } = this.manager;
        const wanted = groups(this.size, stepOf(step).revision);
        writeFileSync(join(this.#folder, "main.tf.json"), JSON.stringify(configuration(url, wanted)));
        const command = [step === "destroy" ? "destroy" : "apply", "-auto-approve", "-input=false", "-no-color"];
        const began = performance.now();
        expectSuccess(await start("terraform", command, { cwd: this.#folder, env: this.#environment() }).ended);
        const wallMs = performance.now() - began;
        return { wallMs, requests: await this.manager.requests(), load: loadavg()[0] ?? 0 };
    }

    async close(): Promise<void> {
        await this.manager.close();
        rmSync(this.#folder, { recursive: true });
    }

    #environment(): NodeJS.ProcessEnv {
        return {
            PATH: process.env.PATH,
            HOME: join(this.#folder, "home"),
            TF_CLI_CONFIG_FILE: join(this.#folder, "cli.tfrc"),
            CHECKPOINT_DISABLE: "1",
        };
    }
}

/** The API has no call that reads one group, so each is looked for in the project's list. */
function configuration(url: string, wanted: readonly GroupValues[]): object {
    const path = `/apiops/projects/${projectName}/apiProxyGroups/`;
    const objects = wanted.map(({ projectName: _, ...definition }) => [
        definition.name,
        {
            path,
            read_path: path,
            update_path: path,
            destroy_path: `${path}{id}/`,
            data: JSON.stringify(definition),
            read_search: { search_key: "name", search_value: definition.name, results_key: "resultList" },
        },
    ]);
    return {
        terraform: { required_providers: { restapi: { source: "Mastercard/restapi" } } },
        provider: {
            restapi: {
                uri: url,
                id_attribute: "name",
                headers: { authorization: "Bearer simulator-token", "content-type": "application/json" },
            },
        },
        resource: { restapi_object: Object.fromEntries(objects) },
    };
}
