import { faultOf } from "../../../provider/apinizer/networkFaults";

const request = { origin: "https://manager.example.com", timeoutMs: 1000, anonymous: true, deadlinePassed: false };

function failed(code: string, words = "words of OpenSSL"): Error {
    return Object.assign(new Error(words), { code });
}

test.each([
    [
        "before the request",
        "ERR_SSL_WRONG_VERSION_NUMBER",
        false,
        /does not speak TLS/,
        { carriedOut: "no", passing: false },
    ],
    [
        "in the middle of it",
        "ERR_SSL_WRONG_VERSION_NUMBER",
        true,
        /gave no answer: words of OpenSSL/,
        { carriedOut: "perhapsLater" },
    ],
    [
        "in the middle of it",
        "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC",
        true,
        /gave no answer/,
        { carriedOut: "perhapsLater" },
    ],
    [
        "in the middle of it",
        "ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC",
        true,
        /gave no answer/,
        { carriedOut: "perhapsLater" },
    ],
    [
        "after it was begun, about our certificate",
        "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED",
        true,
        /refused the TLS connection/,
        { carriedOut: "no", passing: false },
    ],
])("TLS that fails %s: %s", (_, code, begun, what, sure) => {
    const fault = faultOf(failed(code), { ...request, begun });

    expect(fault.what).toMatch(what);
    expect(fault).toMatchObject({ kind: "unavailable", ...sure });
});

test("a connection that ends before the request may be for each of several reasons, and all are named", () => {
    const { advice, carriedOut } = faultOf(failed("ECONNRESET"), { ...request, begun: false });

    expect(advice).toMatch(/apinizer:url, and HTTPS_PROXY.*apinizer:clientCertFile/);
    expect(carriedOut).toBe("no");
});

test("the certificate of a proxy that is for another host is not the Manager's", () => {
    const cause = failed("ERR_TLS_CERT_ALTNAME_INVALID");
    const error = Object.assign(new Error("Secure Proxy Connection failed", { cause }), { code: "UND_ERR_PRX_TLS" });

    const fault = faultOf(error, { ...request, begun: false });

    expect(fault.what).toBe("the certificate of the proxy is for another host (UND_ERR_PRX_TLS)");
    expect(fault).toMatchObject({ carriedOut: "no", passing: false, advice: expect.stringContaining("HTTPS_PROXY") });
});
