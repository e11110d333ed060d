import pg from "pg";
import { ServerError } from "../errors.ts";

/** The database role under which every query on patient data runs; row-level security holds it. */
export const restrictedRole = "isotherm_app";

/** Owner of the tables where we connect as a superuser, whom row-level security would not hold. */
const ownerRole = "isotherm_owner";

/** 42710 and 23505: another start made the same role at the same moment. */
const madeMeanwhile = new Set(["42710", "23505"]);

/** Who the connections work as. */
export interface DatabaseRoles {
  /** Role to take on each connection; null where the account that connects owns the tables itself. */
  readonly workAs: string | null;
}

/**
 * Makes the two database roles where that is permitted. A superuser passes row-level security by, so as one we work as a plain
 * owner made for it; a hospital's account owns the tables itself. Where the account may not make the restricted role, nothing
 * is changed and the refusal says what the administrator of the database has to run.
 */
export async function prepareRoles(client: pg.Client): Promise<DatabaseRoles> {
  const { rows } = await client.query<{ account: string; above: boolean }>(
    "select session_user::text as account, rolsuper or rolbypassrls as above from pg_roles where rolname = session_user",
  );
  const account = rows[0]?.account ?? "";
  const above = rows[0]?.above === true;
  if (above) await makeRole(client, ownerRole);
  await makeRestrictedRole(client, account);
  if (!above) return { workAs: null };
  await client.query(`grant ${restrictedRole} to ${ownerRole}`);
  await handOver(client);
  return { workAs: ownerRole };
}

async function roleExists(client: pg.Client, role: string): Promise<boolean> {
  const { rows } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  return rows.length > 0;
}

async function makeRole(client: pg.Client, role: string): Promise<void> {
  if (await roleExists(client, role)) return;
  await client.query(`create role ${role} nologin`).catch((error: unknown) => {
    if (!madeMeanwhile.has(String((error as { code?: unknown }).code))) throw error;
  });
}

async function mayTake(client: pg.Client): Promise<boolean> {
  await client.query("begin");
  try {
    await client.query(`set local role ${restrictedRole}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.query("rollback");
  }
}

async function makeRestrictedRole(client: pg.Client, account: string): Promise<void> {
  try {
    await makeRole(client, restrictedRole);
    if (await mayTake(client)) return;
    await client.query(`grant ${restrictedRole} to ${pg.escapeIdentifier(account)}`);
    if (await mayTake(client)) return;
  } catch (cause) {
    // 42501: not permitted. Anything else is a defect of the connection and says so itself.
    if ((cause as { code?: unknown }).code !== "42501") throw cause;
  }
  const make = (await roleExists(client, restrictedRole)) ? "" : `CREATE ROLE ${restrictedRole} NOLOGIN; `;
  throw new ServerError(
    "SERVER_DATABASE_ROLE_MISSING",
    `The database account ${account} may not make the restricted role ${restrictedRole}, without which no record is kept; have the administrator of the database run: ${make}GRANT ${restrictedRole} TO ${pg.escapeIdentifier(account)}; and start Isotherm again.`,
  );
}

/** What an earlier version made as the superuser gets the plain owner, and so does whatever is made from now on. */
async function handOver(client: pg.Client): Promise<void> {
  await client.query(`
    do $$
    declare thing record;
    begin
      execute format('grant usage, create on schema %I to ${ownerRole}', current_schema());
      for thing in
        select c.oid::regclass::text as name from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
          and pg_get_userbyid(c.relowner) = session_user
      loop
        execute format('alter table %s owner to ${ownerRole}', thing.name);
      end loop;
      for thing in
        select p.oid::regprocedure::text as name from pg_proc p
        where p.pronamespace = current_schema()::regnamespace and pg_get_userbyid(p.proowner) = session_user
      loop
        execute format('alter routine %s owner to ${ownerRole}', thing.name);
      end loop;
    end $$`);
}
