/** Tasks on a page. */
import createClient from "openapi-fetch";

const baseUrl = new URLSearchParams(location.search).get("api") ?? "http://localhost:4010";
/** @type {import("openapi-fetch").Client<import("./types/tasks.ts").paths>} */
const client = createClient({ baseUrl: `${baseUrl}/v1` });

const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const alert = /** @type {HTMLElement} */ (document.querySelector("[role=alert]"));
const list = /** @type {HTMLElement} */ (document.querySelector("ul"));

/** @param {import("./types/tasks.ts").components["schemas"]["Task"]} task */
function row({ id, title, done }) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: done });
  const label = document.createElement("label");
  const item = document.createElement("li");
  box.addEventListener("change", async () => {
    const { error } = await client.PATCH("/tasks/{taskId}", { params: { path: { taskId: id } }, body: { done: box.checked } });
    show(error);
  });
  label.append(box, title);
  item.append(label);
  return item;
}

/** @param {{ message: string } | undefined} problem */
async function show(problem) {
  alert.textContent = problem?.message ?? "";
  const { data = [] } = await client.GET("/tasks");
  list.replaceChildren(...data.map(row));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { error } = await client.POST("/tasks", { body: { title: String(new FormData(form).get("title")) } });
  if (!error) form.reset();
  await show(error);
});

await show(undefined);
