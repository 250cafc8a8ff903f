import { describe, expect, it } from "vitest";
import { compile } from "../../contract/compile.ts";
import { loadDocument } from "../../contract/load.ts";
import { createMock } from "../mock.ts";
import { petsDocument } from "../pets.fixture.ts";
import { families } from "./fault.ts";
import { faultNamed, faults } from "./registry.ts";
import { shippedContracts } from "./serve-fault.ts";

const contracts = await shippedContracts();
const shown = faults.filter((fault) => contracts.some((contract) => fault.appliesTo(contract).length > 0));

/** No shipped contract uses what these concern. */
const foreignOnly = ["xml-root-renamed", "challenge-missing", "head-length-differs", "write-only-leaks"];

describe("the catalogue of faults", () => {
  it(`holds at least ninety faults that a shipped API can show (now ${shown.length} of ${faults.length})`, () => {
    expect(shown.length).toBeGreaterThanOrEqual(90);
    expect(faults.filter((fault) => !shown.includes(fault)).map(({ id }) => id)).toEqual(foreignOnly);
  });

  it("gives each fault an id of its own, in kebab-case", () => {
    const ids = faults.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    for (const fault of faults) expect(faultNamed(fault.id)).toBe(fault);
  });

  it("has faults of every family", () => {
    expect(new Set(faults.map(({ family }) => family))).toEqual(new Set(families));
  });

  it("says of each fault in one sentence what it breaks, and who should notice", () => {
    for (const { breaks, caughtBy } of faults) {
      expect(breaks).toMatch(/^[^ .].* .*[^.]\.$/);
      expect(caughtBy.length).toBeGreaterThan(0);
    }
  });

  it("names only operations that a contract has", () => {
    for (const contract of contracts) {
      const ids = new Set(contract.operations.map(({ id }) => id));
      for (const fault of faults) expect(fault.appliesTo(contract).filter((id) => !ids.has(id))).toEqual([]);
    }
  });

  it("applies its general faults to documents that nobody here wrote, and its prose to none of them", async () => {
    const pets = compile("pets", await loadDocument(petsDocument()));
    const applicable = faults.filter((fault) => fault.appliesTo(pets).length > 0);

    expect(applicable.length).toBeGreaterThan(60);
    expect(applicable.filter(({ family }) => family === "prose")).toEqual([]);
  });

  it("is served by name; an unknown name is answered with the nearest", async () => {
    const mock = createMock({ apis: ["datadog-services"], fault: "delete-nop" });

    await expect(mock.ready()).rejects.toThrow('There is no fault "delete-nop". Did you mean "delete-noop"?');
  });

  it("refuses a fault that none of the served APIs can show, and says which can", async () => {
    const mock = createMock({ apis: ["datadog-services", "delightbridge-services"], fault: "pulumi-head-200" });

    await expect(mock.ready()).rejects.toThrow(
      'The fault "pulumi-head-200" cannot be shown by datadog-services, delightbridge-services. It applies to pulumi-services.',
    );
  });

  it("leaves the other APIs of a mock as they are", async () => {
    const mock = createMock({ apis: ["delightbridge-services", "pulumi-services"], fault: "pulumi-head-200" });
    const { dispatcher } = await mock.ready();

    expect(dispatcher.apis.map(({ fault }) => fault?.fault.id)).toEqual([undefined, "pulumi-head-200"]);
  });
});
