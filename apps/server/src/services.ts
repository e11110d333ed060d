import type { CheckedOverlay } from "@isotherm/knowledge/check";
import type { Kysely } from "kysely";
import type { AccountsSchema } from "./accounts/accounts-schema.ts";
import type { Seal } from "./accounts/seal.ts";
import type { SingleSignOn } from "./accounts/single-sign-on.ts";
import type { DataFolder } from "./data-folder.ts";
import type { Schema } from "./database/schema.ts";
import type { Reach } from "./reach.ts";
import type { BlobStore } from "./stores/blob-store.ts";
import type { Site } from "./stores/site-store.ts";

/** What every route works with. */
export interface Services {
  readonly database: Kysely<Schema>;
  /** Accounts, credentials, sessions and patient links: shown on these connections, and nothing else is. */
  readonly accounts: Kysely<AccountsSchema>;
  readonly databaseKind: "embedded" | "external";
  readonly blobs: BlobStore;
  readonly site: Site;
  readonly folder: DataFolder;
  readonly seal: Seal;
  readonly reach: Reach;
  /** The hospital's single sign-on; null where none is configured. */
  readonly singleSignOn: SingleSignOn | null;
  /** Records of the site on top of ours; they are installed. */
  readonly siteRecords: CheckedOverlay;
}
