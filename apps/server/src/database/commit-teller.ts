import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  PostgresDialect,
  PostgresDriver,
} from "kysely";
import type pg from "pg";
import type { AuditEnd } from "../audit/anchor-file.ts";

/**
 * A driver whose commits tell the end of the audit log that they made, and are done only when it has been taken. The end comes from
 * inside the transaction: what somebody does to the database after the commit changes nothing of it.
 */
class TellingDriver extends PostgresDriver {
  readonly #tell: (end: AuditEnd) => Promise<void>;

  constructor(pool: pg.Pool, tell: (end: AuditEnd) => Promise<void>) {
    super({ pool });
    this.#tell = tell;
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const { rows } = await connection.executeQuery<{ audit_end: string | null }>(
      CompiledQuery.raw("select current_setting('isotherm.audit_end', true) as audit_end"),
    );
    await super.commitTransaction(connection);
    const [sequence, entrySha256] = (rows[0]?.audit_end ?? "").split(" ");
    if (entrySha256 !== undefined) await this.#tell({ sequence: Number(sequence), entrySha256 });
  }
}

/** PostgreSQL as Kysely knows it, with commits that tell the end of the audit log. */
export function tellingDialect(pool: pg.Pool, tell: (end: AuditEnd) => Promise<void>): Dialect {
  const plain = new PostgresDialect({ pool });
  return {
    createAdapter: () => plain.createAdapter(),
    createDriver: () => new TellingDriver(pool, tell),
    createIntrospector: (database) => plain.createIntrospector(database),
    createQueryCompiler: () => plain.createQueryCompiler(),
  };
}
