// Bare Express 5 with its JSON parser and res.json: no validation, no state.
import { readFileSync } from "node:fs";
import express from "express";

const { status, body } = JSON.parse(readFileSync(0, "utf8"));
const value = JSON.parse(body);

const app = express();
app.use(express.json());
app.get("/api/v2/services/:id", (_request, response) => response.status(status).json(value));
app.get("/api/v2/services", (_request, response) => response.status(status).json(value));
app.post("/api/v2/services", (_request, response) => response.status(status).json(value));
const server = app.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
