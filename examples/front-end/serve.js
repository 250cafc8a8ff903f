/** The page and its modules on http://localhost:3000. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript" };
const served = { "/": "index.html", "/app.js": "app.js", "/node_modules/openapi-fetch/dist/index.mjs": "node_modules/openapi-fetch/dist/index.mjs" };

export const server = createServer(async (request, response) => {
  const name = served[new URL(request.url, "http://localhost").pathname];
  if (name === undefined) return void response.writeHead(404).end();
  response.setHeader("Content-Type", types[extname(name)]).end(await readFile(new URL(name, import.meta.url)));
});

export const listen = (port) => new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server.address().port)));

if (process.argv[1] === import.meta.filename) console.log(`http://localhost:${await listen(3000)}/?api=${process.env.SPECIMEN_URL}`);
