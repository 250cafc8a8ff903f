/** Filtering and copying for those who have scripts; everything can be read without. */

export const script = `
const cases = [...document.querySelectorAll(".case")];
const filter = document.querySelector(".filter");
const search = filter.querySelector("input");
const buttons = [...filter.querySelectorAll("button")];
const told = filter.querySelector("[role=status]");
const show = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const verdicts = buttons.filter((button) => button.getAttribute("aria-pressed") === "true").map((button) => button.value);
  let shown = 0;
  for (const entry of cases) {
    const text = entry.querySelector("summary").textContent.toLowerCase();
    const fits = (verdicts.length === 0 || verdicts.includes(entry.dataset.verdict)) && words.every((word) => text.includes(word));
    entry.hidden = !fits;
    if (fits) shown += 1;
  }
  for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector(".case:not([hidden])");
  told.textContent = shown + " of " + cases.length + " shown";
};
for (const button of buttons)
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    show();
  });
search.addEventListener("input", show);
filter.hidden = false;
show();
const reveal = () => {
  const target = document.getElementById(location.hash.slice(1));
  const entry = target && target.closest("details");
  if (!entry) return;
  if (entry.hidden) {
    search.value = "";
    for (const button of buttons) button.setAttribute("aria-pressed", "false");
    show();
  }
  entry.open = true;
  entry.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();
if (navigator.clipboard)
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.parentElement.querySelector("pre").textContent);
      button.textContent = "Copied";
    });
  }
`;
