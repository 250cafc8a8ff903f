/** Lists: what stands under the path, filtered, in order, one page of it, in the document's envelope. */
import type { ListShape, ResourceOperation } from "../../contract/resources/model.ts";
import { isList } from "../../contract/resources/shape.ts";
import { Declined } from "../declined.ts";
import type { List } from "../state/ordered.ts";
import { addressOf, scopeKey } from "./address.ts";
import { headersFor, illustratedAnswer, successOf } from "./answer.ts";
import type { InferredCall, InferredHandler } from "./call.ts";
import { enveloped } from "./envelope.ts";
import { filtersIn, narrowed, type Wanted } from "./filter.ts";
import { type Inference, maySee } from "./inference.ts";
import { linkHeader } from "./link-header.ts";
import { isNumbered, pageOf } from "./page.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { sorted } from "./sort.ts";
import { indexed, thingsOf } from "./store.ts";
import type { Thing } from "./thing.ts";

export function listHandler(inference: Inference, plan: ResourcePlan, part: ResourceOperation, shape: ListShape): InferredHandler {
  const { operation } = part;
  const status = successOf(operation, [200, 206]);
  const counts = isNumbered(plan.anatomy, operation, shape.paging);
  return (call) => {
    const address = addressOf(plan, part, call.path);
    const missing = inference.missingParent(plan, operation, address, call);
    if (missing !== undefined) return new Declined("unknown-thing", missing);
    const view = plan.view(operation, status);
    if (!view) return illustratedAnswer(inference, operation, status, call);
    const beside = address.beside.flatMap(({ member, value }): Wanted[] => (member === undefined ? [] : [{ pointer: member, values: [value] }]));
    const found = select(plan, scopeKey(address), [...beside, ...filtersIn(shape, call.query)], call);
    const page = pageOf(thingsOf(call.state, plan), sorted(found, shape.sort, call.query), shape, call.query, counts);
    const items = page.things.map((thing) => view.show(thing.value, inference.seedOf(thing)));
    const known = { link: linkHeader(page, shape, call), total: page.total };
    return { status, body: enveloped(view, view.body(items), shape, page, call), headers: headersFor(inference, operation, status, known, call) };
  };
}

/** Members that hold lists are in no index. */
const holdsList = ({ anatomy, views }: ResourcePlan, pointer: string): boolean => views.some((view) => isList(anatomy.shape(anatomy.at(view.schema, pointer))));

/** An index answers one filter; what remains is looked at one by one. */
function select(plan: ResourcePlan, scope: string | undefined, wanted: readonly Wanted[], call: InferredCall): List<Thing> | readonly Thing[] {
  const things = thingsOf(call.state, plan);
  let list: List<Thing> = scope === undefined ? things.all : (things.in["scope"]?.(scope) ?? things.all);
  const left = [...wanted];
  if (scope !== undefined) {
    for (const [index, { pointer, values }] of wanted.entries()) {
      const found = values.length === 1 && !holdsList(plan, pointer) ? indexed(things, scope, pointer, values[0]) : undefined;
      if (!found) continue;
      list = found;
      left.splice(index, 1);
      break;
    }
  }
  return left.length === 0 && plan.resource.sharing === "shared"
    ? list
    : [...list].filter((thing) => narrowed(thing, left) && maySee(plan.resource, thing, call));
}
