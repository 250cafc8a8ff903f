/** Things under other things, in an override: by the values of the path, outermost first. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { createMock } from "../../mock/mock.ts";
import { overrideBehaviour } from "../../mock/override/override.ts";
import { documentsFolder } from "../inferred/caller.ts";

interface Operations {
  getBoard: {
    parameters: { path: { slug: string; boardId: string } };
    responses: { 200: { content: { "application/json": { id: string; title: string } } } };
  };
}

interface Resources {
  "teams.boards.cards": { id: number; title: string; done: boolean };
}

const authorization = "Bearer a";

it("inserts under a parent, reads, changes and deletes by place", async () => {
  const seen: unknown[] = [];
  const behaviour = overrideBehaviour<Operations, Resources>()({
    operations: {
      getBoard({ path: { slug, boardId }, state, next }) {
        const cards = state["teams.boards.cards"];
        const before = cards.size;
        const { id, title, done } = cards.insert({ title: "New" }, [slug, boardId]);
        const place = [slug, boardId, id];
        seen.push(cards.size - before, title, done, cards.get(place)?.title, cards.update(place, { title: "Other" }).title);
        seen.push(cards.delete(place), cards.delete(place), cards.has(place));
        return next();
      },
    },
  });
  const mock = createMock({ apis: [{ document: join(documentsFolder, "three-levels.yaml"), behaviour }] });
  const send = (path: string, body: object) =>
    mock.fetch(path, { method: "POST", body: JSON.stringify(body), headers: { authorization, "content-type": "application/json" } });
  await send("/teams", { slug: "blue", name: "Blue" });
  const { id } = (await (await send("/teams/blue/boards", { title: "Plans" })).json()) as { id: string };

  const answer = await mock.fetch(`/teams/blue/boards/${id}`, { headers: { authorization } });

  expect(await answer.json()).toMatchObject({ id, title: "Plans" });
  expect(seen).toEqual([1, "New", false, "New", "Other", true, false, false]);
});
