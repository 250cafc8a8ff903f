/** What callers see. */
const reference = ({ id }) => ({ data: { id, type: "users" } });

export const shown = ({ id, name, created, modified, createdBy, modifiedBy }) => ({
  id,
  type: "services",
  attributes: { name, created, modified },
  relationships: { created_by: reference(createdBy), last_modified_by: reference(modifiedBy) },
});

/** Each once. */
export const authors = (services) =>
  [...new Set(services.flatMap(({ createdBy, modifiedBy }) => [createdBy, modifiedBy]))].map(({ id, name, appKey }) => ({
    id,
    type: "users",
    attributes: { name, handle: `${appKey}@example.com`, email: `${appKey}@example.com` },
  }));
