import { repository } from "../support/packed";
import { type Running, start } from "../support/processes";
import { expectSuccess } from "../support/stack";

let demo: Running | undefined;
afterEach(() => demo?.kill());

test("npm run demo does all its steps, and each shows what it says", async () => {
    demo = start("npm", ["run", "demo"], { cwd: repository, env: process.env });
    const { stdout } = expectSuccess(await demo.ended);
    expect(stdout.trim().split("\n").at(-1)).toMatch(/^All \d+ steps did what they should\.$/);
});
