/** Ports and bare sockets for tests of the transports. */
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";

/** Everything that the server says to these bytes until it closes the connection, or says nothing for `quietMs`. */
export function converse(port: number, bytes: string | Uint8Array, quietMs = 300): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let said = "";
    socket.setTimeout(quietMs, () => socket.destroy());
    socket.on("data", (data) => {
      said += data.toString("latin1");
    });
    socket.on("close", () => resolve(said));
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" || error.code === "EPIPE" ? undefined : reject(error)));
  });
}

/** Serves a listener on a free port while `use` runs. */
export async function withServer<T>(listener: RequestListener, use: (origin: string, port: number) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use(`http://127.0.0.1:${port}`, port);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
