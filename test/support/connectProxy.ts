import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A proxy on the loopback interface that tunnels, as company networks have it. */
export interface ConnectProxy {
    readonly url: string;
    /** The `host:port` of every CONNECT so far. */
    readonly targets: readonly string[];
    close(): Promise<void>;
}

export interface ConnectProxyOptions {
    /** `user:password` that it asks for. */
    readonly credentials?: string;
    /** Answers every CONNECT with this status instead of a tunnel. */
    readonly status?: number;
    /** Where every tunnel leads, whatever host it is for: the port of a server on the loopback interface. */
    readonly leadsTo?: number;
    /** Takes every CONNECT and never answers. */
    readonly mute?: boolean;
    /** Ends the connection of every CONNECT without an answer. */
    readonly hangsUp?: boolean;
}

export async function startConnectProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
    const targets: string[] = [];
    const sockets = new Set<Socket>();
    const track = (socket: Socket) => {
        sockets.add(socket);
        socket.on("error", () => socket.destroy()).once("close", () => sockets.delete(socket));
    };
    const server = createServer((_request, response) => response.writeHead(405).end());
    server.on("connection", track);
    const expected =
        options.credentials === undefined ? undefined : `Basic ${Buffer.from(options.credentials).toString("base64")}`;
    server.on("connect", (request, socket: Socket) => {
        const target = request.url ?? "";
        targets.push(target);
        const authorized = expected === undefined || request.headers["proxy-authorization"] === expected;
        const status = authorized ? options.status : 407;
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
        const { hostname, port } = new URL(`http://${target}`);
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
