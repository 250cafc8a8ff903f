import { expect, it } from "vitest";
import { ControlError } from "../mock/client-call.ts";
import { withMock } from "./state-reach.ts";

const told = (detail: string): Promise<unknown> =>
  withMock({ url: "http://localhost:4010" }, () => {
    throw new ControlError(400, { type: "about:blank", title: "The request breaks the contract", status: 400, detail });
  });

it.each([
  "/api: pulumi-services and delightbridge-services have this operation; name one.",
  'Expected "api" with one of datadog-services, pulumi-services, found nothing.',
])("an API that must be named is named by an option: %s", async (detail) => {
  await expect(told(detail)).rejects.toThrow(`${detail} Name it with --api.`);
});

it("any other refusal is told as it came", async () => {
  await expect(told("There is no such thing.")).rejects.toThrow(/^There is no such thing\.$/);
});
