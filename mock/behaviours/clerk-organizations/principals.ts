/** Four people who are signed in on a client each, and a client where nobody is. */
import type { Credential, Principal } from "../../principals.ts";

export interface Caller extends Principal {
  readonly client: string;
  /** The user of the client's active session; empty where nobody is signed in. */
  readonly user: string;
}

/** One token opens all three ways in; browsers may quote a cookie, and apps have two words for yes. */
const credentialsOf = (token: string): Credential[] => [
  { DevBrowser: token },
  { ProductionBrowser: token },
  { ProductionBrowser: `"${token}"` },
  { ProductionNativeApp: token, ProductionNativeFlag: "true" },
  { ProductionNativeApp: token, ProductionNativeFlag: "1" },
];

export const principals: readonly Caller[] = [
  { id: "admin", credentials: credentialsOf("token-admin"), client: "client_2Admin000000000000000000001", user: "user_2Admin000000000000000000001" },
  { id: "member", credentials: credentialsOf("token-member"), client: "client_2Member00000000000000000001", user: "user_2Member00000000000000000001" },
  { id: "outsider", credentials: credentialsOf("token-outsider"), client: "client_2Outsider000000000000000001", user: "user_2Outsider000000000000000001" },
  { id: "limited", credentials: credentialsOf("token-limited"), client: "client_2Limited0000000000000000001", user: "user_2Limited0000000000000000001" },
  { id: "signedout", credentials: credentialsOf("token-signedout"), client: "client_2Signedout00000000000000001", user: "" },
];
