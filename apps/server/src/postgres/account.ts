import { readFileSync } from "node:fs";

/** The account that PostgreSQL runs under. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * PostgreSQL refuses to run as root. As root the server is started under the `postgres` account where there is one,
 * else under `nobody`; as anybody else, under that account (null: nothing to change).
 */
export function databaseAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const rows = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const row = rows.find((fields) => fields[0] === name);
    if (row) return { name, uid: Number(row[2]), gid: Number(row[3]) };
  }
  return { name: "65534", uid: 65_534, gid: 65_534 };
}
