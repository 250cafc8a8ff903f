export interface Caller {
  readonly user: string;
  readonly email: string;
  readonly administrator: boolean;
}

export interface Member {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  status: "invited" | "active";
  roles: readonly number[];
  workspaces: readonly string[];
  password?: string;
  /** Kept for the record, member no more. */
  removed?: boolean;
}

export interface Organization {
  readonly id: string;
  readonly type?: string;
  readonly owner: string;
  readonly workspaces: readonly string[];
  readonly wallet: { money: number; messages: number };
  members: Member[];
  name: string;
  status: "active" | "banned";
  avatarUrl: string | null;
}

export interface State {
  readonly organizations: Organization[];
  readonly invitations: Map<string, Member>;
}

const user = (prefix: string, last: number) => `${prefix}23e4567-e89b-12d3-a456-42661417400${last}`;

const owner: Caller = { user: user("1", 1), email: "owner@example.com", administrator: false };
const outsider: Caller = { user: user("2", 1), email: "outsider@example.com", administrator: false };

export const callers: ReadonlyMap<string, Caller> = new Map([
  ["Bearer OWNER_TOKEN", owner],
  ["AccessKey ak_owner.secret", owner],
  ["Bearer MEMBER_TOKEN", { user: user("1", 2), email: "member1@example.com", administrator: false }],
  ["Bearer OUTSIDER_TOKEN", outsider],
  ["Bearer ADMIN_TOKEN", { user: user("9", 1), email: "admin@example.com", administrator: true }],
]);

export const roleNames: ReadonlyMap<number, string> = new Map([
  [1, "Admin"],
  [2, "Agent"],
  [3, "Viewer"],
]);

export function stateAtStart(): State {
  const [w1, w2, w3] = [user("3", 1), user("3", 2), user("4", 1)];
  const member = (id: number, status: Member["status"], role: number, workspaces: readonly string[]): Member => {
    return { id, name: `Member ${id}`, email: `member${id}@example.com`, status, roles: [role], workspaces };
  };
  const invited = [2, 3, 4].map((id) => member(id, "invited", 3, []));
  const others = Array.from({ length: 21 }, (_, index) => member(index + 5, "active", 3, [w1]));
  const home = (owner: Caller) => ({ owner: owner.user, type: "private", status: "active", wallet: { money: 0, messages: 0 } }) as const;
  const mine = {
    id: user("1", 0),
    name: "My Organization",
    avatarUrl: null,
    workspaces: [w1, w2],
    members: [member(1, "active", 2, [w1]), ...invited, ...others],
  };
  const picture = "https://example.com/avatar.png";
  const theirs = { id: user("2", 0), name: "Other Organization", avatarUrl: picture, workspaces: [w3], members: [member(101, "active", 1, [w3])] };
  return {
    organizations: [
      { ...home(owner), ...mine },
      { ...home(outsider), ...theirs },
    ],
    invitations: new Map(invited.map((one) => [`INVITE_TOKEN_${one.id}`, one])),
  };
}
