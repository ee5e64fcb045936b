import type { RequestTarget } from "./endpoints";

/** One request, as it came and as it was answered. Those to `/__simulator` are not recorded. */
export interface RecordedRequest extends RequestTarget {
    /** Its number since the simulator started, from 0, in the order of arrival; clearing the record does not reset it. */
    readonly index: number;
    /** HTTP method, as it was sent. */
    readonly method: string;
    /** As it was sent, encoded, with its query. Example: `/apiops/projects/My%20Project/apiProxyGroups/`. */
    readonly path: string;
    /** By name in lower case; one that came several times is joined with commas. */
    readonly headers: Readonly<Record<string, string | undefined>>;
    /** The text of the body, empty where there was none. */
    readonly body: string;
    /** When it had arrived as a whole, in milliseconds since 1970; the clock behind it is never set back. */
    readonly at: number;
    /** How many other requests had arrived and were not answered yet. */
    readonly concurrentWith: number;
    /** HTTP status of the answer; absent while there is none, and where there never was one. */
    readonly status?: number;
}

/** A record whose answer is still to come. */
export type OpenRecord = { -readonly [Field in keyof RecordedRequest]: RecordedRequest[Field] };

/** What is known of a request when it arrives. */
export type Arrival = Omit<RecordedRequest, "index" | "at" | "concurrentWith" | "status">;

/** What is asked of a response of node:http, whose types users need not have. */
interface Answering {
    readonly destroyed: boolean;
    once(event: "close", listener: () => void): unknown;
}

/** All requests, in the order of arrival. */
export class Recorder {
    #records: OpenRecord[] = [];
    #next = 0;
    #unanswered = 0;

    add(arrival: Arrival, response: Answering): OpenRecord {
        const at = performance.timeOrigin + performance.now();
        const record = { ...arrival, index: this.#next, at, concurrentWith: this.#unanswered };
        this.#records.push(record);
        this.#next += 1;
        if (!response.destroyed) {
            this.#unanswered += 1;
            response.once("close", () => {
                this.#unanswered -= 1;
            });
        }
        return record;
    }

    requests(): readonly RecordedRequest[] {
        return [...this.#records];
    }

    clear(): void {
        this.#records = [];
    }
}
