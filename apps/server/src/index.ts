export { type RecoveredAccount, recoverAccount } from "./accounts/recover-account.ts";
export type { BackupProtection } from "./backup/archive-file.ts";
export { type BackupReport, backupSite } from "./backup/backup-site.ts";
export { type CheckReport, checkSite, type ProjectionCare } from "./backup/check-site.ts";
export type { SiteAddress } from "./backup/open-site.ts";
export { type RestoreReport, restoreSite } from "./backup/restore-site.ts";
export { type BackupVerdict, verifyBackup } from "./backup/verify-backup.ts";
export { ServerError, type ServerErrorCode } from "./errors.ts";
export { type RunningServer, type ServerOptions, startServer, stopOnSignals } from "./start-server.ts";
