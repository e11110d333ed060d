import { checkAnswer } from "./routes/answers/check-answer.test-data.ts";

/** What the server answered. */
export interface TestAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly headers: Headers;
}

/** A browser without a screen: it keeps its cookies, and marks its writes as Isotherm's pages do. */
export interface TestClient {
  /** One request below `/api/`. A `body` of bytes goes as it is, anything else as JSON. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
  /** The cookies as they are sent, `name=value; …`. */
  cookie(): string;
}

/** A client of the server at `url` without a session. */
export function testClient(url: string): TestClient {
  const cookies = new Map<string, string>();
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const keep = (headers: Headers): void => {
    for (const line of headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  return {
    cookie,
    // biome-ignore lint/complexity/useMaxParams: reads like the line of a request
    call: async (method, path, body, headers = {}) => {
      const bytes = body instanceof Uint8Array;
      const type = bytes ? "application/octet-stream" : "application/json";
      const response = await fetch(`${url}api/${path}`, {
        method,
        redirect: "manual",
        headers: {
          "x-isotherm": "1",
          ...(cookies.size === 0 ? {} : { cookie: cookie() }),
          ...(body === undefined ? {} : { "content-type": type }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      keep(response.headers);
      const text = await response.text();
      const json = response.headers.get("content-type")?.includes("json") ?? false;
      const answer = json && text ? JSON.parse(text) : text;
      checkAnswer(method, path, { status: response.status, body: answer });
      return { status: response.status, body: answer, headers: response.headers };
    },
  };
}

/** A client that is signed in at a demo, as its physician or in another role. */
export async function demoClient(url: string, role = "physician"): Promise<TestClient> {
  const client = testClient(url);
  await client.call("GET", "session");
  if (role !== "physician") await client.call("POST", "session/role", { role });
  return client;
}
