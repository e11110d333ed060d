import { readFileSync } from "node:fs";
import { type Kysely, sql } from "kysely";
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { ServerError } from "../errors.ts";
import { isLoopbackAddress } from "../reach.ts";
import type { AccountsSchema } from "./accounts-schema.ts";

/** The hospital's identity provider, by OpenID Connect. */
export interface SingleSignOn {
  /** What stands on the button. */
  readonly name: string;
  /** The provider's configuration, found at the first sign-in and kept. */
  configuration(): Promise<Configuration>;
}

/** What the browser must bring back from the provider, so that an answer belongs to the question that it asked. */
export interface SignOnRequest {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** A person as the provider vouches for them. */
export interface FederatedPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly displayName: string;
  readonly email: string;
}

/**
 * Reads ISOTHERM_OIDC_ISSUER, ISOTHERM_OIDC_CLIENT_ID, ISOTHERM_OIDC_CLIENT_SECRET (or …_SECRET_FILE, a file that only the
 * service may read) and ISOTHERM_OIDC_NAME. Null where no issuer is named.
 */
export function readSingleSignOn(
  environment: Readonly<Record<string, string | undefined>>,
): SingleSignOn | null {
  const issuer = environment["ISOTHERM_OIDC_ISSUER"];
  if (!issuer) return null;
  const clientId = environment["ISOTHERM_OIDC_CLIENT_ID"];
  const secretFile = environment["ISOTHERM_OIDC_CLIENT_SECRET_FILE"];
  const secret = secretFile
    ? readFileSync(secretFile, "utf8").trim()
    : environment["ISOTHERM_OIDC_CLIENT_SECRET"];
  const url = URL.parse(issuer);
  // A provider on this machine is a test's; everywhere else the answers have to come by https.
  const isLocal = url !== null && (isLoopbackAddress(url.hostname) || url.hostname === "localhost");
  if (url === null || !(url.protocol === "https:" || isLocal) || !clientId || !secret) {
    throw new ServerError(
      "SERVER_OPTIONS_INVALID",
      "Single sign-on needs ISOTHERM_OIDC_ISSUER with an https address, ISOTHERM_OIDC_CLIENT_ID and ISOTHERM_OIDC_CLIENT_SECRET (or ISOTHERM_OIDC_CLIENT_SECRET_FILE).",
    );
  }
  let found: Promise<Configuration> | null = null;
  return {
    name: environment["ISOTHERM_OIDC_NAME"] ?? url.hostname,
    configuration: () => {
      found ??= discovery(url, clientId, secret, undefined, {
        execute: isLocal ? [allowInsecureRequests] : [],
        timeout: 10,
      }).catch((cause: unknown) => {
        found = null;
        throw refused("does not answer; try again, or sign in with a password", cause);
      });
      return found;
    },
  };
}

function refused(why: string, cause?: unknown): ServerError {
  return new ServerError("SINGLE_SIGN_ON_REFUSED", `The hospital's sign-in ${why}.`, {
    statusCode: 401,
    cause,
  });
}

/** Where to send the browser, and what it has to bring back. */
export async function beginSignOn(
  singleSignOn: SingleSignOn,
  redirectUri: string,
): Promise<{ readonly url: URL; readonly request: SignOnRequest }> {
  const configuration = await singleSignOn.configuration();
  const request = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: "openid profile email",
    state: request.state,
    nonce: request.nonce,
    code_challenge: await calculatePKCECodeChallenge(request.codeVerifier),
    code_challenge_method: "S256",
  });
  return { url, request };
}

/** Whom the provider vouches for; refuses an answer to another question, and one that is not signed by it. */
export async function finishSignOn(
  singleSignOn: SingleSignOn,
  answer: URL,
  request: SignOnRequest,
): Promise<FederatedPerson> {
  const configuration = await singleSignOn.configuration();
  const tokens = await authorizationCodeGrant(configuration, answer, {
    expectedState: request.state,
    expectedNonce: request.nonce,
    pkceCodeVerifier: request.codeVerifier,
    idTokenExpected: true,
  }).catch((cause: unknown) => {
    throw refused("did not vouch for you; start again", cause);
  });
  const claims = tokens.claims();
  if (claims === undefined) throw refused("did not say who you are");
  const text = (value: unknown): string =>
    typeof value === "string" ? value.replace(/\p{Cc}/gu, "").slice(0, 120) : "";
  return {
    issuer: claims.iss,
    subject: claims.sub,
    displayName: text(claims["name"]) || text(claims["preferred_username"]) || claims.sub,
    email: text(claims["email"]),
  };
}

/** The account of a person by issuer and subject alone: a name or an address that somebody can change proves nothing. */
export async function accountOfPerson(
  database: Kysely<AccountsSchema>,
  person: FederatedPerson,
): Promise<string | null> {
  const row = await database
    .insertInto("federated_identity")
    .values({
      issuer: person.issuer,
      subject: person.subject,
      account_id: null,
      display_name: person.displayName,
      email: person.email,
    })
    .onConflict((conflict) =>
      conflict.columns(["issuer", "subject"]).doUpdateSet({
        display_name: person.displayName,
        email: person.email,
        last_seen_at: sql<Date>`now()`,
      }),
    )
    .returning("account_id")
    .executeTakeFirstOrThrow();
  return row.account_id;
}
