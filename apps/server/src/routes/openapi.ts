import type { FastifyContextConfig, FastifyInstance } from "fastify";
import { z } from "zod";
import { type Access, openToAll } from "../access.ts";
import { serverVersion } from "../version.ts";
import type { Answer } from "./answers/answer.ts";
import { answers } from "./answers/answers.ts";

/** What a route takes, said with the same schemas that check it. */
export interface RouteDescription {
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON; for a file see `file`. */
  readonly body?: z.ZodType;
  /** The body is the bytes of a file. */
  readonly file?: true;
}

declare module "fastify" {
  interface FastifyContextConfig {
    readonly describes?: RouteDescription;
  }
}

/** Options of a route that also say what it takes. */
export function described(
  options: { readonly config: FastifyContextConfig },
  describes: RouteDescription,
): { readonly config: FastifyContextConfig } {
  return { config: { ...options.config, describes } };
}

interface RouteLine {
  readonly method: string;
  readonly url: string;
  readonly access: Access | undefined;
  readonly describes: RouteDescription | undefined;
}

type Json = Readonly<Record<string, unknown>>;

function schemaOf(schema: z.ZodType, side: "input" | "output" = "input"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: side, unrepresentable: "any" });
  return rest;
}

function parametersOf(place: "path" | "query", schema: z.ZodObject | undefined): readonly Json[] {
  if (schema === undefined) return [];
  const { required } = schemaOf(schema) as { readonly required?: readonly string[] };
  // An address is text; what it is read as says more.
  const { properties } = schemaOf(schema, "output") as { readonly properties?: Json };
  return Object.entries(properties ?? {}).map(([name, part]) => ({
    name,
    in: place,
    required: place === "path" || (required ?? []).includes(name),
    schema: part,
  }));
}

/** Path parameters of a route that says nothing of itself. */
function namedInPath(url: string): readonly Json[] {
  return [...url.matchAll(/:(\w+)/gu)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function bodyOf({ body, file }: Pick<RouteDescription, "body" | "file">): Json {
  if (file) {
    const content = { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
    return { requestBody: { required: true, content } };
  }
  if (body === undefined) return {};
  return { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body) } } } };
}

/** What comes back when it was done, by the schema that the tests hold it to. */
function doneOf(answer: Answer | undefined): Json {
  if (answer?.kind === "json") {
    const content = { "application/json": { schema: schemaOf(answer.schema, "output") } };
    return { [answer.status]: { description: "Done.", content } };
  }
  if (answer?.kind === "redirect") return { "302": { description: "Another page, for the browser itself." } };
  if (answer?.kind !== "file") return { "200": { description: "Done." } };
  const content = { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  return { "200": { description: "The file.", content } };
}

function accessText(access: Access | undefined): string {
  if (access === undefined || access.kind === "open") return "Open to everybody.";
  return access.kind === "signed-in" ? "For every signed-in person." : `For: ${access.roles.join(", ")}.`;
}

function operationOf({ method, url, access, describes }: RouteLine): Json {
  const refusal = { $ref: "#/components/responses/Refusal" };
  const open = access === undefined || access.kind === "open";
  return {
    ...(describes === undefined ? {} : { summary: describes.summary }),
    description: accessText(access),
    parameters: [
      ...(describes?.params ? parametersOf("path", describes.params) : namedInPath(url)),
      ...parametersOf("query", describes?.query),
    ],
    ...bodyOf(describes ?? {}),
    ...(open ? { security: [] } : {}),
    responses: {
      ...doneOf(answers[`${method} ${url}`]),
      "400": refusal,
      ...(open ? {} : { "401": refusal, "403": refusal }),
    },
  };
}

function documentOf(lines: readonly RouteLine[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const line of lines) {
    const path = line.url.replace(/:(\w+)/gu, "{$1}");
    paths[path] = { ...paths[path], [line.method.toLowerCase()]: operationOf(line) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Isotherm",
      version: serverVersion,
      description:
        "Writes carry the header X-Isotherm: 1. What an event of a record may say is checked by the record's own reader, field by field.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    security: [{ session: [] }],
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "__Host-isotherm" } },
      responses: {
        Refusal: {
          description: "Refused whole, in one sentence.",
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: { code: { type: "string" }, message: { type: "string" } },
                required: ["code", "message"],
              },
            },
          },
        },
      },
    },
    paths,
  };
}

/** Answers what there is to ask, made from the routes as they are. Register before the first of them. */
export function openapiRoutes(app: FastifyInstance): void {
  const lines: RouteLine[] = [];
  app.addHook("onRoute", ({ method, url, config }) => {
    if (!url.startsWith("/api/")) return;
    for (const each of [method].flat()) {
      if (each === "HEAD" && lines.some((line) => line.url === url && line.method === "GET")) continue;
      lines.push({ method: each, url, access: config?.access, describes: config?.describes });
    }
  });
  app.get(
    "/api/openapi.json",
    { config: { access: openToAll, describes: { summary: "This document" } } },
    async () => documentOf(lines),
  );
}
