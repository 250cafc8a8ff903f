/** A mock of the wallets as a process of its own: `replica.ts <store> [strong|local]`; prints its port. */
import { createMock } from "../../mock/mock.ts";
import { walletsApi } from "./wallets.fixture.ts";

const [store = "", consistency = ""] = process.argv.slice(2);
const mock = createMock({ apis: [walletsApi()], store, ...(consistency === "local" && { consistency }) });
const { port } = await mock.listen({ port: 0, host: "127.0.0.1" });
process.stdout.write(`${port}\n`);
process.on("SIGTERM", () => void mock.close().then(() => process.exit(0)));
