import { BlockList, isIP, isIPv6 } from "node:net";
import { domainToASCII } from "node:url";
import { FaultError } from "./errors";
import { excerpt, longest } from "./excerpt";

/**
 * Whether NO_PROXY excludes a Manager from the proxy. An entry is a name, a domain (`.example.com`, `*.example.com`), a
 * pattern (`10.*`), an address, a range (`10.0.0.0/8`) or `*`, and may end with a port. A name means its subdomains too.
 * Names are not resolved.
 *
 * An entry that cannot be understood may mean this Manager. The proxy would see the token then, so it is refused by name.
 */
export function isExcluded(manager: URL, noProxy: string): boolean {
    const entries = noProxy.split(/[\s,]+/).filter((entry) => entry !== "");
    const answers = entries.map((entry) => covers(entry, manager));
    if (answers.includes(true)) {
        return true;
    }
    const unknown = entries[answers.indexOf(undefined)];
    if (unknown !== undefined) {
        const shown = excerpt(unknown.replace(/^.*@/, ""), longest.name); // without a password in front of a host
        throw new FaultError({
            kind: "unavailable",
            what: `${JSON.stringify(shown)} in the environment variable NO_PROXY cannot be understood, so it is not clear whether the proxy may see this request`,
            advice: "List names, domains, addresses and ranges such as 10.0.0.0/8 there, with commas between them, and a port at the end if you need one.",
            carriedOut: "no",
            passing: false,
        });
    }
    return false;
}

const defaultPorts: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

/** Whether an entry means a Manager; undefined if the entry cannot be understood. */
function covers(entry: string, { hostname, port, protocol }: URL): boolean | undefined {
    const [, place = "", onlyPort] = isIPv6(addressIn(entry)) ? [entry, entry] : (withPort.exec(entry) ?? []);
    if (onlyPort !== undefined && (Number(onlyPort) < 1 || Number(onlyPort) > 65_535)) {
        return undefined;
    }
    const meant = covering(withoutBrackets(place));
    const isPort = onlyPort === undefined || Number(onlyPort) === Number(port || defaultPorts[protocol]);
    return meant === undefined ? undefined : isPort && meant(withoutBrackets(hostname).replace(/\.$/, ""));
}

/** A place, whose colons stand in brackets, and a port. */
const withPort = /^(\[[^\]]*\](?:\/\d+)?|[^:[\]]+)(?::(\d+))?$/;

function withoutBrackets(place: string): string {
    return place.replace(/[[\]]/g, "");
}

function addressIn(place: string): string {
    return place.split("/", 1).join();
}

type Covering = (host: string) => boolean;

/** Which hosts a place means; undefined if it is no place. */
function covering(place: string): Covering | undefined {
    const isRange = place.includes("/");
    // Operating systems leave out the zeros of a range: `169.254/16`.
    const address = isRange ? addressIn(place).replace(/^\d+(\.\d+){0,2}$/, padded) : place;
    if (isIP(address) !== 0) {
        return ofRange(address, isRange ? place.slice(addressIn(place).length + 1) : undefined);
    }
    const name = place.replace(/^\*?\./, "").replace(/\.$/, "");
    return name.includes("*") ? ofPattern(place) : ofName(name);
}

function padded(start: string): string {
    return [...start.split("."), "0", "0", "0"].slice(0, 4).join(".");
}

function ofRange(address: string, length: string | undefined): Covering | undefined {
    const most = isIPv6(address) ? 128 : 32;
    const bits = length === undefined ? most : /^\d+$/.test(length) ? Number(length) : Number.NaN;
    if (!(bits <= most)) {
        return undefined;
    }
    const range = new BlockList();
    range.addSubnet(address, bits, familyOf(address));
    return (host) => isIP(host) !== 0 && range.check(host, familyOf(host));
}

function familyOf(address: string): "ipv4" | "ipv6" {
    return isIPv6(address) ? "ipv6" : "ipv4";
}

function ofPattern(pattern: string): Covering | undefined {
    if (!/^[\w.*-]+$/.test(pattern)) {
        return undefined;
    }
    const [first = "", ...others] = pattern.toLowerCase().split(/\*+/);
    const last = others.pop() ?? "";
    return (host) => {
        // From left to right, each part at its first place behind the one before: a regular expression could take ages.
        const end = others.reduce((at, part) => (at < 0 ? at : after(host, part, at)), first.length);
        return host.startsWith(first) && host.endsWith(last) && end >= 0 && end <= host.length - last.length;
    };
}

/** Where a part ends that a text has at a place or behind it; -1 if it has none. */
function after(text: string, part: string, from: number): number {
    const at = text.indexOf(part, from);
    return at < 0 ? -1 : at + part.length;
}

function ofName(name: string): Covering | undefined {
    // It would take `a.org/b` for a host and its path.
    const ascii = /[/\\?#@]/.test(name) ? "" : domainToASCII(name);
    // A name does not end with a number: it would be an address that has a mistake in it, or half of one.
    if (!/^[\w-]+(\.[\w-]+)*$/.test(ascii) || /(^|\.)(\d+|0x[\da-f]*)$/.test(ascii)) {
        return undefined;
    }
    return (host) => host === ascii || host.endsWith(`.${ascii}`);
}
