export { type AskOptions, askEnsemble } from "./ask-ensemble.ts";
export { JobsError, type JobsErrorCode } from "./errors.ts";
export { type JobQueue, openJobQueue } from "./job-queue.ts";
export { type MemberTask, type ServeOptions, serveMembers } from "./serve-members.ts";
