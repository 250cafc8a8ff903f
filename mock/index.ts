/** The library: `createMock`, and what is needed to write a behaviour. */
export { DocumentError, type Fault } from "../contract/fault.ts";
export { type ControlClient, type ControlClientOptions, createControlClient, type PlanInput, type SandboxClient } from "./client.ts";
export { ControlError } from "./client-call.ts";
export { type Behaviour, type Call, defineBehaviour, type Reply } from "./handler.ts";
export { UsageError } from "./load-apis.ts";
export { createMock, type Mock, type MockSandbox } from "./mock.ts";
export type { ApiSource, ExchangeEvent, MockEvent, MockOptions, NoticeEvent, ReloadEvent } from "./options.ts";
export { type Answer, type Override, type OverrideCall, overrideBehaviour } from "./override/override.ts";
export type { Place, Things } from "./override/things.ts";
export type { Principal } from "./principals.ts";
export type { Refusal } from "./refusal.ts";
export { collection } from "./state/collection.ts";
export type { Listening, ListenOptions } from "./transports/listen.ts";
