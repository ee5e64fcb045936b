import { isDeepStrictEqual } from "node:util";
import { perform } from "./demo/perform.mjs";
import { Sandbox } from "./demo/sandbox.mjs";
import { steps } from "./demo/steps.mjs";
import { say, stop } from "./say.mjs";
import { setup } from "./setup.mjs";

/** `npm run demo`: the main job against a simulator, with the real CLI. Ends with an error when a step differs. */
async function demo() {
    const sandbox = await Sandbox.open(await setup(), "deploy");
    try {
        await sandbox.pulumi("stack", "init", "demo");
        const wrong = [];
        for (const [index, step] of steps.entries()) {
            const differences = await show(sandbox, step, index + 1);
            wrong.push(...differences.map((difference) => `step ${index + 1}: ${difference}`));
        }
        if (wrong.length > 0) {
            throw new Error(`The demo differs from what it should show:\n${wrong.join("\n")}`);
        }
        say(`\nAll ${steps.length} steps did what they should.`);
    } finally {
        await sandbox.close();
    }
}

/** One step: says what to look for, does it, shows what it printed and caused, and tells what differs. */
async function show(sandbox, step, number) {
    const { title, look, edit, behindOurBack, command, prints, calls } = step;
    say(`\n${"=".repeat(100)}\n${number}. ${title}\n   Look for: ${look}`);
    if (edit !== undefined) {
        say(`   The program: ${edit[0]} becomes ${edit[1]}`);
    }
    if (behindOurBack !== undefined) {
        say(`   Behind our back: ${behindOurBack.join(" ")}`);
    }
    say(`\n$ pulumi ${command.join(" ")}`);
    const { code, text, calls: caused } = await perform(sandbox, step);
    say(text);
    say(`\n   Calls of the Management API:${caused.length === 0 ? " none" : ""}`);
    for (const call of caused) {
        say(`     ${call}`);
    }
    return [
        ...(code === 0 ? [] : [`pulumi ended with ${code}`]),
        ...prints.filter((line) => !text.includes(line)).map((line) => `it did not print ${line}`),
        ...(isDeepStrictEqual(caused, calls) ? [] : [`it should have caused ${calls.join(", ") || "no calls"}`]),
    ];
}

demo().catch(stop);
