import { connect } from "node:net";
import { expect, it } from "vitest";
import { petsMock } from "../pets.fixture.ts";

const request = (path: string, key: string): string => `GET ${path} HTTP/1.1\r\nHost: localhost\r\nX-Key: ${key}\r\n\r\n`;

it("answers requests that arrive together each on its own connection, those of one connection in order", async () => {
  const opened = await petsMock().listen({ port: 0 });
  const conversations = Array.from(
    { length: 5 },
    (_unused, index) =>
      new Promise<string>((resolve, reject) => {
        let text = "";
        const socket = connect(opened.port, "127.0.0.1", () => socket.end(request(`/v1/none-${index}`, "a") + request(`/v1/gone-${index}`, "b")));
        socket.on("data", (chunk) => {
          text += chunk.toString();
        });
        socket.on("close", () => resolve(text));
        socket.on("error", reject);
      }),
  );

  const texts = await Promise.all(conversations);
  await opened.close(0);

  for (const [index, text] of texts.entries()) expect(text).toMatch(new RegExp(`none-${index}[^]*gone-${index}`));
});
