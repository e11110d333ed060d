/*
 * Tables of the README are taken from the pages that `npm run bench` and `isotherm verify --all` fill: the check holds them to
 * those pages, `--write` copies them anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootFolder } from "./step.ts";

/** Rows of the first table below a heading, header and rule included. */
export function firstTable(page: string): readonly string[] {
  const lines = page.split("\n");
  const from = lines.findIndex((line) => line.startsWith("|"));
  if (from < 0) return [];
  const length = lines.slice(from).findIndex((line) => !line.startsWith("|"));
  return lines.slice(from, length < 0 ? undefined : from + length);
}

function cellsOf(row: string): readonly string[] {
  return row
    .replace(/^\||\|$/gu, "")
    .split("|")
    .map((cell) => cell.trim());
}

/** How near a number of a page, such as "0.53 %", comes to its limit, such as "1.00 %"; 1 is on it. */
function shareOfLimit(error: string, limit: string): number {
  return Number.parseFloat(error) / Number.parseFloat(limit);
}

/** The chapter that a case of the verification belongs to: its first words up to the comma. */
function chapterOf(title: string): string {
  return (title.split(",")[0] ?? title).replace(/\s(?:moved|turned) by.*$/u, " moved or turned").trim();
}

interface Chapter {
  readonly cases: number;
  readonly misses: number;
  readonly worst: { readonly share: number; readonly text: string };
}

/** The table of all cases, cut down to one line a chapter with the case that comes nearest to its limit. */
export function chaptersOf(table: readonly string[]): readonly string[] {
  const chapters = new Map<string, Chapter>();
  for (const row of table.slice(2)) {
    const [title = "", quantity = "", , , error = "", limit = "", within = ""] = cellsOf(row);
    const name = chapterOf(title);
    const before = chapters.get(name);
    const share = shareOfLimit(error, limit);
    const text = `${error} of ${limit} | ${quantity}`;
    const isWorse = before === undefined || share > before.worst.share;
    chapters.set(name, {
      cases: (before?.cases ?? 0) + 1,
      misses: (before?.misses ?? 0) + (within === "yes" ? 0 : 1),
      worst: isWorse ? { share, text } : before.worst,
    });
  }
  return [
    "| problem | within their limits | nearest to its limit | of |",
    "|---|---|---|---|",
    ...[...chapters].map(
      ([name, { cases, misses, worst }]) => `| ${name} | ${cases - misses} of ${cases} | ${worst.text} |`,
    ),
  ];
}

/** A text with the lines between `<!-- name -->` and `<!-- /name -->` replaced. */
export function withBlock(text: string, name: string, lines: readonly string[]): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) throw new Error(`README.md has no place ${open} … ${close}; put it back`);
  return `${text.slice(0, from + open.length)}\n${lines.join("\n")}\n${text.slice(to)}`;
}

function page(path: string): string {
  return readFileSync(join(rootFolder, path), "utf8");
}

/** The README with its tables as the pages have them. */
export function filledReadme(): string {
  const speed = firstTable(page("bench/RESULTS.md"));
  const truth = chaptersOf(firstTable(page("verification/README.md")));
  return withBlock(withBlock(page("README.md"), "speed", speed), "truth", truth);
}

if (process.argv[1] === import.meta.filename) {
  const filled = filledReadme();
  if (process.argv.includes("--write")) writeFileSync(join(rootFolder, "README.md"), filled);
  const isSame = filled === page("README.md");
  console.log(
    isSame || process.argv.includes("--write")
      ? "readme-tables: nothing found"
      : "README.md: its tables are not those of bench/RESULTS.md and verification/README.md: run node scripts/readme-tables.ts --write",
  );
  process.exitCode = isSame || process.argv.includes("--write") ? 0 : 1;
}
