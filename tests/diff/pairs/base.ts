/** The document that every pair starts from. */
import { load } from "js-yaml";
import type { JsonObject } from "../../../contract/model.ts";

const text = `
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
servers: [{url: "https://api.pets.example/v1"}]
security: [{key: []}, {login: [read]}]
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100, default: 20}}
        - {name: tags, in: query, schema: {type: array, items: {type: string}}}
        - {name: kind, in: query, required: true, schema: {type: string, enum: [cat, dog]}}
        - {name: X-Trace, in: header, schema: {type: string, maxLength: 40}}
      responses:
        "200":
          description: Pets.
          headers: {X-Total: {required: true, schema: {type: integer}}}
          content: {application/json: {schema: {type: array, maxItems: 100, items: {$ref: "#/components/schemas/Pet"}}}}
        "404": {$ref: "#/components/responses/Problem"}
    post:
      operationId: createPet
      requestBody:
        content:
          application/json: {schema: {$ref: "#/components/schemas/NewPet"}}
          application/x-www-form-urlencoded: {schema: {$ref: "#/components/schemas/NewPet"}}
      responses:
        "201": {description: Made., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      operationId: readPet
      responses:
        "200": {description: A pet., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
        "404": {$ref: "#/components/responses/Problem"}
    put:
      operationId: replaceOwner
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Owner"}}}}
      responses:
        "200": {description: The owner., content: {application/json: {schema: {$ref: "#/components/schemas/Owner"}}}}
    delete:
      operationId: deletePet
      security: [{login: [write]}]
      responses: {"204": {description: Gone.}}
webhooks:
  petBorn:
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Birth"}}}}
      responses: {"200": {description: Heard.}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    login:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: "https://login.pets.example/token", scopes: {read: Read., write: Write.}}}
  responses:
    Problem:
      description: A problem.
      content: {application/problem+json: {schema: {type: object, required: [title], properties: {title: {type: string}, detail: {type: string}}}}}
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: {type: string, readOnly: true}
        name: {type: string, minLength: 1, maxLength: 50}
        kind: {type: string, enum: [cat, dog]}
        age: {type: integer, minimum: 0}
        born: {type: string, format: date}
        weight: {type: number}
        mother: {$ref: "#/components/schemas/Pet"}
        food: {oneOf: [{$ref: "#/components/schemas/Meat"}, {$ref: "#/components/schemas/Fish"}], discriminator: {propertyName: type}}
        nick: {type: [string, "null"]}
    NewPet:
      type: object
      required: [name]
      properties:
        id: {type: string, readOnly: true}
        name: {type: string, minLength: 1, maxLength: 50, pattern: "^[a-z]+$"}
        kind: {type: string, enum: [cat, dog]}
        age: {type: integer, minimum: 0, maximum: 40}
        born: {type: string, format: date}
        weight: {type: number, multipleOf: 0.5}
        secret: {type: string, writeOnly: true}
        nick: {type: [string, "null"]}
        toys: {type: array, maxItems: 5, items: {type: string}}
        labels: {type: object, additionalProperties: {type: string}}
        food: {oneOf: [{$ref: "#/components/schemas/Meat"}, {$ref: "#/components/schemas/Fish"}], discriminator: {propertyName: type}}
        chip: {allOf: [{type: object, properties: {number: {type: string}}}, {required: [number]}]}
    Owner:
      type: object
      required: [name]
      properties: {name: {type: string, maxLength: 80}, city: {type: string}}
    Birth: {type: object, required: [petId], properties: {petId: {type: string}, weight: {type: number}}}
    Meat: {type: object, required: [type], properties: {type: {type: string}, grams: {type: integer}}}
    Fish: {type: object, required: [type], properties: {type: {type: string}, species: {type: string}}}
`;

/** A fresh copy. */
export const baseDocument = (): JsonObject => load(text) as JsonObject;
