/** Seconds, or a date of RFC 9110, section 5.6.7, which begins with a day's name. `Date.parse` alone takes "-5" for a date. */
const seconds = /^\d+(\.\d+)?$/;
const date = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d\d:\d\d:\d\d/;

/**
 * How long `Retry-After` asks to wait, in milliseconds; nothing if it asks for no wait. A 0, a date that has passed,
 * a number beyond all clocks and what is neither seconds nor a date ask for none: they must not make a client hurry.
 */
export function retryAfterMs(header: string | undefined): number | undefined {
    const text = header?.trim() ?? "";
    const ms = seconds.test(text) ? Number(text) * 1000 : date.test(text) ? dateMs(text) - Date.now() : 0;
    return ms > 0 && Number.isFinite(ms) ? ms : undefined;
}

/** The form of C's asctime ends in the year and names no zone. It means UTC, as the other forms do. */
function dateMs(text: string): number {
    return Date.parse(/ \d{4}$/.test(text) ? `${text} GMT` : text);
}
