/** A browser or app with its one session and the user behind it. */
export interface Client {
  readonly id: string;
  readonly session: string;
  readonly user: string;
  readonly firstName: string;
  readonly limit: number;
  active: string | null;
  updated: number;
}

export interface Organization {
  readonly id: string;
  readonly creator: string;
  readonly created: number;
  readonly pending: number;
  readonly deletable: boolean;
  name: string;
  slug: string;
  updated: number;
}

export interface Membership {
  readonly id: string;
  readonly organization: Organization;
  readonly user: string;
  readonly role: "org:admin" | "org:member";
  readonly created: number;
}

export interface State {
  /** By token; null is a client without a session. */
  readonly clients: ReadonlyMap<string, Client | null>;
  /** In order of creation. */
  memberships: Membership[];
  readonly organizations: Map<string, Organization>;
}

/** Milliseconds since 1970 of everything in the start state. */
export const beginning = 1_700_000_000_000;

export function stateAtStart(): State {
  const acme = organization("2Acme0000000000000000000001", "Acme", "user_2Admin000000000000000000001", { pending: 1 });
  const locked = organization("2Locked00000000000000000001", "Locked", "user_2Admin000000000000000000001", { deletable: false });
  const disposable = organization("2Disposable0000000000000001", "Disposable", "user_2Admin000000000000000000001");
  const globex = organization("2Globex00000000000000000001", "Globex", "user_2Outsider000000000000000001");
  const labs = organization("2LimitedLabs000000000000001", "Limited Labs", "user_2Limited0000000000000000001");
  return {
    organizations: new Map([acme, locked, disposable, globex, labs].map((each) => [each.id, each])),
    memberships: [
      membership("2AcmeAdmin00000000000000001", acme),
      { ...membership("2AcmeMember0000000000000001", acme), user: "user_2Member00000000000000000001", role: "org:member" },
      membership("2LockedAdmin000000000000001", locked),
      membership("2DisposableAdmin00000000001", disposable),
      membership("2GlobexOutsider000000000001", globex),
      membership("2LimitedLabsLimited00000001", labs),
    ],
    clients: new Map([
      ["token-admin", client("2Admin000000000000000000001", "admin", acme.id)],
      ["token-member", client("2Member00000000000000000001", "member", acme.id)],
      ["token-outsider", client("2Outsider000000000000000001", "outsider", null)],
      ["token-limited", client("2Limited0000000000000000001", "limited", labs.id, 1)],
      ["token-signedout", null],
    ]),
  };
}

function organization(id: string, name: string, creator: string, more: Partial<Organization> = {}): Organization {
  const slug = name.toLowerCase().replace(" ", "-");
  return { id: `org_${id}`, name, slug, creator, created: beginning, updated: beginning, pending: 0, deletable: true, ...more };
}

const membership = (id: string, to: Organization): Membership => ({
  ...{ id: `orgmem_${id}`, organization: to, user: to.creator, role: "org:admin", created: beginning },
});

const client = (id: string, firstName: string, active: string | null, limit = 100): Client => ({
  ...{ id: `client_${id}`, session: `sess_${id}`, user: `user_${id}`, firstName, limit, active, updated: beginning },
});
