/** What a route says, before an envelope is put around it. */
export type Answer =
    | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
    | { readonly ok: false; readonly status: number; readonly text: string }
    /** Sent as it is: tokens, plain text, the empty 404 of an unknown path. */
    | { readonly raw: { readonly status: number; readonly type: string; readonly body: string } };

export function success(body: Readonly<Record<string, unknown>> = {}): Answer {
    return { ok: true, body };
}

export function failure(text: string, status = 400): Answer {
    return { ok: false, status, text };
}

export const notFound: Answer = { raw: { status: 404, type: "text/plain", body: "" } };

/** Status, type and body of an answer in one of the two envelopes. */
export function enveloped(answer: Answer, envelope: "new" | "old"): { status: number; type: string; body: string } {
    if ("raw" in answer) {
        return answer.raw;
    }
    const type = "application/json;charset=UTF-8";
    if (answer.ok) {
        const outer = envelope === "new" ? { status: "SUCCESS" } : { success: true };
        return { status: 200, type, body: JSON.stringify({ ...outer, ...answer.body }) };
    }
    const outer =
        envelope === "new"
            ? { status: "FAILURE", resultMessage: answer.text }
            : { error: oauthWord(answer.status), error_description: answer.text };
    return { status: answer.status, type, body: JSON.stringify(outer) };
}

function oauthWord(status: number): string {
    return status === 401 ? "unauthorized_client" : status === 500 ? "server_error" : "bad_request";
}
