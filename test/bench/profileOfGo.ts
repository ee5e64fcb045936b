import { gunzipSync } from "node:zlib";
import { Profile } from "pprof-format";
import type { Seen } from "./owners";

/** What a processor profile of a Go program saw (https://github.com/google/pprof/tree/main/proto). */
export function seenByGo(file: Buffer): Seen[] {
    const profile = Profile.decode(gunzipSync(file));
    const text = (index: number | bigint | undefined) => profile.stringTable.strings[Number(index)] ?? "";
    const functions = new Map(profile.function.map((each) => [each.id, each]));
    const calls = new Map(
        profile.location.map(({ id, line }) => [
            id,
            line.map(({ functionId }) => {
                const called = functions.get(functionId);
                return { name: text(called?.name), file: text(called?.filename) };
            }),
        ]),
    );
    const time = profile.sampleType.findIndex(({ unit }) => text(unit) === "nanoseconds");
    return profile.sample.map(({ locationId, value }) => ({
        calls: locationId.flatMap((id) => calls.get(id) ?? []),
        ms: Number(value[time]) / 1e6,
    }));
}
