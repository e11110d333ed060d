import { type Kysely, sql, type Transaction } from "kysely";
import { Secret, TOTP } from "otpauth";
import { inTransaction } from "../database/in-transaction.ts";
import { ServerError } from "../errors.ts";
import type { AccountsSchema } from "./accounts-schema.ts";
import { hashCode, newCode } from "./one-time-code.ts";
import type { Seal } from "./seal.ts";

/** RFC 6238 with what every authenticator app understands: SHA-1, six digits, thirty seconds; 160 bits as RFC 4226 asks. */
const shape = { algorithm: "SHA1", digits: 6, period: 30 } as const;
const secretBytes = 20;
/** Steps before and after the present one that are taken, for clocks that differ. */
const stepWindow = 1;
/** Codes for the day on which the phone is lost; 50 bits each. */
const recoveryCodeCount = 10;
const recoveryCharacterCount = 10;

const purpose = (accountId: string): string => `second factor of ${accountId}`;

function authenticator(
  secret: Uint8Array,
  label: { readonly siteName: string; readonly loginName: string },
): TOTP {
  const buffer = new Uint8Array(secret).buffer;
  return new TOTP({
    ...shape,
    issuer: `Isotherm ${label.siteName}`,
    label: label.loginName,
    secret: new Secret({ buffer }),
  });
}

/** Whether a code is asked for after the password. */
export async function hasSecondFactor(database: Kysely<AccountsSchema>, accountId: string): Promise<boolean> {
  const row = await database
    .selectFrom("account")
    .select("totp_enabled_at")
    .where("id", "=", accountId)
    .executeTakeFirst();
  return row?.totp_enabled_at != null;
}

/** A new secret, not yet in force: the person first proves that the app makes its codes. Shown once. */
export async function proposeSecondFactor(
  database: Kysely<AccountsSchema>,
  seal: Seal,
  account: { readonly id: string; readonly loginName: string; readonly siteName: string },
): Promise<{ readonly secret: string; readonly uri: string }> {
  const secret = new Secret({ size: secretBytes });
  const updated = await database
    .updateTable("account")
    .set({ totp_secret: seal.close(secret.bytes, purpose(account.id)) })
    .where("id", "=", account.id)
    .where("totp_enabled_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!updated) {
    throw new ServerError(
      "SECOND_FACTOR_STATE",
      "This account has a second factor already; remove it before you set up another.",
      { statusCode: 409 },
    );
  }
  return { secret: secret.base32, uri: authenticator(secret.bytes, account).toString() };
}

/** A secret, or null where it was sealed under a key that this site no longer has: recovery codes work without it. */
function openSecret(seal: Seal, sealed: Buffer, accountId: string): Buffer | null {
  try {
    return seal.open(sealed, purpose(accountId));
  } catch {
    return null;
  }
}

/** Whether this code is right now and was not used before; a right one is used up. */
async function takeCode(
  database: Kysely<AccountsSchema>,
  seal: Seal,
  { accountId, code }: Try,
): Promise<boolean> {
  const row = await database
    .selectFrom("account")
    .select("totp_secret")
    .where("id", "=", accountId)
    .executeTakeFirst();
  if (row?.totp_secret == null) return false;
  const secret = openSecret(seal, row.totp_secret, accountId);
  if (secret === null) return false;
  const token = code.replace(/\s/gu, "");
  const delta = authenticator(secret, { siteName: "", loginName: "" }).validate({
    token,
    window: stepWindow,
  });
  if (delta === null) return false;
  const step = Math.floor(Date.now() / 1000 / shape.period) + delta;
  const taken = await database
    .updateTable("account")
    .set({ totp_last_step: String(step) })
    .where("id", "=", accountId)
    .where("totp_last_step", "<", String(step))
    .returning("id")
    .executeTakeFirst();
  return taken !== undefined;
}

/** A code that somebody typed for an account. */
export interface Try {
  readonly accountId: string;
  readonly code: string;
}

/** Puts the proposed second factor in force once its first code is right; gives recovery codes, shown once. */
export async function enableSecondFactor(
  database: Kysely<AccountsSchema>,
  seal: Seal,
  attempt: Try,
): Promise<readonly string[]> {
  if (await hasSecondFactor(database, attempt.accountId)) {
    throw new ServerError("SECOND_FACTOR_STATE", "This account has a second factor already.", {
      statusCode: 409,
    });
  }
  if (!(await takeCode(database, seal, attempt))) throw codeRefused();
  return inTransaction(database, async (transaction) => {
    const codes = await replaceRecoveryCodes(transaction, attempt.accountId);
    await transaction
      .updateTable("account")
      .set({ totp_enabled_at: sql<Date>`now()` })
      .where("id", "=", attempt.accountId)
      .execute();
    return codes;
  });
}

async function replaceRecoveryCodes(
  transaction: Transaction<AccountsSchema>,
  accountId: string,
): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => newCode(recoveryCharacterCount));
  await transaction.deleteFrom("recovery_code").where("account_id", "=", accountId).execute();
  await transaction
    .insertInto("recovery_code")
    .values(codes.map((code) => ({ account_id: accountId, code_hash: hashCode(code) })))
    .execute();
  return codes;
}

/** New recovery codes for an account that has a second factor, shown once; those of before are worth nothing from then on. */
export function renewRecoveryCodes(
  database: Kysely<AccountsSchema>,
  accountId: string,
): Promise<readonly string[]> {
  return inTransaction(database, async (transaction) => {
    const found = await transaction
      .selectFrom("account")
      .select("totp_enabled_at")
      .where("id", "=", accountId)
      .forUpdate()
      .executeTakeFirst();
    if (found?.totp_enabled_at == null) {
      throw new ServerError(
        "SECOND_FACTOR_STATE",
        "This account has no second factor, and recovery codes come with one; set it up first.",
        { statusCode: 409 },
      );
    }
    return replaceRecoveryCodes(transaction, accountId);
  });
}

/** Which second factor was right: the app's code, or a recovery code, which is used up; refuses any other. */
export async function checkSecondFactor(
  database: Kysely<AccountsSchema>,
  seal: Seal,
  attempt: Try,
): Promise<"totp" | "recovery-code"> {
  if (await takeCode(database, seal, attempt)) return "totp";
  const used = await database
    .updateTable("recovery_code")
    .set({ used_at: new Date() })
    .where("account_id", "=", attempt.accountId)
    .where("code_hash", "=", hashCode(attempt.code))
    .where("used_at", "is", null)
    .returning("code_hash")
    .executeTakeFirst();
  if (used) return "recovery-code";
  throw codeRefused();
}

/** Takes the second factor and its recovery codes away. */
export async function removeSecondFactor(
  database: Kysely<AccountsSchema> | Transaction<AccountsSchema>,
  accountId: string,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await transaction.deleteFrom("recovery_code").where("account_id", "=", accountId).execute();
    await transaction
      .updateTable("account")
      .set({ totp_secret: null, totp_enabled_at: null })
      .where("id", "=", accountId)
      .execute();
  });
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(
  database: Kysely<AccountsSchema>,
  accountId: string,
): Promise<number> {
  const { count } = await database
    .selectFrom("recovery_code")
    .select((row) => row.fn.countAll<string>().as("count"))
    .where("account_id", "=", accountId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function codeRefused(): ServerError {
  return new ServerError(
    "SECOND_FACTOR_REFUSED",
    "This code is not right, or was used before; wait for the next one, or use a recovery code.",
    { statusCode: 401 },
  );
}
