/** Services of an organization, as spec/datadog-services documents them. */
import { randomUUID } from "node:crypto";
import express from "express";
import { BadRequest, readId, readName, readPage, wantsUsers } from "./requests.js";
import { users } from "./users.js";
import { authors, shown } from "./views.js";

const broken = process.env.BROKEN === "1";
const port = Number(process.env.PORT ?? 8080);

const services = new Map();

const failed = (response, status, text) => response.status(status).json({ errors: [text] });

const allowed = (right) => (request, response, next) => {
  const user = users.find(({ apiKey, appKey }) => apiKey === request.get("DD-API-KEY") && appKey === request.get("DD-APPLICATION-KEY"));
  if (!user) failed(response, 401, "Unauthorized");
  else if (!user.may.includes(right)) failed(response, 403, "Forbidden");
  else {
    response.locals.user = user;
    next();
  }
};

function existing(request, response, next) {
  const service = services.get(readId(request.params.id));
  if (service?.organization !== response.locals.user.organization) return failed(response, 404, "There is no such service.");
  response.locals.service = service;
  next();
}

function inclusion(request, response, next) {
  response.locals.inclusive = wantsUsers(request.query);
  next();
}

const body = express.raw({ type: () => true, limit: "1mb" });
const app = express().disable("x-powered-by").set("query parser", "simple");
const all = "/api/v2/services";
const one = `${all}/:id`;

app.get(all, allowed("read"), (request, response) => {
  const { offset, size } = readPage(request.query);
  const users = wantsUsers(request.query);
  const mine = [...services.values()].filter(({ organization }) => organization === response.locals.user.organization);
  const page = mine.slice(offset, offset + size);
  response.json({
    data: page.map(shown),
    ...(users && { included: authors(page) }),
    meta: { pagination: { offset, next_offset: Math.min(offset + size, Number.MAX_SAFE_INTEGER), size } },
  });
});

app.post(all, allowed("write"), body, (request, response) => {
  const { user } = response.locals;
  const now = new Date().toISOString();
  const name = readName(request, { required: true });
  const service = { id: randomUUID(), organization: user.organization, name, created: now, modified: now, createdBy: user, modifiedBy: user };
  services.set(service.id, service);
  response.status(201).json({ data: shown(service), included: authors([service]) });
});

app.get(one, allowed("read"), inclusion, existing, (_request, response) => {
  const { service, inclusive } = response.locals;
  response.json({ data: shown(service), ...(inclusive && { included: authors([service]) }) });
});

app.patch(one, allowed("write"), existing, body, (request, response) => {
  const { service, user } = response.locals;
  const name = readName(request, { id: service.id });
  if (name !== undefined) Object.assign(service, { name, modified: new Date().toISOString(), modifiedBy: user });
  response.json({ data: shown(service), included: authors([service]) });
});

app.delete(one, allowed("write"), existing, (_request, response) => {
  if (!broken) services.delete(response.locals.service.id);
  response.status(204).end();
});

app.use((_request, response) => failed(response, 404, "There is nothing here."));

app.use((error, _request, response, _next) => {
  const status = error instanceof BadRequest || error.status < 500 ? 400 : 500;
  failed(response, status, status === 400 ? `Bad Request: ${error.message}` : "Internal Server Error");
});

const server = app.listen(port, "127.0.0.1", () => console.log(`http://localhost:${server.address().port}`));
