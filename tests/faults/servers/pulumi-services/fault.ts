/** What can be wrong with this server, one fault at a time. */
export const faults = {
  "head-answers-200": "Answers HEAD through the code of GET, with 200.",
  "foreign-caller-403": "Tells a caller who is no member that the organization exists, with 403.",
  "list-of-teams": "Lists only the services that teams own.",
  "name-unique-in-organization": "Refuses a name that another owner in the organization uses.",
  "rename-overwrites": "Lets a rename replace the service that has the new name.",
  "rename-loses-items": "Moves a renamed service without its items.",
  "properties-merged": "Adds the properties of a PATCH to the stored ones instead of replacing them.",
  "force-by-presence": "Takes any force parameter, force=false too, for true.",
  "items-protect": "Protects a service that has items from deletion.",
  "token-on-full-page": "Gives a continuation token with every full page, the last one too.",
  "summary-of-page": "Counts only the items of the page in itemCountSummary.",
  "items-repeat": "Keeps an item once more each time it is added.",
  "items-one-by-one": "Stores the items before the bad one of a refused request.",
  "raw-slash-unrouted": "Finds an item only when the slashes in its name are escaped.",
  "removal-forgives": "Answers success when the item to remove is not there.",
  "order-rounded": "Reads the order of a property as a double.",
} as const;

export type Fault = keyof typeof faults;

export const isFault = (name: string): name is Fault => Object.hasOwn(faults, name);
