import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A proxy on the loopback interface that tunnels and forwards, as company networks have it. */
export interface ConnectProxy {
    readonly url: string;
    /** The `host:port` of every CONNECT so far. */
    readonly targets: readonly string[];
    /** The method and the whole address of every request so far that was to be forwarded. */
    readonly forwarded: readonly string[];
    /** The most connections that it had at a time. */
    connections(): number;
    close(): Promise<void>;
}

export interface ConnectProxyOptions {
    /** `user:password` that it asks for. */
    readonly credentials?: string;
    /** The only port that it tunnels to; it answers every other CONNECT with 403. */
    readonly tunnelsTo?: number;
    /** Answers everything with this status. */
    readonly status?: number;
    /** Where everything leads, whatever host it is for: the port of a server on the loopback interface. */
    readonly leadsTo?: number;
    /** Takes every CONNECT and never answers. */
    readonly mute?: boolean;
    /** Ends the connection of every CONNECT without an answer. */
    readonly hangsUp?: boolean;
}

export async function startConnectProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
    const targets: string[] = [];
    const forwarded: string[] = [];
    let [clients, most] = [0, 0];
    const sockets = new Set<Socket>();
    const track = (socket: Socket) => {
        sockets.add(socket);
        socket.on("error", () => socket.destroy()).once("close", () => sockets.delete(socket));
    };
    const server = createServer((request, response) => {
        forwarded.push(`${request.method} ${request.url}`);
        const status = statusFor(request);
        if (options.hangsUp === true) {
            request.socket.destroy();
        } else if (status !== undefined) {
            response.writeHead(status).end();
        } else if (options.mute !== true) {
            forward(request, response, options.leadsTo);
        }
    });
    server.on("connection", (socket: Socket) => {
        clients += 1;
        most = Math.max(most, clients);
        socket.once("close", () => {
            clients -= 1;
        });
        track(socket);
    });
    const expected =
        options.credentials === undefined ? undefined : `Basic ${Buffer.from(options.credentials).toString("base64")}`;
    const statusFor = ({ headers }: IncomingMessage) =>
        expected === undefined || headers["proxy-authorization"] === expected ? options.status : 407;
    server.on("connect", (request, socket: Socket) => {
        const target = request.url ?? "";
        targets.push(target);
        const { hostname, port } = new URL(`http://${target}`);
        const mayTunnel = options.tunnelsTo === undefined || options.tunnelsTo === Number(port || 80);
        const status = statusFor(request) ?? (mayTunnel ? undefined : 403);
        if (options.mute === true) {
            return;
        }
        if (options.hangsUp === true) {
            socket.end();
            return;
        }
        if (status !== undefined) {
            socket.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\n\r\n`);
            return;
        }
        const there =
            options.leadsTo === undefined ? connect(Number(port), hostname) : connect(options.leadsTo, "127.0.0.1");
        track(there);
        there.once("connect", () => {
            socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
            there.pipe(socket).pipe(there);
        });
        there.once("close", () => socket.destroy());
        socket.once("close", () => there.destroy());
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        targets,
        forwarded,
        connections: () => most,
        close: async () => {
            const closed = once(server, "close");
            server.close();
            for (const socket of sockets) {
                socket.destroy();
            }
            await closed;
        },
    };
}

/** Hands a request on to the server of its address, without what was for the proxy. */
function forward(request: IncomingMessage, response: ServerResponse, leadsTo: number | undefined): void {
    const { hostname, port, pathname, search } = new URL(request.url ?? "");
    const { "proxy-authorization": _, ...headers } = request.headers;
    const path = pathname + search;
    const where = leadsTo === undefined ? { hostname, port } : { hostname: "127.0.0.1", port: leadsTo };
    const there = send({ ...where, method: request.method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
    });
    there.on("error", () => response.writeHead(502).end());
    request.pipe(there);
}
