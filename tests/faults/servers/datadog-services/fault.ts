/** Sentences by fault name. */
export const faults = {
  "tenant-forgotten": "Finds services by their id alone, in other organizations too.",
  "application-key-unchecked": "Lets any application key pass when the API key is good, and takes its bearer for the organization's first user.",
  "readers-delete": "Asks only for the permission to read before it deletes.",
  "include-users-unknown": "Knows only the bracketed spelling of the inclusion and ignores include=users.",
  "included-repeated": "Joins the users row by row, so that a user of two services is included twice.",
  "next-offset-counts-items": "Adds the number of items sent, not the page size, to the offset.",
  "offset-counts-pages": "Takes the offset for a page number.",
  "editor-unrecorded": "Leaves last_modified_by with the creator when somebody else renames the service.",
  "empty-update-touches": "Moves modified and last_modified_by although the update holds no name.",
  "name-required-on-update": "Refuses an update without a name, as if it were a creation.",
  "list-remembers-names": "Fills the list from a cache of names that a rename does not refresh.",
  "name-trimmed": "Trims white space from the name before it is stored.",
  "repeat-delete-succeeds": "Answers 204 to the deletion of a service that is already gone.",
  "newest-first": "Lists the services created last before the others.",
} as const;

export type Fault = keyof typeof faults;

/** Tells whether this server runs with the fault. */
export type Broken = (fault: Fault) => boolean;
