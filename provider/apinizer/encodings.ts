/** What may be read at a place of an encoded text, and where the rest of the text begins. */
export interface Reading {
    /** One character, or the two halves of one beyond the Basic Multilingual Plane. */
    readonly text: string;
    readonly end: number;
}

/** What may be read behind the character that introduces an encoding. */
type Decoder = (encoded: EncodedText, at: number, depth: number) => readonly Reading[];

/** A text of which parts may be encoded, by whatever its server uses. */
export class EncodedText {
    /** What was read before, by place and depth: a hostile text has an encoding in each of its characters. */
    readonly #known = new Map<number, readonly Reading[]>();

    constructor(readonly text: string) {}

    /**
     * Every reading of one character at a place: as it stands there, and decoded where an escape of JSON (or of a
     * program's string), a percent encoding, an HTML entity or a form's `+` begins. With a depth of 2 also what was
     * encoded twice, in any mixture, and so on. All readings, because only the reader knows which one is meant: `%2F`
     * may be a slash, or a percent sign in front of 2F.
     *
     * @example new EncodedText("%2F").readings(0, 1) // % up to 1, and / up to 3
     */
    readings(at: number, depth: number): readonly Reading[] {
        const raw = this.text.charAt(at);
        if (raw === "") {
            return [];
        }
        if (depth === 0 || !decoders.has(raw)) {
            return [{ text: raw, end: at + 1 }];
        }
        const key = at * (deepest + 1) + depth;
        const known = this.#known.get(key) ?? this.#decoded(at, depth);
        this.#known.set(key, known);
        return known;
    }

    #decoded(at: number, depth: number): readonly Reading[] {
        const found = [...this.readings(at, depth - 1)];
        for (const { text: introducer, end } of [...found]) {
            for (const reading of decoders.get(introducer)?.(this, end, depth - 1) ?? []) {
                if (!found.some(({ text, end }) => text === reading.text && end === reading.end)) {
                    found.push(reading);
                }
            }
        }
        return found;
    }

    /** The character of a kind that may be read at a place. */
    one(at: number, depth: number, kind: RegExp): Reading | undefined {
        return this.readings(at, depth).find(({ text }) => kind.test(text));
    }

    /** As many characters of a kind as follow one another, at most so many; nothing where there is none. */
    several(at: number, depth: number, kind: RegExp, most: number): Reading | undefined {
        let found: Reading | undefined;
        while ((found?.text.length ?? 0) < most) {
            const next = this.one(found?.end ?? at, depth, kind);
            if (next === undefined) {
                break;
            }
            found = { text: (found?.text ?? "") + next.text, end: next.end };
        }
        return found;
    }
}

/** The deepest of which {@link EncodedText.readings} may be asked. */
export const deepest = 3;

/** An escape in a string of JSON, or of most programming languages. */
const escaped: Decoder = (encoded, at, depth) =>
    encoded.readings(at, depth).flatMap((next) => {
        const digits = next.text === "u" ? 4 : next.text === "x" ? 2 : undefined;
        if (digits !== undefined) {
            const code = encoded.several(next.end, depth, /[0-9a-f]/i, digits);
            return code?.text.length === digits
                ? [{ text: String.fromCharCode(Number.parseInt(code.text, 16)), end: code.end }]
                : [];
        }
        const meant = controls.get(next.text) ?? (/[a-z0-9]/i.test(next.text) ? undefined : next.text);
        return meant === undefined ? [] : [{ text: meant, end: next.end }];
    });

const controls = new Map(
    [..."b\bf\fn\nr\rt\t".matchAll(/(.)(.)/gs)].map(([, letter = "", meant = ""]) => [letter, meant]),
);

/** UTF-8 in percent encoding: the first byte says how many follow. */
const percentEncoded: Decoder = (encoded, at, depth) => {
    const byte = (place: number) => {
        const digits = encoded.several(place, depth, /[0-9a-f]/i, 2);
        return digits?.text.length === 2 ? digits : undefined;
    };
    const first = byte(at);
    if (first === undefined) {
        return [];
    }
    const lead = Number.parseInt(first.text, 16);
    let bytes: readonly Reading[] = [{ text: `%${first.text}`, end: first.end }];
    for (let more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0; more > 0; more -= 1) {
        bytes = bytes.flatMap((before) =>
            encoded
                .readings(before.end, depth)
                .filter(({ text }) => text === "%")
                .flatMap((sign) => byte(sign.end) ?? [])
                .filter(({ text }) => /^[89ab]/i.test(text))
                .map((next) => ({ ...next, text: `${before.text}%${next.text}` })),
        );
    }
    return bytes.flatMap((whole) => {
        try {
            return [{ ...whole, text: decodeURIComponent(whole.text) }];
        } catch {
            return []; // not UTF-8, so it encodes nothing
        }
    });
};

/** An entity of HTML, by its name or by a number. */
const entity: Decoder = (encoded, at, depth) => {
    const number = encoded.one(at, depth, /#/);
    if (number === undefined) {
        const name = encoded.several(at, depth, /[a-z0-9]/i, longestName);
        const meant = name && entities.get(name.text);
        const closed = name && encoded.one(name.end, depth, /;/);
        return meant === undefined || closed === undefined ? [] : [{ text: meant, end: closed.end }];
    }
    const hex = encoded.one(number.end, depth, /x/i);
    const [kind, radix] = hex === undefined ? ([/[0-9]/, 10] as const) : ([/[0-9a-f]/i, 16] as const);
    const digits = encoded.several(hex?.end ?? number.end, depth, kind, 8);
    const code = Number.parseInt(digits?.text ?? "", radix);
    if (digits === undefined || !(code <= 0x10ffff)) {
        return [];
    }
    const end = encoded.one(digits.end, depth, /;/)?.end ?? digits.end; // browsers forgive a missing semicolon
    return [{ text: String.fromCodePoint(code), end }];
};

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
    ["\\", escaped],
    ["%", percentEncoded],
    ["&", entity],
    ["+", (_, at) => [{ text: " ", end: at }]],
]);

/** The characters that introduce an encoding. */
export const introducers: readonly string[] = [...decoders.keys()];

/** Named entities of HTML: of ASCII all of them, each in front of its character, and those of Latin-1 in their order. */
const ascii =
    'Tab\tNewLine\nexcl!quot"QUOT"num#dollar$percnt%amp&AMP&apos\'lpar(rpar)ast*midast*plus+comma,period.sol/colon:semi;lt<LT<equals=gt>GT>quest?commat@lsqb[lbrack[bsol\\rsqb]rbrack]Hat^lowbar_UnderBar_grave`DiacriticalGrave`lcub{lbrace{verbar|vert|VerticalLine|rcub}rbrace}';
const latin =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

const entities: ReadonlyMap<string, string> = new Map([
    ...[...ascii.matchAll(/([A-Za-z]+)([^A-Za-z])/g)].map(([, name = "", text = ""]) => [name, text] as const),
    ...latin.split(" ").map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
]);
const longestName = Math.max(...[...entities.keys()].map((name) => name.length));
