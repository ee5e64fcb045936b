import { createAnsiSequenceParser, createColorPalette } from "ansi-sequence-parser";

const fontSize = 13;
const lineHeight = 18;
/** Of the monospaced fonts that are named below, at this size. */
const charWidth = 7.83;
const margin = 16;
const columns = 120;
const colors = {
    background: "#15161e",
    foreground: "#d5d8e5",
    black: "#565b73",
    red: "#f7768e",
    green: "#9ece6a",
    yellow: "#e0af68",
    blue: "#7aa2f7",
    magenta: "#bb9af7",
    cyan: "#7dcfff",
    white: "#d5d8e5",
    brightBlack: "#7f86a8",
    brightRed: "#ff899d",
    brightGreen: "#b3e07f",
    brightYellow: "#f2c27b",
    brightBlue: "#93b5ff",
    brightMagenta: "#cdb3ff",
    brightCyan: "#a0dcff",
    brightWhite: "#ffffff",
};
const palette = createColorPalette(colors);

/** What a terminal shows of a command and its coloured output, as an SVG that needs nothing else. */
export function pictureOf(command, text) {
    const parser = createAnsiSequenceParser();
    const lines = [`\u001b[1m$ ${command}\u001b[0m`, ...text.split("\n")]
        .map((line) => parser.parse(line.trimEnd()))
        // Says only that the engine is at work, with one dot for each moment.
        .filter((tokens) => !/^@ .*ing\.+$/.test(textOf(tokens)))
        .flatMap(wrapped);
    const longest = Math.max(...lines.map((tokens) => textOf(tokens).length));
    const width = Math.ceil(longest * charWidth) + 2 * margin;
    const height = lines.length * lineHeight + 2 * margin;
    const rows = lines.map((tokens, row) => {
        const y = margin + (row + 1) * lineHeight - 5;
        return `<text x="${margin}" y="${y}">${tokens.map(span).join("")}</text>`;
    });
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escaped(`$ ${command}`)}</title>
<rect width="100%" height="100%" rx="8" fill="${colors.background}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${fontSize}" fill="${colors.foreground}" xml:space="preserve">
${rows.join("\n")}
</g>
</svg>
`;
}

function textOf(tokens) {
    return tokens.map(({ value }) => value).join("");
}

/** A line as a terminal of this many columns breaks it. */
function wrapped(tokens) {
    const lines = [[]];
    let used = 0;
    for (const token of tokens) {
        for (let rest = token.value; rest !== ""; ) {
            if (used === columns) {
                lines.push([]);
                used = 0;
            }
            const value = rest.slice(0, columns - used);
            lines.at(-1).push({ ...token, value });
            used += value.length;
            rest = rest.slice(value.length);
        }
    }
    return lines;
}

function span({ value, foreground, decorations }) {
    const fill = foreground === null ? "" : ` fill="${palette.value(foreground)}"`;
    const weight = decorations.has("bold") ? ' font-weight="bold"' : "";
    const faint = decorations.has("dim") ? ' opacity="0.7"' : "";
    return fill + weight + faint === "" ? escaped(value) : `<tspan${fill}${weight}${faint}>${escaped(value)}</tspan>`;
}

function escaped(text) {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
