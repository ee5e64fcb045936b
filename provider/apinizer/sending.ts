import type { Dispatcher } from "undici";
import { Body } from "./body";
import type { Deadline } from "./deadline";

/** An answer as undici hands it out, that came whole or is too large for that. */
export interface Answer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    /** None if the answer is too large. */
    readonly bytes: Buffer;
    readonly tooLarge: boolean;
}

/**
 * One request on its way, and the whole answer to it. It is a handler for undici's dispatcher
 * (https://undici.nodejs.org/#/docs/api/Dispatcher?id=parameter-dispatchhandler): undici's own `request` makes a stream
 * of every answer, which is the most expensive part of a call, and does not tell whether the request was begun.
 */
export class Sending {
    /** Whether something of the request may have left this machine. */
    begun = false;

    /** @param most Bytes that the answer's body may have. */
    constructor(
        private readonly dispatcher: Dispatcher,
        private readonly deadline: Deadline,
        private readonly most: number,
    ) {}

    /** Sends the request. Rejects with undici's error, or with the deadline's reason as soon as that passes. */
    answer(options: Dispatcher.DispatchOptions): Promise<Answer> {
        return new Promise((resolve, reject) => {
            let running: Dispatcher.DispatchController | undefined;
            // Not left to the handler's end: a proxy that takes a CONNECT and never answers gives it none for minutes.
            const ended = this.deadline.watch((reason) => {
                reject(reason);
                running?.abort(reason);
            });
            if (this.deadline.reason !== undefined) {
                return; // rejected already
            }
            let [status, headers]: [number, Answer["headers"]] = [0, {}];
            const body = new Body(this.most);
            const end = () => {
                ended();
                resolve({ status, headers, tooLarge: body.tooLarge, bytes: body.end() });
            };
            this.dispatcher.dispatch(options, {
                onRequestStart: (controller) => {
                    if (this.deadline.reason !== undefined) {
                        controller.abort(this.deadline.reason);
                        return;
                    }
                    running = controller;
                    this.begun = true;
                },
                onResponseStart: (_, statusCode, received) => {
                    [status, headers] = [statusCode, received]; // the last one counts: those before it are 1xx
                },
                onResponseData: (controller, chunk) => {
                    body.add(chunk, controller);
                    if (body.tooLarge) {
                        end();
                        controller.abort(new Error("the answer is too large"));
                    }
                },
                onResponseEnd: end,
                onResponseError: (_, error) => {
                    ended();
                    body.end();
                    reject(error);
                },
            });
        });
    }
}
