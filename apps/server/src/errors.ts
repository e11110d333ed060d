/** Every refusal of the server, by code. */
export type ServerErrorCode =
  | "SERVER_DATA_FOLDER_UNUSABLE"
  | "SERVER_DATA_FOLDER_IN_USE"
  | "SERVER_DATABASE_UNAVAILABLE"
  | "SERVER_DATABASE_ROLE_MISSING"
  | "SERVER_DATABASE_VERSION"
  | "SERVER_PORT_TAKEN"
  | "AUDIT_BROKEN"
  | "BACKUP_FAILED"
  | "BACKUP_DAMAGED"
  | "BACKUP_PASSPHRASE"
  | "RESTORE_TARGET_NOT_EMPTY"
  | "SITE_NOT_FOUND"
  | "PATIENT_NOT_FOUND"
  | "PERSON_CONFLICT"
  | "EVENT_CONFLICT"
  | "EVENT_INVALID"
  | "REFERRAL_NOT_FOUND"
  | "REFERRER_UNKNOWN"
  | "DIRECTORY_CONFLICT"
  | "DIRECTORY_ENTRY_NOT_FOUND"
  | "SERVER_OVERLAY_REFUSED"
  | "PLAN_NOT_FOUND"
  | "PLAN_CONFLICT"
  | "PLAN_INVALID"
  | "SERIES_NOT_FOUND"
  | "SERIES_INCOMPLETE"
  | "BLOB_NOT_FOUND"
  | "BLOB_HASH_MISMATCH"
  | "REQUEST_INVALID"
  | "REQUEST_FOREIGN"
  | "SERVER_NOT_A_DEMO"
  | "DEMO_SYNTHETIC_ONLY"
  | "SITE_ALREADY_SET_UP"
  | "FIRST_RUN_LOCAL_ONLY"
  | "SESSION_REQUIRED"
  | "ROLE_NOT_ALLOWED"
  | "SIGN_IN_REFUSED"
  | "SIGN_IN_BUSY"
  | "LOGIN_NAME_TAKEN"
  | "PASSWORD_WEAK"
  | "TOO_MANY_TRIES"
  | "SIGN_IN_AGAIN"
  | "SECOND_FACTOR_REFUSED"
  | "SECOND_FACTOR_STATE"
  | "PASSKEY_REFUSED"
  | "PASSKEY_ADDRESS"
  | "INVITATION_REFUSED"
  | "ACCOUNT_NOT_FOUND"
  | "LAST_ADMINISTRATOR"
  | "SESSION_NOT_FOUND"
  | "SINGLE_SIGN_ON_REFUSED"
  | "PATIENT_LINK_REFUSED"
  | "PATIENT_LINK_NOT_FOUND"
  | "SERVER_OPTIONS_INVALID";

/** A refusal in one sentence; `statusCode` is what HTTP answers. */
export class ServerError extends Error {
  readonly code: ServerErrorCode;
  readonly statusCode: number;
  /** Facts that help the caller go on, such as the plan that is stored now. */
  readonly details: Readonly<Record<string, unknown>>;
  constructor(
    code: ServerErrorCode,
    message: string,
    options: {
      readonly statusCode?: number;
      readonly details?: Readonly<Record<string, unknown>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "ServerError";
    this.code = code;
    this.statusCode = options.statusCode ?? 400;
    this.details = options.details ?? {};
  }
}
