import { answers } from "./answers.ts";

const routes = Object.entries(answers).map(([name, answer]) => {
  const [method = "", url = ""] = name.split(" ");
  return { name, answer, method, pattern: new RegExp(`^${url.replace(/:\w+/gu, "[^/]+")}$`, "u") };
});

/** Routes whose answers have been seen and are of the shape that is said of them. */
export const seenAnswers: Set<string> = new Set();

/** Throws where a real answer is not of the shape that the description of the API gives its route. */
export function checkAnswer(
  method: string,
  path: string,
  { status, body }: { readonly status: number; readonly body: unknown },
): void {
  if (status >= 400) return;
  const [url = ""] = `/api/${path}`.split("?");
  const route = routes.find((each) => each.method === method && each.pattern.test(url));
  // Fastify makes a HEAD beside each GET; it has no body to hold to anything.
  if (route === undefined && method === "HEAD") return;
  if (route === undefined) throw new Error(`${method} ${url} has no entry in routes/answers.`);
  const { answer } = route;
  if (answer.kind === "json") {
    if (status !== answer.status) throw new Error(`${route.name} answered ${status}, not ${answer.status}.`);
    const read = answer.schema.safeParse(body);
    if (!read.success) throw new Error(`${route.name} answers what is not said of it: ${read.error.message}`);
  }
  seenAnswers.add(route.name);
}
