/** Sentences by fault name. */
export const faults = {
  "native-flag-optional": "Takes a bearer token without _is_native.",
  "signed-out-as-stranger": "Answers a client that has signed out as a stranger, with the wrong code.",
  "strangers-read": "Shows an organization to anybody who knows its id.",
  "members-rename": "Asks for a membership, not for the role of an administrator, before an update.",
  "delete-switch-ignored": "Deletes an organization although its administrators may not.",
  "limit-off-by-one": "Refuses a creation only when the caller already has more than the limit.",
  "slug-unchecked": "Lets two organizations have one slug.",
  "own-slug-conflicts": "Counts the organization itself when it looks for its slug.",
  "slug-of-deleted-taken": "Keeps the slug of a deleted organization reserved.",
  "rename-derives-slug": "Derives a new slug whenever the name changes.",
  "empty-fields-skipped": "Takes an empty field of an update for an absent one.",
  "name-before-slug": "Stores the name before it has looked at the slug, and keeps it when that is refused.",
  "name-measured-in-utf16": "Counts UTF-16 units, so that 256 emoji are too long.",
  "plus-kept": "Leaves the plus sign of a form as it is instead of reading a space.",
  "client-read-too-early": "Answers a write with the client as it was before.",
  "active-organization-dangles": "Resets the active organization only in the session that deletes it.",
  "empty-update-touches": "Moves updated_at although the update holds no field.",
} as const;

export type Fault = keyof typeof faults;

/** Tells whether this server runs with the fault. */
export type Broken = (fault: Fault) => boolean;
