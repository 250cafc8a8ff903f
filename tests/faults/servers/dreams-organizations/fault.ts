/** What can be wrong with this server, one fault at a time. */
export const faults = {
  "rights-before-existence": "Refuses a caller who is no administrator with 403 before it looks whether the organization exists.",
  "ids-case-sensitive": "Compares organization ids letter by letter.",
  "banned-locked": "Lets nobody but an administrator touch a banned organization.",
  "owners-charge": "Lets owners charge the wallet of their own organization.",
  "removed-member-reads": "Lets a removed member go on reading.",
  "update-clears-avatar": "Forgets the avatar when an update does not mention it.",
  "avatar-url-reused": "Gives every avatar of an organization the same address.",
  "texts-trimmed": "Trims white space from every text before it looks at it.",
  "numerals-are-integers": "Takes a text of digits for an integer.",
  "page-size-capped": "Lowers a per_page over the limit instead of refusing it.",
  "last-page-too-far": "Counts one page too many when the last one is full.",
  "late-page-clamped": "Answers the last page to whoever asks for one beyond it.",
  "invited-hidden": "Leaves members who have not accepted yet out of the list.",
  "updated-member-last": "Moves a member to the end of the list with each update.",
  "roles-added": "Adds the roles of an update to those that the member has.",
  "roles-before-workspaces": "Stores the roles of an update before it looks at the workspaces.",
  "foreign-member-found": "Finds members by their id alone, in other organizations too.",
  "repeat-removal-succeeds": "Answers success to the removal of a member who is gone.",
  "removed-email-taken": "Refuses to invite a removed member again.",
  "email-case-sensitive": "Takes an e-mail address in capitals for another one.",
  "email-unique-everywhere": "Refuses an e-mail address that another organization knows.",
  "member-ids-restart": "Counts member ids from 1 in each organization.",
  "invitation-survives-removal": "Leaves the invitation of a removed member valid.",
  "invitation-reusable": "Accepts an invitation as often as it is sent.",
  "invitation-before-passwords": "Looks for the invitation before it looks at the passwords.",
  "refusal-spends-invitation": "Uses an invitation up although the passwords are refused.",
  "confirmation-unread": "Never compares the second password with the first.",
  "sms-points-optional": "Charges for messages without asking how many.",
} as const;

export type Fault = keyof typeof faults;

/** Tells whether this server runs with the fault. */
export type Broken = (fault: Fault) => boolean;

export const isFault = (name: string): name is Fault => Object.hasOwn(faults, name);
