import { isUtf8 } from "node:buffer";
import { isNativeError } from "node:util/types";
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** The text of an answer's body. */
export interface DecodedBody {
    readonly text: string;
    /** Why the text is not, or may not be, what the server wanted to say. Absent if it is. */
    readonly unreadable?: string;
}

/** More codings on top of each other than anybody has a use for; curl allows as many. */
const mostCodings = 5;

/**
 * Undoes what `content-encoding` names. No encoding is asked for, yet reverse proxies are known to compress all the same.
 * A body that cannot be unpacked is not thrown away with its status: a 503 is a 503 whatever its body is.
 *
 * @param most Bytes that the body may have once it is decoded.
 */
export function decodedBody(bytes: Buffer, contentEncoding: string | undefined, most: number): DecodedBody {
    const codings = (contentEncoding ?? "").toLowerCase().split(",", mostCodings);
    let plain = bytes;
    for (const coding of codings.reverse().map((each) => each.trim())) {
        try {
            plain = plain.length === 0 ? plain : undone(coding, plain, most);
        } catch (error) {
            const code = isNativeError(error) && "code" in error ? String(error.code) : "";
            // A page that a proxy writes in the place of an answer often keeps the header of that answer.
            return code === "ERR_BUFFER_TOO_LARGE"
                ? { text: "", unreadable: tooLarge(most) }
                : { text: textOf(bytes), unreadable: `it is not the ${coding} that it says to be (${code})` };
        }
        if (unread.has(coding) && !isUtf8(plain)) {
            return { text: "", unreadable: `it is compressed as ${coding}, which nobody asked for` };
        }
    }
    // A list whose names have lost letters would show their groups as gone.
    return isUtf8(plain)
        ? { text: textOf(plain) }
        : { text: textOf(plain), unreadable: "it is not UTF-8, so letters of it are lost" };
}

/** Codings that not every supported release of Node.js undoes. */
const unread = new Set(["zstd", "compress", "x-compress"]);

/** Why an answer that is too large was not read to its end. */
export function tooLarge(most: number): string {
    return `it is larger than ${most / 1024 / 1024} MB`;
}

function undone(coding: string, bytes: Buffer, maxOutputLength: number): Buffer {
    switch (coding) {
        case "gzip":
        case "x-gzip":
            return gunzipSync(bytes, { maxOutputLength });
        case "br":
            return brotliDecompressSync(bytes, { maxOutputLength });
        case "deflate":
            return hasZlibHeader(bytes)
                ? inflateSync(bytes, { maxOutputLength })
                : inflateRawSync(bytes, { maxOutputLength });
        default:
            return bytes; // `identity`, and words that are no coding, such as `utf-8`
    }
}

/** RFC 9110 means the format of zlib by `deflate`, some servers that of the bare algorithm (RFC 1950, section 2.2). */
function hasZlibHeader(bytes: Buffer): boolean {
    const [method = 0, flags = 0] = bytes;
    return method % 16 === 8 && (method * 256 + flags) % 31 === 0;
}

/** As UTF-8, without the mark that some servers put in front of it. */
function textOf(bytes: Buffer): string {
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return bytes.toString("utf8", marked ? 3 : 0);
}
