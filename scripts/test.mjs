import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fetchPackages } from "./packages.mjs";
import { run } from "./run.mjs";
import { say, stop } from "./say.mjs";
import { root, setup } from "./setup.mjs";

/**
 * `npm test`: sets up, then runs every stage, also after one that failed. Arguments go to jest, such as a file's name.
 */
async function test(args) {
    const env = await setup();
    await fetchPackages();
    const folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-results-"));
    const results = join(folder, "jest.json");
    const bin = (name) => join(root, "node_modules/.bin", name);
    const stages = [
        ["format and lint", bin("biome"), ["ci", "."]],
        ["types", bin("tsc"), ["-p", "tsconfig.json"]],
        ["unit and engine tests", bin("jest"), ["--maxWorkers=2", "--json", `--outputFile=${results}`, ...args]],
    ];
    const failed = [];
    for (const [name, command, given] of stages) {
        const began = Date.now();
        say(`\n--- ${name}`);
        const { code } = await run(command, given, { cwd: root, env });
        say(`--- ${name}: ${code === 0 ? "ok" : "FAILED"}, ${Math.round((Date.now() - began) / 1000)} s`);
        if (code !== 0) {
            failed.push(name);
        }
    }
    const counts = countsOf(results);
    rmSync(folder, { recursive: true });
    if (counts.passed + counts.failed === 0) {
        failed.push("no test was run");
    }
    say(failed.length === 0 ? "\nEvery stage is ok." : `\nFailed: ${failed.join(", ")}.`);
    say(`tests: ${counts.passed} passed, ${counts.failed} failed`);
    process.exitCode = failed.length === 0 ? 0 : 1;
}

/** A suite that could not run counts as a failed test: its tests did not pass. */
function countsOf(results) {
    try {
        const json = JSON.parse(readFileSync(results, "utf8"));
        return { passed: json.numPassedTests, failed: json.numFailedTests + json.numRuntimeErrorTestSuites };
    } catch {
        return { passed: 0, failed: 0 }; // jest did not come to an end
    }
}

test(process.argv.slice(2)).catch(stop);
