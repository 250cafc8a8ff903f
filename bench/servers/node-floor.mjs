// Bare node:http that answers given bytes: the least that any server can cost. A write reads and parses its body.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";

const { status, headers, body } = JSON.parse(readFileSync(0, "utf8"));

const server = createServer((request, response) => {
  if (request.method === "GET") {
    response.writeHead(status, headers);
    response.end(body);
    return;
  }
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(status, headers);
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
