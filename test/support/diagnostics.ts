/** What the CLI says about each resource below "Diagnostics:", by the resource's Pulumi name, without indentation. */
export function diagnosticsOf(text: string): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const [, ...parts] = text.slice(text.indexOf("\nDiagnostics:")).split(/^ {2}\S+ \((.+)\):$/m);
    for (let index = 0; index + 1 < parts.length; index += 2) {
        const lines = (parts[index + 1] ?? "").split(/\n(?=\S)/, 1)[0] ?? ""; // up to what is not indented: "Outputs:"
        found.set(parts[index] ?? "", lines.replace(/^ {4}/gm, "").trim());
    }
    return found;
}
