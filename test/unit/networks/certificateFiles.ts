import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certificates } from "../simulator/certificates";

/** The test certificates as files, which the settings name. */
export interface CertificateFiles {
    readonly caFile: string;
    readonly clientCertFile: string;
    readonly clientKeyFile: string;
    readonly notPem: string;
    remove(): void;
}

export function certificateFiles(): CertificateFiles {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-apinizer-certificates-"));
    const file = (name: string, text: string) => {
        writeFileSync(join(folder, name), text);
        return join(folder, name);
    };
    return {
        caFile: file("ca.pem", certificates.authority),
        clientCertFile: file("client.pem", certificates.clientCertificate),
        clientKeyFile: file("client-key.pem", certificates.clientKey),
        notPem: file("not.pem", "no certificate at all"),
        remove: () => rmSync(folder, { recursive: true, force: true }),
    };
}

/** What a simulator needs to speak TLS, and to ask for a client certificate. */
export const tls = { key: certificates.serverKey, cert: certificates.serverCertificate };
export const mutualTls = { ...tls, ca: certificates.authority };
