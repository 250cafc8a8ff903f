/** Categories with an id of the story's own. */
import type { components } from "../../../generated/delightbridge-services.ts";
import type { Tools } from "../../scenario.ts";

type Category = components["schemas"]["Category"];

export const newCategory = ({ unique }: Pick<Tools, "unique">, name = "Urgent"): Category => ({
  id: unique("cat"),
  name,
  color: "#ff6b6b",
  textColor: "#ffffff",
});
