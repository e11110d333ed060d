/// <reference types="node" />
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { NewEntry } from "../server/patients.ts";
import { type OutboxShelf, openOutbox, type SendResult } from "./outbox.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** What the clinic does with the tries in turn; `cut` takes the entry and loses the answer. */
type Answer = "take" | "cut" | "dead" | 401 | 422;

/** A server that keeps each id once, as the record does. */
async function clinic(
  answers: Answer[],
): Promise<{ readonly url: string; readonly taken: Map<string, number> }> {
  const taken = new Map<string, number>();
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString("utf8");
    });
    request.on("end", () => {
      const answer = answers.shift() ?? "take";
      if (answer === "dead") return request.socket.destroy();
      if (typeof answer === "number") return response.writeHead(answer).end("{}");
      const { id } = JSON.parse(body) as NewEntry;
      taken.set(id, (taken.get(id) ?? 0) + 1);
      if (answer === "cut") return request.socket.destroy();
      return response.writeHead(200).end("{}");
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken };
}

function shelfOf(text: { kept: string | null }): OutboxShelf {
  return {
    read: () => text.kept,
    write: (next) => {
      text.kept = next;
    },
  };
}

const sendTo =
  (url: string) =>
  async (_patientId: string, entry: NewEntry): Promise<SendResult> => {
    try {
      const response = await fetch(url, { method: "POST", body: JSON.stringify(entry) });
      if (response.ok) return { kind: "sent" };
      if (response.status === 401) return { kind: "signed-out" };
      return { kind: "refused", message: "the average is above the worst" };
    } catch {
      return { kind: "later" };
    }
  };

const entry = (id: string): NewEntry => ({
  id,
  happenedAt: "2026-11-27T09:00:00Z",
  correction: null,
  content: { kind: "patient-story", ownWords: `words of ${id}` },
});

describe("answers on their way to the clinic", () => {
  it("sends what a dead network kept back, in order, each once, even where only the answer was lost", async () => {
    const { url, taken } = await clinic(["dead", "cut", "take", "take"]);
    const text = { kept: null as string | null };
    const outbox = openOutbox({
      shelf: shelfOf(text),
      send: sendTo(url),
      onSignedOut: () => undefined,
      pausesMs: [20],
    });
    outbox.add("patient-1", entry("a"));
    outbox.add("patient-1", entry("b"));
    outbox.add("patient-1", entry("b"));
    await expect.poll(() => outbox.items(), { timeout: 5000 }).toEqual([]);
    // The id was sent again after the lost answer; whoever keeps ids, as the record does, has each entry once.
    expect([...taken]).toEqual([
      ["a", 2],
      ["b", 1],
    ]);
    expect(text.kept).toBe("[]");
  });

  it("keeps an entry over a closed page, and sends it when the page is opened again", async () => {
    const text = { kept: null as string | null };
    const closed = openOutbox({
      shelf: shelfOf(text),
      send: async () => ({ kind: "later" }),
      onSignedOut: () => undefined,
      pausesMs: [60_000],
    });
    closed.add("patient-1", entry("a"));
    await expect.poll(() => closed.items().length).toBe(1);
    closed.close();
    const { url, taken } = await clinic([]);
    const open = openOutbox({ shelf: shelfOf(text), send: sendTo(url), onSignedOut: () => undefined });
    expect(open.items()).toHaveLength(1);
    await open.flush();
    expect(taken.get("a")).toBe(1);
    expect(open.items()).toEqual([]);
  });

  it("keeps what was refused with the reason, goes on with the rest, and lets it go only when told so", async () => {
    const { url } = await clinic([422]);
    const text = { kept: null as string | null };
    const outbox = openOutbox({ shelf: shelfOf(text), send: sendTo(url), onSignedOut: () => undefined });
    outbox.add("patient-1", entry("a"));
    outbox.add("patient-1", entry("b"));
    await expect.poll(() => outbox.items().length).toBe(1);
    expect(outbox.items()[0]).toMatchObject({ state: "refused", message: "the average is above the worst" });
    expect(text.kept).toContain("words of a");
    outbox.drop("a");
    expect(outbox.items()).toEqual([]);
  });

  it("stops and asks for the code when the session has ended, and loses nothing", async () => {
    const { url, taken } = await clinic([401]);
    let asked = 0;
    const outbox = openOutbox({
      shelf: shelfOf({ kept: null }),
      send: sendTo(url),
      onSignedOut: () => {
        asked += 1;
      },
    });
    outbox.add("patient-1", entry("a"));
    await expect.poll(() => asked).toBe(1);
    expect(outbox.items()).toHaveLength(1);
    await outbox.flush();
    expect(taken.get("a")).toBe(1);
  });

  it("loses nothing where two pages of one patient write at once", async () => {
    const text = { kept: null as string | null };
    const later = async (): Promise<SendResult> => ({ kind: "later" });
    const [one, two] = [1, 2].map(() =>
      openOutbox({ shelf: shelfOf(text), send: later, onSignedOut: () => undefined, pausesMs: [60_000] }),
    );
    one?.add("patient-1", entry("a"));
    two?.add("patient-1", entry("b"));
    one?.add("patient-1", entry("c"));
    const { url, taken } = await clinic([]);
    const open = openOutbox({ shelf: shelfOf(text), send: sendTo(url), onSignedOut: () => undefined });
    await open.flush();
    expect([...taken.keys()]).toEqual(["a", "b", "c"]);
    one?.close();
    two?.close();
  });
});
