// Prism's mock server on the same contract, with its security and validation on.
const { createLogger } = require("@stoplight/prism-core");
const { getHttpOperationsFromSpec } = require("@stoplight/prism-http");
const { createServer } = require("@stoplight/prism-http-server");

(async () => {
  const operations = await getHttpOperationsFromSpec(process.argv[2]);
  const config = { checkSecurity: true, validateRequest: true, validateResponse: true, errors: false, mock: { dynamic: false }, isProxy: false };
  const server = createServer(operations, { cors: false, components: { logger: createLogger("bench", { level: "silent" }) }, config });
  const address = await server.listen(0, "127.0.0.1");
  console.log(JSON.stringify({ port: Number(new URL(address).port) }));
})();
