import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { perform } from "./demo/perform.mjs";
import { pictureOf } from "./demo/picture.mjs";
import { Sandbox } from "./demo/sandbox.mjs";
import { steps } from "./demo/steps.mjs";
import { say, stop } from "./say.mjs";
import { root, setup } from "./setup.mjs";

const folder = join(root, "docs/demo");

/** `npm run pictures`: plays the demo and keeps what the CLI prints as pictures, with a page that shows them. */
async function pictures() {
    const sandbox = await Sandbox.open(await setup(), "deploy");
    try {
        await sandbox.pulumi("stack", "init", "demo");
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        const parts = [];
        for (const [index, step] of steps.entries()) {
            say(`${index + 1}. ${step.title}`);
            parts.push(await shown(sandbox, step, index + 1));
        }
        writeFileSync(join(folder, "README.md"), pageOf(parts));
    } finally {
        await sandbox.close();
    }
}

async function shown(sandbox, step, number) {
    const { code, text, calls } = await perform(sandbox, step, ["--color", "always"]);
    if (code !== 0) {
        throw new Error(`pulumi ended with ${code}:\n${text}`);
    }
    const file = `${String(number).padStart(2, "0")}-${step.command[0]}.svg`;
    const command = `pulumi ${step.command.join(" ")}`;
    writeFileSync(join(folder, file), pictureOf(command, text));
    const before = [
        ...(step.edit === undefined ? [] : [`In the program, \`${step.edit[0]}\` becomes \`${step.edit[1]}\`.`]),
        ...(step.behindOurBack === undefined ? [] : [`Behind our back: \`${step.behindOurBack.join(" ")}\``]),
    ];
    const requests = calls.length === 0 ? ["(none)"] : calls;
    return [
        `## ${number}. ${step.title}`,
        step.look,
        ...before,
        `![${command}](${file})`,
        `Calls of the Management API:\n\n\`\`\`text\n${requests.join("\n")}\n\`\`\``,
    ].join("\n\n");
}

function pageOf(parts) {
    return `# The demo, step by step

What \`npm run demo\` does and checks, as the real Pulumi CLI prints it. This page and its pictures are written by \`npm run pictures\`.

${parts.join("\n\n")}
`;
}

pictures().catch(stop);
