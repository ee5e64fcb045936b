/**
 * Does one step: the edit of the program, what somebody else does on the Manager, and the command. Resolves to how the
 * command ended, what it printed, and which calls of the Management API it caused.
 */
export async function perform(sandbox, { edit, behindOurBack, command }, options = []) {
    if (edit !== undefined) {
        sandbox.edit(...edit);
    }
    if (behindOurBack !== undefined) {
        await sandbox.behindOurBack(...behindOurBack);
    }
    const { code, text } = await sandbox.pulumi(...command, ...options);
    const calls = (await sandbox.calls()).map(({ method, path }) => `${method} ${path}`);
    return { code, text: text.trim(), calls };
}
