/** Who may call, and what they may do. */
const user = (number, name, may, organization = "acme") => ({
  id: `a1000000-0000-4000-8000-00000000000${number}`,
  organization,
  name,
  apiKey: `key-of-${organization}`,
  appKey: name.toLowerCase(),
  may,
});

export const users = [
  user(1, "Olga", ["read", "write"]),
  user(2, "Emil", ["read", "write"]),
  user(3, "Rita", ["read"]),
  user(4, "Gus", []),
  user(5, "Sam", ["read", "write"], "other"),
];
