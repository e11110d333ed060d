import { z } from "zod";
import { role } from "../request.ts";
import { type Answers, count, fields, json, moment, momentOrNull } from "./answer.ts";

const roles = z.array(role);
const account = z.strictObject({
  id: z.string(),
  loginName: z.string(),
  displayName: z.string(),
  roles,
  suspended: z.boolean(),
});
const accountEntry = z.strictObject({
  ...account.shape,
  createdAt: moment,
  canSignIn: z.boolean(),
  hasPassword: z.boolean(),
  isFederated: z.boolean(),
  hasSecondFactor: z.boolean(),
  passkeyCount: count,
  openSessionCount: count,
  lastSeenAt: momentOrNull,
  invitedUntil: momentOrNull,
});
const waitingPerson = z.strictObject({
  issuer: z.string(),
  subject: z.string(),
  displayName: z.string(),
  email: z.string(),
  firstSeenAt: moment,
});
const invitation = z.strictObject({ code: z.string(), expiresAt: moment });
const passkey = z.strictObject({
  passkeyId: z.string(),
  name: z.string(),
  createdAt: moment,
  lastUsedAt: momentOrNull,
  isBackedUp: z.boolean(),
});
const openSession = z.strictObject({
  sessionId: z.string(),
  isThisOne: z.boolean(),
  address: z.string(),
  userAgent: z.string(),
  createdAt: moment,
  lastSeenAt: moment,
});
const site = z.strictObject({ name: z.string(), kind: z.enum(["clinic", "demo"]) });
const purpose = z.enum(["interview", "follow-up", "messages"]);
const session = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("first-run"), site, account: z.null() }),
  z.strictObject({
    state: z.literal("signed-out"),
    site,
    account: z.null(),
    singleSignOn: z.string().nullable(),
  }),
  z.strictObject({
    state: z.literal("signed-in"),
    site,
    account: z.strictObject({
      id: z.string(),
      loginName: z.string().nullable(),
      displayName: z.string(),
      roles,
      role,
      patientId: z.string().nullable(),
      patientPurpose: purpose.nullable(),
    }),
  }),
]);
const signedIn = z.strictObject({ state: z.literal("signed-in") });
const entered = z.strictObject({ state: z.enum(["signed-in", "second-factor"]) });
/** What the browser's own passkey functions take; the standard is WebAuthn's. */
const passkeyOptions = z.strictObject({
  challengeId: z.string(),
  options: z.looseObject({ challenge: z.string() }),
});
const recoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()).length(10) });
const link = {
  linkId: z.string(),
  purpose,
  createdAt: moment,
  createdBy: z.string(),
  expiresAt: moment,
  lastOpenedAt: momentOrNull,
  state: z.enum(["open", "expired", "revoked", "too-many-tries"]),
};

/** Who is there: first run, signing in, the own account, accounts of the site, links of patients. */
export const doorAnswers: Answers = {
  "POST /api/first-run/owner": json(signedIn),
  "POST /api/first-run/demo": json(signedIn),
  "GET /api/session": json(session),
  "POST /api/session": json(entered),
  "DELETE /api/session": fields({ state: z.literal("signed-out") }),
  "POST /api/session/role": fields({ role }),
  "POST /api/session/totp": json(signedIn),
  "POST /api/session/passkey/options": json(passkeyOptions),
  "POST /api/session/passkey": json(signedIn),
  "GET /api/session/oidc/start": { kind: "redirect" },
  "GET /api/session/oidc/callback": { kind: "redirect" },
  "POST /api/invitation/look": fields({ loginName: z.string(), displayName: z.string() }),
  "POST /api/invitation/accept": json(entered),
  "GET /api/account": fields({
    id: z.string(),
    loginName: z.string().nullable(),
    displayName: z.string(),
    roles,
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    recoveryCodesLeft: count,
    passkeys: z.array(passkey),
    sessions: z.array(openSession),
  }),
  "PUT /api/account/password": fields({ changed: z.literal(true) }),
  "DELETE /api/account/sessions/:sessionId": fields({ sessionId: z.string() }),
  "POST /api/account/totp": fields({ secret: z.string(), uri: z.string() }),
  "POST /api/account/totp/confirm": json(recoveryCodes),
  "POST /api/account/recovery-codes": json(recoveryCodes),
  "DELETE /api/account/totp": fields({ enabled: z.literal(false) }),
  "POST /api/account/passkeys/options": json(passkeyOptions),
  "POST /api/account/passkeys": fields({ name: z.string() }),
  "DELETE /api/account/passkeys/:passkeyId": fields({ passkeyId: z.string() }),
  "GET /api/accounts": fields({
    accounts: z.array(accountEntry),
    waiting: z.array(waitingPerson),
    singleSignOn: z.string().nullable(),
  }),
  "POST /api/accounts": fields({ account, invitation }),
  "POST /api/accounts/:id/invitation": fields({ invitation }),
  "PUT /api/accounts/:id": fields({ account }),
  "POST /api/accounts/:id/suspension": fields({ account }),
  "DELETE /api/accounts/:id/second-factor": fields({ id: z.string() }),
  "DELETE /api/accounts/:id/sessions": fields({ id: z.string() }),
  "POST /api/accounts/admission": fields({ account }),
  "GET /api/colleagues": fields({
    colleagues: z.array(z.strictObject({ id: z.string(), displayName: z.string(), roles })),
  }),
  "GET /api/patients/:id/links": fields({ links: z.array(z.strictObject(link)) }),
  "POST /api/patients/:id/links": fields({ linkId: z.string(), code: z.string(), url: z.string() }),
  "DELETE /api/patients/:id/links/:linkId": fields({ linkId: z.string(), state: z.literal("revoked") }),
  "POST /api/patient-link/open": json(signedIn),
};
