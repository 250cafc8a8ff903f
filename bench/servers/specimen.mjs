// The compiled mock as `specimen mock datadog-services --log silent` runs it, but for the line that tells its port.
import { createMock } from "../../dist/mock/index.mjs";

const { port } = await createMock({ apis: ["datadog-services"] }).listen({ port: 0 });
console.log(JSON.stringify({ port }));
